// Builds the indexes of an article front to back, then reads any phrase of it.

#include "refer/discourse.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "refer/state.h"

namespace dragoman {

Discourse::State::State(const Parse& parse_in, const World& world_in, const Article& article)
    : parse(parse_in),
      world(world_in),
      on(article.date),
      tree(parse_in),
      names(parse_in, world_in, article.date),
      focus(parse_in, world_in, names),
      entity_at(parse_in.size(), nullptr) {
  for (const Entity& entity : parse.entities) {
    for (std::uint32_t t = entity.span.begin; t < entity.span.end; ++t) entity_at[t] = &entity;
  }
  sector_hits.resize(parse.size());
  for (std::uint32_t t = 0; t < parse.size(); ++t) {
    const std::string_view pos = parse.pos[t];
    if (pos == "NOUN" || pos == "PROPN" || pos == "ADJ") sector_hits[t] = find_sector(t);
  }
  index_mentions();
}

bool Discourse::State::is_nominal(std::uint32_t token) const {
  const std::string_view pos = parse.pos[token];
  if (pos == "NOUN" || pos == "PROPN" || pos == "PRON" || pos == "NUM") return true;
  return names.at(token) != nullptr || (pos == "ADJ" && parse.tag[token] != "JJ" && sector_at(token));
}

bool Discourse::State::is_plural(std::uint32_t token) const {
  return parse.morph[token].find("Number=Plur") != std::string_view::npos || parse.tag[token] == "NNS" ||
         parse.tag[token] == "NNPS";
}

bool Discourse::State::is_mention_head(std::uint32_t token) const {
  const std::string_view pos = parse.pos[token];
  if (pos != "NOUN" && pos != "PROPN" && pos != "PRON") return false;
  const std::string_view dep = parse.dep[token];
  if (dep == "compound" || dep == "amod" || dep == "nmod" || dep == "npadvmod") return false;
  return true;
}

Kind Discourse::State::kind_of_mention(std::uint32_t token, bool is_person) const {
  const std::string word = lower_text(token);
  if (parse.pos[token] == "PRON") return asked_by(word).value_or(Kind::kThing);
  if (is_plural(token) || word == "police") return Kind::kMany;
  if (is_person) {
    const std::string_view title = honorific(token);
    if (title == "Messrs.") return Kind::kMany;
    if (title == "Mr." || title == "Mr" || title == "Sir" || title == "Lord") return Kind::kMan;
    return title.starts_with("M") || title == "Lady" ? Kind::kWoman : Kind::kPerson;
  }
  const SectorHit& hit = sector_at(token);
  return hit && hit.word->person && names.at(token) == nullptr ? Kind::kPerson : Kind::kThing;
}

void Discourse::State::index_mentions() {
  for (std::uint32_t t = 0; t < parse.size(); ++t) {
    if (!is_mention_head(t)) continue;
    const bool is_pronoun = parse.pos[t] == "PRON";
    const SectorHit hit = is_pronoun ? SectorHit{} : sector_at(t);
    const bool is_person = !is_pronoun && !names.at(t) && (is_person_name(t) || is_known_name(t));
    if (!is_pronoun && !hit && !is_person && names.at(t) == nullptr) continue;
    Mention mention{t, own(t, 0), Kind::kThing, is_pronoun};
    if (mention.reading.empty()) continue;
    bool conjoined = false;
    for (const std::uint32_t c : tree.children(t))
      conjoined = conjoined || (parse.dep[c] == "conj" && is_nominal(c));
    if (conjoined && parse.dep[t] != "conj") {
      Mention both{t, below(t, 0), Kind::kMany, is_pronoun};
      if (both.reading.actors.size() > mention.reading.actors.size()) mentions.push_back(std::move(both));
    }
    mention.kind = kind_of_mention(t, is_person);
    const auto index = static_cast<std::uint32_t>(mentions.size());
    if (is_person) by_last_name[parse.doc.str(t)].push_back(index);
    if (!is_pronoun && !mention.reading.actors.front().role.empty()) {
      const std::string& role = mention.reading.actors.front().role;
      by_word[role.substr(role.rfind(' ') + 1)].push_back(index);
      if (is_person) by_word["leader"].push_back(index);
    }
    if (!is_pronoun && hit && mention.reading.actors.front().role.empty())
      by_word[lower(parse.lemma[t])].push_back(index);
    if (!is_pronoun && mention.reading.ground == Ground::kNamed)
      by_sector[mention.reading.actors.front().sector].push_back(index);
    mentions.push_back(std::move(mention));
  }
}

std::vector<Np> Discourse::State::tops(TokenSpan span) const {
  std::vector<Np> found;
  for (std::uint32_t t = span.begin; t < span.end; ++t) {
    const bool is_top = parse.is_root(t) || !span.contains(parse.head[t]);
    const bool adjective = parse.pos[t] == "ADJ" && span.size() == 1 && sector_at(t);  // "militant attack"
    if (!is_top || !(is_nominal(t) || adjective)) continue;
    // "Israeli media" out of "Israeli media reports": both hang on what stands behind, the last is the head.
    const bool beside = !found.empty() && parse.head[found.back().head] == parse.head[t] &&
                        parse.head[t] >= span.end && parse.dep[found.back().head] != "nsubj";
    if (beside) {
      found.back().head = t;
      continue;
    }
    found.push_back(np(t));
    if (found.size() == 1) found.back().left = std::max(span.begin, std::min(found.back().left, t));
  }
  // "the UN secretary-general", "left and right": a phrase whose head the tagger takes for no noun.
  for (std::uint32_t t = span.end; found.empty() && t-- > span.begin;) {
    const std::string_view pos = parse.pos[t];
    if (pos != "ADJ" && pos != "VERB" && pos != "DET" && pos != "ADV") continue;
    found.push_back(np(t));
    found.back().left = std::max(span.begin, std::min(found.back().left, t));
  }
  return found;
}

Reading Discourse::State::loose_base(TokenSpan span, std::uint32_t head, int depth) const {
  for (std::uint32_t t = head + 1; t < span.end; ++t) {
    if (parse.dep[t] != "prep" || tree.subtree(head).contains(t)) continue;
    const std::string_view word = parse.doc.str(t);
    if (word != "of" && word != "from" && word != "in") continue;
    const std::uint32_t pobj = tree.child(t, "pobj");
    if (pobj == t) continue;
    Reading found = word == "in" ? placed(pobj) : below(pobj, depth + 1);
    if (found.ground == Ground::kNamed) return found;
  }
  return {};
}

// A state's bare adjective acts through what it is said of: "Israeli" in "Israeli air strikes".
std::string_view Discourse::State::acting_arm(TokenSpan span, std::uint32_t head) const {
  constexpr std::array<std::string_view, 12> kArmed = {"strike",      "airstrike", "raid",       "incursion",
                                                       "offensive",   "shelling",  "bombing",    "invasion",
                                                       "bombardment", "missile",   "occupation", "fire"};
  const Name* name = names.at(head);
  const std::string_view dep = parse.dep[head];
  const std::uint32_t noun = parse.head[head];
  if (name == nullptr || span.contains(noun) || (dep != "amod" && dep != "compound" && dep != "nmod"))
    return {};
  if (world.country(pick(*name).code) == nullptr || !pick(*name).sector.empty()) return {};
  if (std::find(kArmed.begin(), kArmed.end(), parse.lemma[noun]) != kArmed.end()) return "MIL";
  const SectorHit hit = sector_at(noun);
  return hit && hit.word->sector == "MIL" ? std::string_view("MIL") : std::string_view{};
}

std::vector<Actor> Discourse::State::phrase(TokenSpan span) const {
  span.end = std::min(span.end, parse.size());
  std::vector<Actor> out;
  for (const Np& top : tops(span)) {
    // A parse that splits a list leaves several tops; others than list members are no part of the phrase.
    bool listed = out.empty();
    for (std::uint32_t back = top.head; back-- > span.begin && top.head - back < 6 && !listed;) {
      const std::string_view word = parse.doc.str(back);
      listed = word == "," || word == "and";
    }
    if (!listed) continue;
    Reading found = with_conjuncts(top, span, 0);
    if (const std::string_view arm = acting_arm(span, top.head); !arm.empty()) {
      for (Actor& actor : found.actors) actor.sector = arm;
    }
    if (found.ground < Ground::kNamed && !found.empty()) {
      // "bring ministers from the League": the parse hangs "from" on the verb, the phrase says whose it is.
      Reading base = loose_base(span, top.head, 0);
      for (Actor& actor : base.actors) {
        actor.sector = found.actors.front().sector;
        actor.sector_firm = false;
        actor.role = found.actors.front().role;
        actor.head = top.head;
      }
      if (!base.empty()) found = std::move(base);
    }
    for (Actor& actor : found.actors) actor.ground = found.ground;
    merge(out, found.actors);
  }
  for (Actor& actor : out) {
    if (actor.sector.empty()) actor.sector = "GOV";
  }
  return out;
}

Discourse::Discourse(const Parse& parse, const World& world, const Article& article)
    : state_(std::make_unique<State>(parse, world, article)) {}
Discourse::~Discourse() = default;
Discourse::Discourse(Discourse&&) noexcept = default;

std::vector<Actor> Discourse::State::guessed(TokenSpan span) const {
  span.end = std::min(span.end, parse.size());
  for (const Np& top : tops(span)) {
    const std::uint32_t head = top.head;
    const std::string word = lower_text(head);
    const std::optional<Kind> kind = asked_by(word);
    const bool counted = parse.pos[head] == "NUM" || is_partitive(word) || parse.pos[head] == "PRON";
    Reading found;
    if (const std::size_t count = count_of(head); count >= 2) found = sides(head, count);
    if (found.empty() && (kind || counted)) found = last_told(head, kind ? *kind : Kind::kMany);
    if (found.empty()) found = in_focus(head, is_plural(head) ? "CVL" : "UNK");
    for (Actor& actor : found.actors) {
      actor.head = head;
      actor.ground = Ground::kNone;
    }
    return found.actors;
  }
  return {};
}

std::vector<Actor> Discourse::party(TokenSpan phrase) const {
  std::vector<Actor> found = state_->phrase(phrase);
  return found.empty() ? state_->guessed(phrase) : found;
}

std::vector<Told> Discourse::told() const {
  std::vector<Told> out;
  out.reserve(state_->mentions.size());
  for (const State::Mention& mention : state_->mentions) {
    out.push_back({mention.head, mention.reading.actors, mention.pronoun});
    for (Actor& actor : out.back().actors) {
      actor.ground = mention.reading.ground;
      if (actor.sector.empty()) actor.sector = "GOV";
    }
  }
  return out;
}

std::string_view Discourse::country_at(std::uint32_t token) const { return state_->focus.at(token); }

std::vector<Actor> Discourse::actors(TokenSpan phrase) const { return state_->phrase(phrase); }

}  // namespace dragoman
