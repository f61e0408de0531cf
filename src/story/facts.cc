#include "story/facts.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::string_view kNobody = "-";
constexpr std::string_view kUnknown = "UNK";
constexpr std::size_t kStem = 5;            // letters by which forms of a trigger are taken for one word
constexpr std::int32_t kFarthestMove = 60;  // days between a plan's first day and its new one

void sort_once(std::vector<std::string>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

/// "=" and the last word of a name, in small letters; nothing where the words are no name.
std::string name_key(const std::string& words) {
  const std::string last = words.substr(words.find_last_of(' ') + 1);
  const bool capital = !last.empty() && lower(last) != last;
  return capital && last.size() > 2 ? "=" + lower(last) : std::string();
}

void read_side(const std::vector<ActorRef>& actors, std::vector<std::string>& keys,
               std::vector<std::string>& codes) {
  for (const ActorRef& actor : actors) {
    keys.push_back(actor.id.empty() ? actor.code + "/" + actor.sector : actor.id);
    const bool known = actor.code != kUnknown && !actor.code.empty();
    if (std::string key = known ? actor.code : name_key(actor.words.text); !key.empty())
      codes.push_back(std::move(key));
  }
  sort_once(keys);
  sort_once(codes);
}

/// The days under which an event is looked for: its own, else that of its report.
struct Days {
  std::int32_t first = 0, last = 0;
  bool operator==(const Days&) const = default;
};

std::optional<Days> days_of(const EventFacts& facts) {
  if (facts.start && facts.end) return Days{days(*facts.start), days(*facts.end)};
  if (!facts.published) return std::nullopt;
  return Days{days(*facts.published), days(*facts.published)};
}

std::vector<std::string> or_nobody(const std::vector<std::string>& codes) {
  return codes.empty() ? std::vector<std::string>{std::string(kNobody)} : codes;
}

/// Every source with every target; none where nobody is known.
std::vector<std::string> pairs_of(const EventFacts& facts) {
  std::vector<std::string> pairs;
  if (facts.source_codes.empty() && facts.target_codes.empty()) return pairs;
  for (const std::string& source : or_nobody(facts.source_codes)) {
    for (const std::string& target : or_nobody(facts.target_codes)) {
      pairs.push_back(source);
      pairs.back().append(">").append(target);
    }
  }
  return pairs;
}

bool meet(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const std::string& x) { return std::binary_search(b.begin(), b.end(), x); });
}

bool same_pair(const EventFacts& a, const EventFacts& b) {
  const std::vector<std::string> mine = pairs_of(a), theirs = pairs_of(b);
  return std::any_of(mine.begin(), mine.end(), [&](const std::string& pair) {
    return std::find(theirs.begin(), theirs.end(), pair) != theirs.end();
  });
}

bool same_stem(const EventFacts& a, const EventFacts& b) {
  return !a.trigger.empty() && a.trigger.substr(0, kStem) == b.trigger.substr(0, kStem);
}

/// A named person or organisation, not a state or a kind of people.
bool is_named(const std::string& key) {
  return key.find(':') != std::string::npos && !key.starts_with("country:");
}

bool share_named(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& key) {
    return is_named(key) && std::binary_search(b.begin(), b.end(), key);
  });
}

bool same_place(const EventFacts& a, const EventFacts& b) { return !a.place.empty() && a.place == b.place; }

bool share_number(const EventFacts& a, const EventFacts& b) {
  for (const EventNumber& mine : a.numbers) {
    for (const EventNumber& theirs : b.numbers) {
      if (mine.what == theirs.what && mine.low && mine.low == theirs.low && mine.high == theirs.high)
        return true;
    }
  }
  return false;
}

bool contradict(const EventFacts& a, const EventFacts& b) {
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return true;
  return !a.mode.empty() && !b.mode.empty() && a.mode != b.mode;
}

/// What two mentions have in common beside type, parties and days, less what they differ in.
int evidence(const EventFacts& a, const EventFacts& b) {
  int score = 0;
  score += same_stem(a, b) ? 1 : 0;
  score += same_place(a, b) ? 1 : 0;
  score += share_named(a.sources, b.sources) || share_named(a.targets, b.targets) ? 1 : 0;
  score += share_number(a, b) ? 1 : 0;
  score -= !a.place.empty() && !b.place.empty() && a.place != b.place ? 1 : 0;
  return score;
}

/// Whether one may be the other said not to be, or only possible.
bool statuses_agree(const EventFacts& a, const EventFacts& b) {
  if (a.status == b.status) return true;
  return a.status != Status::kFuture && b.status != Status::kFuture && same_stem(a, b) &&
         meet(a.sources, b.sources);
}

