// Reads one noun phrase: what its head is, whose it is, which sector its words tell.

#include <algorithm>
#include <array>

#include "refer/state.h"

namespace dragoman {
namespace {

constexpr int kDeepest = 6;

// Heads that take their sector from what they are the leaders, members or things of.
constexpr std::array<std::string_view, 66> kGeneric = {
    "leader",   "official",   "member",   "spokesman", "spokeswoman",  "spokesperson", "chief",
    "head",     "commander",  "panel",    "group",     "organization", "organisation", "representative",
    "source",   "delegation", "force",    "unit",      "team",         "figure",       "convoy",
    "base",     "position",   "target",   "office",    "headquarters", "stronghold",   "camp",
    "hideout",  "vehicle",    "post",     "station",   "checkpoint",   "building",     "home",
    "house",    "car",        "envoy",    "activist",  "faction",      "wing",         "leadership",
    "movement", "negotiator", "deputy",   "chairman",  "director",     "adviser",      "aide",
    "side",     "network",    "cell",     "body",      "personnel",    "staff",        "patrol",
    "attack",   "operative",  "suspect",  "volunteer", "recruit",      "command",      "founder",
    "detainee", "prisoner",   "secretary"};

constexpr std::array<std::string_view, 46> kPartitive = {
    "one",  "two",     "three",   "four",      "five",  "six",      "seven",   "eight",
    "nine", "ten",     "each",    "all",       "some",  "any",      "both",    "none",
    "many", "most",    "several", "few",       "dozen", "score",    "hundred", "thousand",
    "ten",  "million", "number",  "group",     "crowd", "majority", "handful", "part",
    "rest", "half",    "percent", "%",         "lot",   "couple",   "pair",    "series",
    "band", "remnant", "convoy",  "coalition", "wave",  "mob"};

void set_words(Reading& reading, std::string_view sector, const std::string& role, bool keep_sector) {
  for (Actor& actor : reading.actors) {
    if (!keep_sector || actor.sector.empty()) {
      actor.sector = sector;
      actor.sector_firm = false;
    }
    actor.role = role;
  }
}

}  // namespace

void merge(std::vector<Actor>& out, const std::vector<Actor>& more) {
  for (const Actor& actor : more) {
    const bool known = std::any_of(out.begin(), out.end(), [&](const Actor& other) {
      return other.code == actor.code && other.sector == actor.sector;
    });
    if (!known) out.push_back(actor);
  }
}

bool is_generic(std::string_view lemma) {
  return std::find(kGeneric.begin(), kGeneric.end(), lemma) != kGeneric.end();
}
bool is_partitive(std::string_view lemma) {
  return std::find(kPartitive.begin(), kPartitive.end(), lemma) != kPartitive.end();
}

Reading Discourse::State::own(Np np, int depth) const {
  const std::uint32_t head = np.head;
  if (depth > kDeepest) return {};
  if (parse.pos[head] == "PRON" && !is_partitive(lower_text(head))) return pronoun(head, depth);
  const Name* name = names.at(head);
  if (name != nullptr) return named(np, *name, depth);
  const std::string lemma = parse.lemma[head].empty() ? lower_text(head) : std::string(parse.lemma[head]);
  if (is_partitive(lemma) || parse.pos[head] == "NUM") {
    const std::uint32_t prep = tree.child(head, "prep");
    if (prep != head && parse.doc.str(prep) == "of") {
      const std::uint32_t pobj = tree.child(prep, "pobj");
      if (pobj != prep) {
        Reading inner = below(pobj, depth + 1);
        if (!inner.empty()) return inner;
      }
    }
  }
  const SectorHit hit = sector_at(head);
  const Entity* entity = entity_at[head];
  const bool long_person = entity != nullptr && entity->label == "PERSON" && entity->span.size() > 1 &&
                           entity->span.end == head + 1 && parse.pos[head] == "PROPN";
  if (hit && !long_person) return worded(np, hit, depth);
  if (is_person_name(head)) return person(np, depth);
  if (is_known_name(head)) return person(np, depth);
  return weak(np, depth);
}

Reading Discourse::State::named(Np np, const Name& name, int depth) const {
  const std::uint32_t head = np.head;
  const WorldEntry& entry = pick(name);
  Reading found;
  add_entry_actors(name, found.actors);
  found.ground = Ground::kNamed;
  std::string_view sector = "GOV";
  const bool people = entry.kind == EntryKind::kNationality || entry.kind == EntryKind::kRegion ||
                      (entry.kind == EntryKind::kGroup && entry.sector.empty());
  if (people && parse.pos[head] != "ADJ") {
    const std::string_view word = parse.doc.str(name.span.end - 1);
    const std::uint32_t det = tree.child(head, "det");
    const bool the_state = det != head && lower_text(det) == "the" && tree.child(head, "nummod") == head &&
                           tree.child(head, "relcl") == head && is_plural(head);
    const bool counted = !the_state && (tree.child(head, "nummod") != head || det != head);
    const bool state = entry.kind == EntryKind::kRegion || entry.kind == EntryKind::kGroup;
    if ((is_plural(head) && !the_state && word.ends_with('s') && !word.ends_with("states")) ||
        (counted && !state))
      sector = "CVL";
    if (entry.kind == EntryKind::kGroup && word.ends_with("ies")) sector = "GOV";
  }
  set_words(found, sector, {}, true);
  // "Brazil's Senate", "the Senate" where only Romania is told of: other states have bodies of that name.
  const bool body = entry.kind == EntryKind::kSeat || entry.kind == EntryKind::kParty;
  if (body && world.country(entry.code) != nullptr) {
    Reading owner = names_before(np);
    if (owner.empty()) owner = behind(head, false, depth + 1);
    if (owner.empty() && sector_at(head) && !focus.names_state(entry.code))
      owner = in_focus(head, entry.sector);
    const bool state = !owner.empty() && world.country(owner.actors.front().code) != nullptr;
    if (state && owner.actors.front().code != entry.code) {
      owner.actors.resize(1);
      set_words(owner, entry.sector.empty() ? "GOV" : entry.sector, {}, false);
      owner.actors.front().why += "; " + table_line(entry);
      return owner;
    }
  }
  // "Turkish Kurds" belong to their state.
  if (entry.code == "KRD" || entry.code == "MUS" || entry.code == "ARB") {
    Reading before = names_before(np);
    if (!before.empty() && world.country(before.actors.front().code) != nullptr) {
      set_words(before, sector, {}, false);
      return before;
    }
  }
  return found;
}

Reading Discourse::State::worded(Np np, const SectorHit& hit, int depth) const {
  const std::uint32_t head = np.head;
  const std::string_view lemma = parse.lemma[head];
  const bool generic = is_generic(lemma);
  std::string sector = hit.word->sector;
  bool from_modifier = false;
  if (generic && hit.span.size() == 1) {
    const std::string_view told = modifier_sector(np, hit.span.begin);
    if (!told.empty()) {
      sector = told;
      from_modifier = true;
    }
  }
  const bool office = sector == "GOV" || sector == "MIL" || sector == "LEG" || sector == "COP" ||
                      sector == "SPY" || sector == "JUD" || sector == "PTY";
  if (office && hit.word->person && is_former(np, hit.span.begin)) sector = "ELI";

  Reading found = bases(np, generic, depth);
  if (found.ground < Ground::kNamed) {
    const std::size_t count = count_of(head);
    constexpr std::array<std::string_view, 12> kStates = {"country",   "nation",   "state", "government",
                                                          "side",      "neighbor", "power", "neighbour",
                                                          "president", "leader",   "party", "capital"};
    const bool states = std::find(kStates.begin(), kStates.end(), lemma) != kStates.end();
    if (count >= 2 && (states || count == 2) && found.empty()) {
      Reading pair = sides(head, count);
      if (!pair.empty()) {
        if (!generic && hit.word->sector != "GOV") set_words(pair, sector, hit.word->role, false);
        return pair;
      }
    }
    const Reading beside = apposed(head, depth);
    if (beside.ground == Ground::kNamed) found = beside;
  }
  if (found.empty()) found = earlier(head, hit);
  const bool inherit = generic && !from_modifier && sector != "ELI" && hit.span.size() == 1;
  const std::string why = "sectors.tsv: " + hit.word->word;
  if (!found.empty()) {
    for (Actor& actor : found.actors) {
      const bool keep = inherit && !actor.sector.empty() && actor.sector != "CVL" && actor.sector != "GOV";
      if (!keep) {
        actor.sector = sector;
        actor.sector_firm = false;
      }
      actor.role = hit.word->role;
      actor.why += "; " + why;
      if (!hit.word->role.empty() && actor.id.starts_with("country:")) actor.name.clear();
    }
    return found;
  }
  found = unnamed_states(np, hit);
  if (found.empty()) found = same_sector(head, sector);
  if (found.empty()) found = in_focus(head, sector);
  for (Actor& actor : found.actors) {
    actor.sector = sector;
    actor.sector_firm = false;
    actor.role = hit.word->role;
    actor.why += "; " + why;
  }
  return found;
}

// Several states that nobody names, and bodies that belong to none.
Reading Discourse::State::unnamed_states(Np np, const SectorHit& hit) const {
  constexpr std::array<std::string_view, 6> kStates = {"country",    "nation", "state",
                                                       "government", "power",  "donor"};
  constexpr std::array<std::string_view, 7> kForeign = {"foreign", "international", "other",        "global",
                                                        "world",   "neighboring",   "multinational"};
  const auto among = [](const auto& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  };
  Reading found;
  const bool states = is_plural(np.head) && among(kStates, hit.word->word);
  bool foreign = false;
  for (std::uint32_t t = np.left; t < hit.span.begin; ++t)
    foreign = foreign || among(kForeign, lower_text(t));
  const bool charity = hit.word->sector == "SOC" && !hit.word->person;
  if (!states && !foreign && !charity) return found;
  Actor actor;
  actor.code = charity ? "NGO" : "INT";
  actor.why = charity ? "body of no state" : "states or people of no state named";
  found.actors.push_back(std::move(actor));
  found.ground = Ground::kFocus;
  return found;
}

Reading Discourse::State::weak(Np np, int depth) const {
  const std::uint32_t head = np.head;
  Reading beside = apposed(head, depth);
  if (beside.ground == Ground::kNamed) return beside;
  Reading found = names_before(np);
  const std::string_view told = modifier_sector(np, head);
  if (found.empty() && !told.empty()) found = in_focus(head, told);
  if (found.empty()) {
    found = behind(head, false, depth);
    if (found.ground < Ground::kNamed) {
      for (const std::uint32_t c : tree.children(head)) {
        if (parse.dep[c] == "poss" && c < head && found.empty()) found = own(c, depth + 1);
      }
    }
  }
  for (Actor& actor : found.actors) {
    if (!told.empty()) {
      actor.sector = told;
      actor.sector_firm = false;
    }
    if (actor.sector.empty()) actor.sector = "GOV";
  }
  return found;
}

bool Discourse::State::of_names(std::uint32_t head) const {
  if (names.at(head) != nullptr) return false;
  for (const std::uint32_t c : tree.children(head)) {
    if (parse.dep[c] != "prep" || parse.doc.str(c) != "of") continue;
    const std::uint32_t pobj = tree.child(c, "pobj");
    if (pobj != c && names.at(pobj) != nullptr) return true;
  }
  return false;
}

Reading Discourse::State::with_conjuncts(Np np, TokenSpan within, int depth) const {
  const std::uint32_t head = np.head;
  Reading found = own(np, depth);
  for (Actor& actor : found.actors) actor.head = head;
  if (depth > kDeepest) return found;
  std::uint32_t last = head;
  for (int steps = 0; steps < 40; ++steps) {
    std::uint32_t next = last;
    for (const std::uint32_t c : tree.children(last)) {
      if (parse.dep[c] == "conj" && within.contains(c) && is_nominal(c)) {
        next = c;
        Reading more = own(c, depth + 1);
        for (Actor& actor : more.actors) actor.head = c;
        // "ministers of France and Egypt", where the parse makes Egypt a second subject.
        const bool bare =
            names.at(c) != nullptr && more.ground == Ground::kNamed && tree.child(c, "det") == c;
        if (bare && of_names(head) && !found.empty()) {
          for (Actor& actor : more.actors) {
            if (actor.sector != "GOV" && !actor.sector.empty()) continue;
            actor.sector = found.actors.front().sector;
            actor.role = found.actors.front().role;
          }
        }
        // "Israeli troops and police": what the first belongs to the second does.
        if (more.ground < Ground::kNamed && found.ground >= Ground::kEarlier && !more.empty() &&
            !found.empty()) {
          more.actors.front().code = found.actors.front().code;
          more.actors.resize(1);
        }
        merge(found.actors, more.actors);
        found.ground = std::max(found.ground, more.ground);
      }
    }
    if (next == last) break;
    last = next;
  }
  return found;
}

}  // namespace dragoman
