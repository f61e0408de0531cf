#include <algorithm>

#include "when/attach.h"
#include "where/where.h"

namespace dragoman {
namespace {

/// A place needs closer kinship than a day: "a ceasefire in Gaza" is not where it was called for.
constexpr int kLeast = 45;

int distance(std::uint32_t head, TokenSpan span) {
  return static_cast<int>(head < span.begin ? span.begin - head : head - span.end + 1);
}

const PlaceMention* dateline_of(const Parse& parse, const std::vector<PlaceMention>& places,
                                std::uint32_t head) {
  const auto dateline =
      std::find_if(places.begin(), places.end(), [](const PlaceMention& p) { return p.dateline; });
  if (dateline == places.end()) return nullptr;
  const auto& segments = parse.doc.segments;
  const auto own = std::find_if(segments.begin(), segments.end(),
                                [&](TokenSpan s) { return s.contains(dateline->span.begin); });
  return own != segments.end() && own->contains(head) ? &*dateline : nullptr;
}

}  // namespace

const PlaceMention* place_of(const Parse& parse, const std::vector<PlaceMention>& places, std::uint32_t head,
                             TokenSpan sentence) {
  const PlaceMention* best = nullptr;
  int best_score = 0;
  bool other = false;
  for (const PlaceMention& place : places) {
    if (!sentence.overlaps(place.span) || place.dateline || place.in_name) continue;
    other = true;
    if (!place.locative) continue;
    const int score = attachment(parse, place.span, head);
    if (score < kLeast) continue;
    const bool nearer =
        best != nullptr && score == best_score && distance(head, place.span) < distance(head, best->span);
    if (best == nullptr || score > best_score || nearer) {
      best = &place;
      best_score = score;
    }
  }
  if (best != nullptr || other) return best;
  return dateline_of(parse, places, head);
}

}  // namespace dragoman