std::int32_t month_of(const EventFacts& facts) { return facts.published->year * 12 + facts.published->month; }

bool can_be_plan(const EventFacts& facts) {
  return facts.status == Status::kFuture && facts.published.has_value();
}
bool can_change_plan(const EventFacts& facts) {
  return (facts.status == Status::kFuture || facts.status == Status::kNegated) && facts.published.has_value();
}

std::uint64_t day_key(const EventFacts& facts, const std::string& pair, const Days& when) {
  return xxh3("day " + std::to_string(static_cast<int>(facts.type)) + " " + pair + " " +
              std::to_string(when.first) + " " + std::to_string(when.last));
}

std::uint64_t plan_key(const EventFacts& facts, const std::string& pair, std::int32_t month) {
  return xxh3("plan " + std::to_string(static_cast<int>(facts.type)) + " " + pair + " " +
              std::to_string(month));
}

std::uint64_t place_key(const EventFacts& facts, const Days& when) {
  return xxh3("place " + std::to_string(static_cast<int>(facts.type)) + " " + facts.place + " " +
              std::to_string(when.first) + " " + std::to_string(when.last));
}

bool apart(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return !a.empty() && !b.empty() && !meet(a, b);
}

/// One word at one place on one day, of parties that do not differ: one report names who did it, the other
/// does not.
bool same_scene(const EventFacts& a, const EventFacts& b) {
  return same_place(a, b) && same_stem(a, b) && !apart(a.source_codes, b.source_codes) &&
         !apart(a.target_codes, b.target_codes);
}

/// The same planned thing under another day or none: the days alone do not tell, so more must be the same.
bool same_plan(const EventFacts& plan, const EventFacts& later) {
  return !contradict(plan, later) && same_stem(plan, later) &&
         (same_place(plan, later) ||
          (share_named(plan.sources, later.sources) && share_named(plan.targets, later.targets)));
}

}  // namespace

EventFacts facts_of(const Event& event, const Article& article) {
  EventFacts facts;
  facts.mention_id = event.mention_id;
  facts.doc_id = article.doc_id;
  facts.type = event.type;
  facts.mode = event.mode;
  facts.status = event.status;
  read_side(event.source, facts.sources, facts.source_codes);
  read_side(event.target, facts.targets, facts.target_codes);
  if (event.date) {
    facts.start = event.date->start;
    facts.end = event.date->end;
  }
  facts.published = article.date;
  if (event.place) {
    facts.country = event.place->country;
    if (event.place->precision != "country") facts.place = event.place->name;
  }
  facts.trigger = lower(event.trigger.text);
  facts.numbers = event.numbers;
  return facts;
}

std::vector<std::uint64_t> block_keys(const EventFacts& facts) {
  std::set<std::uint64_t> keys;
  const std::optional<Days> when = days_of(facts);
  if (when && !facts.place.empty()) keys.insert(place_key(facts, *when));
  for (const std::string& pair : pairs_of(facts)) {
    if (when) keys.insert(day_key(facts, pair, *when));
    if (!can_change_plan(facts)) continue;
    // A plan is met by what is told in its month and in the next.
    keys.insert(plan_key(facts, pair, month_of(facts)));
    keys.insert(plan_key(facts, pair, month_of(facts) - 1));
  }
  return {keys.begin(), keys.end()};
}

bool same_event(const EventFacts& a, const EventFacts& b) {
  const std::optional<Days> mine = days_of(a), theirs = days_of(b);
  if (a.type != b.type || !mine || mine != theirs || contradict(a, b) || !statuses_agree(a, b)) return false;
  return same_scene(a, b) || (same_pair(a, b) && evidence(a, b) >= 1);
}

PlanFate relate_plan(const EventFacts& plan, const EventFacts& later) {
  if (!can_be_plan(plan) || plan.type != later.type || !later.published || *later.published < *plan.published)
    return PlanFate::kNone;
  if (!same_pair(plan, later)) return PlanFate::kNone;
  const std::optional<Days> planned = days_of(plan), told = days_of(later);
  if (later.status == Status::kActual) {
    const bool held = plan.start && planned == told && !contradict(plan, later) && evidence(plan, later) >= 1;
    return held ? PlanFate::kHeld : PlanFate::kNone;
  }
  if (!can_change_plan(later) || month_of(later) - month_of(plan) > 1 || !same_plan(plan, later))
    return PlanFate::kNone;
  if (later.status == Status::kNegated) return PlanFate::kCancelled;
  const bool moved = plan.start && later.start && planned != told && plan.doc_id != later.doc_id &&
                     std::abs(told->first - planned->first) <= kFarthestMove;
  return moved ? PlanFate::kMoved : PlanFate::kNone;
}

}  // namespace dragoman
