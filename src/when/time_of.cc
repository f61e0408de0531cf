#include "when/attach.h"
#include "when/when.h"

namespace dragoman {
namespace {

/// Less than this is kinship by chance.
constexpr int kLeast = 20;

int distance(std::uint32_t head, TokenSpan span) {
  return static_cast<int>(head < span.begin ? span.begin - head : head - span.end + 1);
}

/// What the kind of phrase takes off: lengths and limits say less of the act's day than days do.
int doubt(const TimeMention& time) {
  int price = time.type == "DURATION" ? 20 : 0;
  if (time.relation == TimeRelation::kBefore) price += 30;
  if (time.relation == TimeRelation::kAfter) price += 60;
  return price;
}

}  // namespace

const TimeMention* time_of(const Parse& parse, const std::vector<TimeMention>& times, std::uint32_t head,
                           TokenSpan sentence) {
  const TimeMention* best = nullptr;
  int best_score = 0;
  for (const TimeMention& time : times) {
    if (!time.start || !time.end || !sentence.overlaps(time.span)) continue;
    const int score = attachment(parse, time.span, head) - doubt(time);
    if (score < kLeast) continue;
    const bool nearer =
        best != nullptr && score == best_score && distance(head, time.span) < distance(head, best->span);
    if (best == nullptr || score > best_score || nearer) {
      best = &time;
      best_score = score;
    }
  }
  return best;
}

}  // namespace dragoman
