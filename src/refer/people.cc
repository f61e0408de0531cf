// Named people: by the words around the name, else by an earlier mention.

#include <algorithm>
#include <cstdlib>

#include "base/calendar.h"
#include "refer/state.h"

namespace dragoman {
namespace {

constexpr std::int32_t kHandover = 60;  // days that reports go on calling someone by the office

/// Days between `on` and the nearest day of the holder's term, 0 inside it or where a day is unknown.
std::int32_t days_off(const WorldEntry& holder, std::optional<Date> on) {
  if (!on) return 0;
  if (holder.from && *on < *holder.from) return days(*holder.from) - days(*on);
  if (holder.to && *holder.to < *on) return days(*on) - days(*holder.to);
  return 0;
}

}  // namespace

Reading Discourse::State::person(Np np, int depth) const {
  const std::uint32_t head = np.head;
  const SectorHit title = title_before(np);
  const std::string name(entity_at[head] != nullptr && entity_at[head]->label == "PERSON"
                             ? parse.doc.str(entity_at[head]->span)
                             : parse.doc.str(head));
  Reading found;
  std::string sector;
  std::string role;
  if (title) {
    sector = title.word->sector;
    role = title.word->role;
    const std::uint32_t at = title.span.end - 1;
    if (is_generic(title.word->word)) {
      const std::string_view told = modifier_sector(np, title.span.begin);
      if (!told.empty()) sector = told;
    }
    if (is_former(np, title.span.begin)) sector = "ELI";
    found = names_before(np);
    if (found.empty() && at != head) {
      Reading owner = bases(this->np(at), false, depth + 1);
      if (owner.ground >= Ground::kEarlier) found = owner;
    }
  }
  if (found.empty() || sector.empty()) {
    Reading beside = apposed(head, depth);
    if (beside.empty() && parse.dep[head] == "appos" &&
        (sector_at(parse.head[head]) || !names_before(this->np(parse.head[head])).empty())) {
      beside = own(parse.head[head], depth + 2);
    }
    if (beside.empty() && same_person(head).empty()) beside = said_to_be(head, depth);
    if (!beside.empty() && (found.empty() || sector.empty())) {
      if (sector.empty()) {
        sector = beside.actors.front().sector;
        role = beside.actors.front().role;
      }
      if (found.empty() && (beside.ground >= Ground::kEarlier || !title)) found = beside;
    }
  }
  if (found.ground < Ground::kNamed) {
    Reading known = same_person(head);
    if (!known.empty()) {
      if (sector.empty() || found.empty()) {
        for (Actor& actor : known.actors) {
          if (!sector.empty()) actor.sector = sector;
          if (!role.empty()) actor.role = role;
        }
        return known;
      }
    }
  }
  if (found.ground < Ground::kNamed) {
    const Reading holder = office_holder(np, role);
    if (!holder.empty()) {
      found = holder;
      if (sector.empty()) sector = holder.actors.front().sector;
      if (role.empty()) role = holder.actors.front().role;
    }
  }
  if (found.empty() && !title) found = names_before(np);
  if (found.empty()) found = in_focus(head, sector.empty() ? "GOV" : sector);
  for (Actor& actor : found.actors) {
    if (!sector.empty()) actor.sector = sector;
    if (actor.sector.empty()) actor.sector = "GOV";
    if (!role.empty()) actor.role = role;
    actor.name = name;
    actor.id.clear();
    actor.why += title ? "; title" : "; name";
  }
  return found;
}

// A name may be held by several people; the one whose state the article tells of, else the one whose term is
// nearest to the article's day. A term long over makes a former official.
Reading Discourse::State::office_holder(Np np, std::string_view role) const {
  const auto holders = world.people(parse.doc.str(np.head));
  if (holders.empty()) return {};
  const Entity* entity = entity_at[np.head];
  const std::uint32_t first = entity != nullptr && entity->label == "PERSON" ? entity->span.begin : np.head;
  const std::string_view given = first < np.head ? parse.doc.str(first) : std::string_view{};
  const WorldEntry* best = nullptr;
  double best_score = 0;
  for (const WorldEntry* holder : holders) {
    const bool full = holder->name.find(' ') != std::string::npos;
    const bool same_given = !given.empty() && holder->name.starts_with(given);
    if (!given.empty() && full && !same_given && given.back() != '.') continue;
    const std::string_view office = holder->role;
    if (!role.empty() && office != "leader" && office != role) continue;
    double score = 10.0 - days_off(*holder, on) / 365.0;
    if (focus.names_state(holder->code)) score += 3.0;
    if (same_given) score += 2.0;
    if (score > best_score) {
      best_score = score;
      best = holder;
    }
  }
  if (best == nullptr) return {};
  // A bare last name is too little where nothing else in the article speaks for the state.
  const bool sure =
      !given.empty() || !role.empty() || !honorific(np.head).empty() || focus.names_state(best->code);
  if (!sure) return {};
  Reading found;
  Actor actor;
  actor.id = best->id;
  actor.name = best->name;
  actor.code = best->code;
  const bool over = on && best->to && *best->to < *on && days_off(*best, on) > kHandover;
  actor.sector = over ? "ELI" : best->sector;
  actor.sector_firm = true;
  actor.role = best->role;
  actor.why = table_line(*best);
  found.actors.push_back(std::move(actor));
  found.ground = Ground::kNamed;
  return found;
}

Reading Discourse::State::same_person(std::uint32_t head) const {
  const auto known = by_last_name.find(parse.doc.str(head));
  if (known == by_last_name.end()) return {};
  constexpr std::size_t kFar = 12;  // mentions looked at either way
  const auto& list = known->second;
  const std::size_t here = listed_before(list, head);
  const Mention* best = nullptr;
  for (std::size_t i = here; i-- > 0 && here - i <= kFar;) {
    const Mention& mention = mentions[list[i]];
    if (best == nullptr || mention.reading.ground > best->reading.ground) best = &mention;
    if (best->reading.ground == Ground::kNamed) break;
  }
  // A later mention may be the first to tell the state: "Mr. Rood ... U.S. envoy John Rood".
  for (std::size_t i = here; i < list.size() && i - here < kFar; ++i) {
    const Mention& mention = mentions[list[i]];
    if (best != nullptr && best->reading.ground == Ground::kNamed) break;
    if (mention.head != head && mention.reading.ground == Ground::kNamed) best = &mention;
  }
  if (best == nullptr) return {};
  return pointing_to(*best, "earlier mention");
}

}  // namespace dragoman
