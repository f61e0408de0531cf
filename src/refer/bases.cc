// Whose minister, whose troops? The names before a head, behind it, and beside it.

#include <algorithm>
#include <array>

#include "refer/state.h"

namespace dragoman {
namespace {

constexpr int kDeepest = 6;  // "the head of the office of the chairman of ...": nobody asks further

constexpr std::array<std::string_view, 9> kJoiners = {",", "and", "or", "-", "&", "the", "/", "as", "–"};

bool is_joiner(std::string_view word) {
  return std::find(kJoiners.begin(), kJoiners.end(), word) != kJoiners.end();
}

bool is_group_code(std::string_view code) {
  return code == "KRD" || code == "MUS" || code == "ARB" || code == "INT";
}

/// The state, as what a phrase belongs to.
Reading of_state(const WorldEntry& country, std::string why) {
  Reading found;
  Actor& actor = found.actors.emplace_back();
  actor.id = country.id;
  actor.name = country.name;
  actor.code = country.code;
  actor.why = std::move(why);
  found.ground = Ground::kNamed;
  return found;
}

}  // namespace

std::string Discourse::State::table_line(const WorldEntry& entry) const {
  return entry.file + ":" + std::to_string(entry.line);
}

const WorldEntry& Discourse::State::pick(const Name& name) const {
  if (name.entries.size() > 1) {
    const std::string_view here = focus.before(parse.sentence_of[name.span.begin]);
    for (const WorldEntry* entry : name.entries) {
      if (entry->code == here) return *entry;
    }
    // "Brussels" is the Union where Belgium is not told of.
    for (const WorldEntry* entry : name.entries) {
      if (entry->kind == EntryKind::kOrganisation) return *entry;
    }
  }
  return *name.entries.front();
}

void Discourse::State::add_entry_actors(const Name& name, std::vector<Actor>& out) const {
  const WorldEntry& entry = pick(name);
  const std::string why = table_line(entry);
  std::vector<Actor> made;
  if (entry.code.empty()) {
    for (const std::string& member : entry.members) {
      const WorldEntry* country = world.country(member);
      Actor& actor = made.emplace_back();
      actor.id = "country:" + member;
      actor.name = country == nullptr ? member : country->name;
      actor.code = member;
    }
  } else {
    Actor& actor = made.emplace_back();
    actor.id = entry.id;
    actor.name = entry.name;
    actor.code = entry.code;
    actor.members = entry.members;
  }
  for (Actor& actor : made) {
    actor.sector = entry.sector;
    actor.sector_firm = !entry.sector.empty();
    actor.why = why;
  }
  if (name.affix == Affix::kLed && world.country(entry.code) != nullptr) {
    made.assign(1, {});
    made.front().code = "INT";
    made.front().why = why + ", led by others";
  }
  merge(out, made);
}

Reading Discourse::State::names_before(Np np) const {
  const std::uint32_t head = np.head;
  const bool widened = np.left < tree.subtree(head).begin;
  Reading found;
  const Name* last = nullptr;
  for (std::size_t i = names.first_from(np.left); i < names.all().size(); ++i) {
    const Name& name = names.all()[i];
    if (name.span.end > head) break;
    bool outside = false;
    std::uint32_t up = name.span.end - 1;
    for (int steps = 0; steps < 8 && up >= np.left && up < head && !parse.is_root(up); ++steps) {
      up = parse.head[up];
      const std::string_view dep = parse.dep[up];
      outside =
          outside || (up != head && (dep == "relcl" || dep == "prep" || dep == "acl" || dep == "advcl"));
    }
    if ((up != head && !widened) || outside || name.affix == Affix::kAgainst || name.affix == Affix::kFor)
      continue;
    const WorldEntry& entry = pick(name);
    if (last == nullptr) {
      add_entry_actors(name, found.actors);
      last = &name;
      continue;
    }
    bool joined = true;
    for (std::uint32_t t = last->span.end; t < name.span.begin; ++t)
      joined = joined && is_joiner(parse.doc.str(t));
    if (joined && last->span.end < name.span.begin) {
      add_entry_actors(name, found.actors);
      last = &name;
    } else if (!entry.sector.empty() && entry.sector != "GOV" && entry.kind != EntryKind::kNationality &&
               !is_group_code(entry.code)) {
      found.actors.clear();  // "Lebanese Hezbollah": the group is more exact than its country
      add_entry_actors(name, found.actors);
      last = &name;
    }
  }
  if (!found.empty()) found.ground = Ground::kNamed;
  return found;
}

Reading Discourse::State::placed(std::uint32_t pobj) const {
  Reading found;
  for (std::uint32_t steps = 0; steps < 2; ++steps) {
    if (const Name* name = names.at(pobj)) {
      const WorldEntry& entry = pick(*name);
      const WorldEntry* country = world.country(entry.code);
      if (country == nullptr) return found;
      return of_state(*country, table_line(entry) + ", place");
    }
    const Entity* entity = entity_at[pobj];
    if (entity != nullptr && (entity->label == "GPE" || entity->label == "LOC")) {
      const auto places = world.places(parse.doc.str(entity->span));
      if (!places.empty() && world.country(places.front()->country) != nullptr) {
        const WorldEntry* country = world.country(places.front()->country);
        return of_state(*country, "places: " + places.front()->name);
      }
    }
    // "in northern Iraq", "in the Iraqi city of Mosul"
    Reading before = names_before(np(pobj));
    if (!before.empty()) return before;
    const std::uint32_t prep = tree.child(pobj, "prep");
    if (prep == pobj) return found;
    const std::uint32_t below = tree.child(prep, "pobj");
    if (below == prep) return found;
    pobj = below;
  }
  return found;
}

Reading Discourse::State::behind(std::uint32_t head, bool generic, int depth) const {
  if (depth > kDeepest) return {};
  for (const std::uint32_t c : tree.children(head)) {
    if (c < head) continue;
    const std::string_view word = parse.doc.str(c);
    if (parse.dep[c] == "prep") {
      const std::uint32_t pobj = tree.child(c, "pobj");
      if (pobj == c) continue;
      const bool whose =
          word == "of" || word == "from" || (generic && (word == "for" || word == "with" || word == "at"));
      if (whose) {
        Reading found = below(pobj, depth + 1);
        if (found.ground >= Ground::kEarlier) return found;
        found = placed(pobj);
        if (!found.empty()) return found;
      }
      if (word == "in" || word == "at" || word == "near" || word == "inside" || word == "within" ||
          word == "across" || word == "outside" || word == "on") {
        Reading found = placed(pobj);
        if (!found.empty()) return found;
      }
    } else if (parse.dep[c] == "acl") {
      const std::string_view lemma = parse.lemma[c];
      if (lemma == "represent") {
        const std::uint32_t object = tree.child(c, "dobj");
        if (object != c) return below(object, depth + 1);
      }
      if (lemma == "base" || lemma == "station" || lemma == "serve" || lemma == "live" || lemma == "deploy") {
        const std::uint32_t prep = tree.child(c, "prep");
        const std::uint32_t pobj = prep == c ? c : tree.child(prep, "pobj");
        if (pobj != c && pobj != prep) {
          Reading found = placed(pobj);
          if (!found.empty()) return found;
        }
      }
    }
  }
  return {};
}

Reading Discourse::State::apposed(std::uint32_t head, int depth) const {
  if (depth > kDeepest) return {};
  for (const std::uint32_t c : tree.children(head)) {
    if (parse.dep[c] == "appos" && is_nominal(c)) return own(c, depth + 1);
  }
  return {};
}

// "X is the president of Y"
Reading Discourse::State::said_to_be(std::uint32_t head, int depth) const {
  const std::uint32_t verb = parse.head[head];
  if (depth > kDeepest || parse.dep[head] != "nsubj" || parse.lemma[verb] != "be") return {};
  const std::uint32_t attr = tree.child(verb, "attr");
  return attr != verb && sector_at(attr) ? own(attr, depth + 1) : Reading{};
}

Reading Discourse::State::bases(Np np, bool generic, int depth) const {
  const std::uint32_t head = np.head;
  Reading found = names_before(np);
  if (!found.empty()) return found;
  // "the Bush administration": a person's name stands for the state.
  for (std::uint32_t t = head; t-- > np.left;) {
    if (parse.pos[t] != "PROPN" || names.at(t) != nullptr) continue;
    found = office_holder({t, t}, {});
    if (found.empty()) found = same_person(t);
    if (found.empty()) continue;
    for (Actor& actor : found.actors) {
      actor.id.clear();
      actor.name.clear();
      actor.sector.clear();
    }
    return found;
  }
  Reading after = behind(head, generic, depth);
  if (after.ground == Ground::kNamed) return after;
  // "his government", "its troops": whoever the pronoun means.
  for (const std::uint32_t c : tree.children(head)) {
    if (parse.dep[c] != "poss" || c > head) continue;
    Reading owner = parse.pos[c] == "PRON" ? pronoun(c, depth + 1) : own(c, depth + 1);
    if (!owner.empty()) return owner;
  }
  return after;
}

}  // namespace dragoman
