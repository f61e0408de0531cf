// Phoenix (OEDA's daily files): tab-separated, no header, one source and target a row.

#include <fmt/format.h>

#include "exchange/cells.h"
#include "exchange/gdelt_actor.h"
#include "exchange/row_facts.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

class PhoenixWriter : public DyadWriter {
 public:
  explicit PhoenixWriter(const ExchangeTables& tables) : tables_(tables) {}

 private:
  std::string line(const EventRow& row, const Dyad& dyad) const override {
    const Event& event = row.event();
    Line line(Separator::kTab);
    line.code(std::to_string(dyad.id) + "_dragoman");
    add_day(line, day_of(row));
    add_actor(line, dyad.source);
    add_actor(line, dyad.target);
    line.code(event.cameo).code(event.cameo.substr(0, 2)).number(cameo_penta(event.cameo));
    line.number(event.goldstein).code(joined(event.contexts, ";"));
    if (event.place)
      add_place(line, *event.place);
    else
      line.none(5);
    line.text(sentences(row)).text(joined(addresses(row), ";")).text(joined(publishers(row), ";"));
    return std::move(line).end();
  }

  static void add_day(Line& line, std::optional<Date> day) {
    if (!day) {
      line.none(4);
      return;
    }
    line.code(compact(*day)).code(fmt::format("{:04}", day->year));
    line.code(fmt::format("{:02}", day->month)).code(fmt::format("{:02}", day->day));
  }

  /// Whole code, state or organisation, role, and whatever follows.
  void add_actor(Line& line, const ActorRef* actor) const {
    const std::string code = actor == nullptr ? "" : own_cameo(actor->cameo, *tables_.countries);
    // A code of one role alone ("CVL") has no state.
    const bool role_first = code.size() == 3 && actor->code == "UNK";
    const std::string entity = role_first ? "" : code.substr(0, 3);
    const std::string rest = code.substr(entity.size());
    line.code(code).code(entity).code(rest.substr(0, 3)).code(rest.size() > 3 ? rest.substr(3) : "");
  }

  static void add_place(Line& line, const EventPlace& place) {
    line.number(place.lat).number(place.lon).text(place.name).text(place.admin1).code(place.country);
  }

  /// Report and begin of the sentence in it, for each mention.
  static std::string sentences(const EventRow& row) {
    std::string out;
    for (const MentionRow& mention : row.mentions) {
      if (!out.empty()) out += ';';
      out += fmt::format("{}_{}", mention.event.doc_id, mention.event.sentence.start);
    }
    return out;
  }

  ExchangeTables tables_;
};

}  // namespace

std::unique_ptr<Exporter> phoenix_writer(const ExchangeTables& tables) {
  return std::make_unique<PhoenixWriter>(tables);
}

}  // namespace dragoman
