// GDELT 2's mentions: each report's telling of each row of the event file.

#include <algorithm>
#include <cmath>

#include "exchange/cells.h"
#include "exchange/dyads.h"
#include "exchange/row_facts.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

/// Where that mention tells of the actor; -1 if it does not, as in GDELT.
std::int64_t offset_of(const ActorRef* actor, const std::vector<ActorRef>& side) {
  if (actor == nullptr) return -1;
  const auto found = std::find_if(side.begin(), side.end(),
                                  [&](const ActorRef& other) { return key(other) == key(*actor); });
  return found == side.end() ? -1 : std::int64_t{found->words.at.start};
}

class MentionsWriter : public Exporter {
 public:
  std::string row(const EventRow& row) override {
    if (row.event().cameo.empty()) return {};
    std::string out;
    for (const Dyad& dyad : dyads(row.event(), row.event_id)) {
      for (const MentionRow& mention : row.mentions) out += line(row, dyad, mention);
    }
    return out;
  }

 private:
  static std::string line(const EventRow& row, const Dyad& dyad, const MentionRow& mention) {
    constexpr int kWeb = 1, kCitation = 2;
    const Article& article = mention.article;
    const Event& event = mention.event;
    Line line(Separator::kTab);
    line.number(dyad.id).code(compact_moment(row.article())).code(compact_moment(article));
    line.number(article.url.empty() ? kCitation : kWeb);
    line.text(publisher_of(article)).text(address_of(article));
    line.none();  // SentenceID: the record counts characters, not sentences
    line.number(offset_of(dyad.source, event.source)).number(offset_of(dyad.target, event.target));
    line.number(event.trigger.at.start);
    line.number(1);  // InRawText: nothing is rewritten before it is read
    line.number(std::lround(event.confidence * 100)).number(mention.length);
    line.none(3);  // tone, translation, extras
    return std::move(line).end();
  }
};

}  // namespace

std::unique_ptr<Exporter> mentions_writer() { return std::make_unique<MentionsWriter>(); }

}  // namespace dragoman
