// Named people: by the words around the name, else by an earlier mention.

#include "refer/state.h"

namespace dragoman {

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
    if (beside.empty() && parse.dep[head] == "appos" && sector_at(parse.head[head])) {
      beside = own(parse.head[head], depth + 2);
    }
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
  if (found.empty() && !title) {
    found = names_before(np);
  }
  if (found.empty()) found = in_focus(head, sector.empty() ? "UNK" : sector);
  for (Actor& actor : found.actors) {
    if (!sector.empty()) actor.sector = sector;
    if (actor.sector.empty()) actor.sector = "UNK";
    if (!role.empty()) actor.role = role;
    actor.name = name;
    actor.id.clear();
    actor.why += title ? "; title" : "; name";
  }
  return found;
}

Reading Discourse::State::same_person(std::uint32_t head) const {
  const auto known = by_last_name.find(parse.doc.str(head));
  if (known == by_last_name.end()) return {};
  const auto& list = known->second;
  const Mention* best = nullptr;
  for (std::size_t i = list.size(); i-- > 0;) {
    const Mention& mention = mentions[list[i]];
    if (mention.head >= head || mention.reading.empty()) continue;
    if (best == nullptr || mention.reading.ground > best->reading.ground) best = &mention;
    if (best->reading.ground == Ground::kNamed || list.size() - i > 12) break;
  }
  if (best == nullptr) return {};
  Reading found = best->reading;
  found.ground = Ground::kEarlier;
  for (Actor& actor : found.actors) {
    actor.antecedent = tree.subtree(best->head);
    actor.why += "; earlier mention";
  }
  return found;
}

}  // namespace dragoman
