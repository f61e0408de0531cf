#pragma once
// Which of an article's dates or places are in play for an act: those near before it, and those of the lead.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "syntax/parse.h"

namespace dragoman {

/// Mentions of one kind, in text order, found by their sentence; `Mention` has a `span` of tokens. What is
/// added must outlive this.
template <class Mention>
class Mentions {
 public:
  explicit Mentions(const Parse& parse) : parse_(&parse) {}

  /// In text order.
  void add(const Mention& mention) { all_.push_back(&mention); }

  std::size_t size() const { return all_.size(); }
  const Mention& operator[](std::size_t k) const { return *all_[k]; }
  std::uint32_t sentence_of(const Mention& mention) const { return parse_->sentence_of[mention.span.begin]; }

  /// The number of those that stand before `sentence`: the index of the first in it or behind it.
  std::size_t first_of(std::uint32_t sentence) const {
    const auto found = std::partition_point(
        all_.begin(), all_.end(), [&](const Mention* mention) { return sentence_of(*mention) < sentence; });
    return static_cast<std::size_t>(found - all_.begin());
  }

  /// The indexes of those up to the end of the sentence `here` that are near or among the article's first,
  /// and of `always`, wherever it stands (null for none); ascending.
  std::vector<std::size_t> in_play(std::uint32_t here, const Mention* always) const {
    const std::size_t end = first_of(here + 1);
    const std::size_t near = std::min(end, std::max(kLead, first_of(here > kReach ? here - kReach : 0)));
    std::vector<std::size_t> out;
    out.reserve(end - near + kLead + 1);
    for (std::size_t k = 0; k < std::min(kLead, end); ++k) out.push_back(k);
    for (std::size_t k = std::max(near, out.size()); k < end; ++k) out.push_back(k);
    const auto found = std::find(all_.begin(), all_.end(), always);
    const auto at = static_cast<std::size_t>(found - all_.begin());
    const auto place = std::lower_bound(out.begin(), out.end(), at);
    if (found != all_.end() && (place == out.end() || *place != at)) out.insert(place, at);
    return out;
  }

 private:
  static constexpr std::uint32_t kReach = 12;  // sentences looked back over
  static constexpr std::size_t kLead = 3;      // mentions of the article that are always in play

  const Parse* parse_;
  std::vector<const Mention*> all_;
};

/// Whether two tokens stand in one paragraph.
inline bool same_paragraph(const Parse& parse, std::uint32_t a, std::uint32_t b) {
  const auto of = [&](std::uint32_t token) {
    return std::partition_point(parse.doc.segments.begin(), parse.doc.segments.end(),
                                [&](TokenSpan segment) { return segment.end <= token; });
  };
  return of(a) == of(b);
}

/// For each event the last one before it that `has` what is asked for; the event's own index if there is
/// none.
template <class Event, class Has>
std::vector<std::size_t> last_before(const std::vector<Event>& events, Has has) {
  std::vector<std::size_t> out;
  out.reserve(events.size());
  std::size_t last = events.size();
  for (std::size_t i = 0; i < events.size(); ++i) {
    out.push_back(last == events.size() ? i : last);
    if (has(events[i])) last = i;
  }
  return out;
}

}  // namespace dragoman
