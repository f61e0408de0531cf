// Descriptions that stand for someone told of before, and what is meant where nothing nearer tells.

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "refer/state.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 12> kDefinite = {"the",   "The",   "this",  "This",  "that", "That",
                                                        "these", "These", "those", "Those", "such", "Such"};

// Nouns that stand for a named body of some kind.
constexpr std::array<std::string_view, 14> kBodies = {
    "group",  "organization", "organisation", "movement", "alliance", "bloc",  "body",
    "agency", "party",        "company",      "network",  "militia",  "union", "commission"};

bool suits_body(std::string_view lemma, std::string_view code, std::string_view sector, bool state) {
  if (state) return false;
  if (lemma == "party") return sector == "PTY" || sector == "OPP";
  if (lemma == "company") return sector == "BUS";
  if (lemma == "militia") return sector == "PRM" || sector == "REB";
  if (lemma == "bloc" || lemma == "alliance" || lemma == "agency" || lemma == "body" || lemma == "commission")
    return code.size() == 3 && sector != "REB" && sector != "CVL";
  return true;
}

}  // namespace

std::size_t Discourse::State::mentions_before(std::uint32_t token) const {
  const auto at = std::lower_bound(mentions.begin(), mentions.end(), token,
                                   [](const Mention& mention, std::uint32_t t) { return mention.head < t; });
  return static_cast<std::size_t>(at - mentions.begin());
}

std::size_t Discourse::State::listed_before(const std::vector<std::uint32_t>& list,
                                            std::uint32_t token) const {
  const auto at =
      std::lower_bound(list.begin(), list.end(), token,
                       [this](std::uint32_t index, std::uint32_t t) { return mentions[index].head < t; });
  return static_cast<std::size_t>(at - list.begin());
}

Reading Discourse::State::pointing_to(const Mention& mention, std::string_view why) const {
  Reading found = mention.reading;
  found.ground = Ground::kEarlier;
  for (Actor& actor : found.actors) {
    actor.antecedent = tree.subtree(mention.head);
    actor.why += "; " + std::string(why);
  }
  return found;
}

Reading Discourse::State::in_focus(std::uint32_t head, std::string_view sector) const {
  Reading found;
  const std::string_view code = focus.at(head);
  const WorldEntry* country = code.empty() ? nullptr : world.country(code);
  Actor actor;
  actor.code = country == nullptr ? "UNK" : std::string(code);
  actor.sector = sector;
  actor.why = country == nullptr ? "no state in focus" : "state in focus";
  found.actors.push_back(std::move(actor));
  found.ground = Ground::kFocus;
  return found;
}

Reading Discourse::State::earlier(std::uint32_t head, const SectorHit& hit) const {
  const std::string_view first = parse.doc.str(tree.subtree(head).begin);
  const bool definite = std::find(kDefinite.begin(), kDefinite.end(), first) != kDefinite.end();
  if (!definite) return {};
  const std::string lemma = lower(parse.lemma[head]);
  if (std::find(kBodies.begin(), kBodies.end(), lemma) != kBodies.end()) {
    for (std::size_t i = mentions_before(head), seen = 0; i-- > 0 && seen < 40; ++seen) {
      const Mention& mention = mentions[i];
      if (mention.pronoun || mention.reading.ground != Ground::kNamed) continue;
      const Actor& actor = mention.reading.actors.front();
      if (actor.id.empty() || !suits_body(lemma, actor.code, actor.sector, actor.id.starts_with("country:")))
        continue;
      Reading found = mention.reading;
      found.ground = Ground::kEarlier;
      found.actors.front().antecedent = tree.subtree(mention.head);
      return found;
    }
  }
  if (lemma == "delegation" || lemma == "team") return antecedent(head, Kind::kMany);
  const auto known = by_word.find(lemma);
  if (known == by_word.end()) return {};
  for (std::size_t i = listed_before(known->second, head), seen = 0; i-- > 0 && seen < 8; ++seen) {
    const Mention& mention = mentions[known->second[i]];
    if (mention.reading.ground < Ground::kEarlier) continue;
    if (mention.reading.actors.front().code == "UNK") continue;
    return pointing_to(mention, "said before");
  }
  (void)hit;
  return {};
}

Reading Discourse::State::same_sector(std::uint32_t head, std::string_view sector) const {
  constexpr std::uint32_t kSentencesBack = 3;
  if (sector == "GOV" || sector == "CVL" || sector == "ELI") return {};
  const auto known = by_sector.find(std::string(sector));
  if (known == by_sector.end()) return {};
  for (std::size_t i = listed_before(known->second, head); i-- > 0;) {
    const Mention& mention = mentions[known->second[i]];
    if (parse.sentence_of[mention.head] + kSentencesBack < parse.sentence_of[head]) break;
    Reading found = mention.reading;
    found.actors.resize(1);
    found.ground = Ground::kFocus;
    Actor& actor = found.actors.front();
    actor.id.clear();
    actor.name.clear();
    actor.role.clear();
    actor.antecedent = tree.subtree(mention.head);
    actor.why += "; of the same kind";
    return found;
  }
  return {};
}

std::size_t Discourse::State::count_of(std::uint32_t head) const {
  constexpr std::array<std::string_view, 9> kCounts = {"two",   "three", "four", "five", "six",
                                                       "seven", "eight", "nine", "ten"};
  constexpr std::array<std::string_view, 4> kTwo = {"both", "either", "neither", "pair"};
  const auto count = [&](std::uint32_t token) -> std::size_t {
    const std::string word = lower_text(token);
    const auto at = std::find(kCounts.begin(), kCounts.end(), word);
    if (at != kCounts.end()) return static_cast<std::size_t>(at - kCounts.begin()) + 2;
    if (word.size() == 1 && word[0] >= '2' && word[0] <= '9') return static_cast<std::size_t>(word[0] - '0');
    return std::find(kTwo.begin(), kTwo.end(), word) != kTwo.end() ? 2 : 0;
  };
  const std::string first = lower_text(tree.subtree(head).begin);
  const bool definite = first == "the" || first == "both" || first == "these" || first == "those" ||
                        first == "all" || first == "its" || first == "their";
  if (!definite && parse.lemma[head] != "side") return count(head) == 2 && first != "two" ? 2 : 0;
  for (std::uint32_t t = tree.subtree(head).begin; t < head; ++t) {
    if (const std::size_t n = count(t); n > 0 && (parse.head[t] == head || parse.dep[t] == "det")) return n;
  }
  if (parse.lemma[head] == "side" && is_plural(head)) return 2;
  return count(head);
}

Reading Discourse::State::sides(std::uint32_t head, std::size_t count) const {
  Reading found;
  std::uint32_t oldest = 0;
  // A list of so many comes before so many that stand apart.
  for (std::size_t i = mentions_before(head), seen = 0; i-- > 0 && seen < 40 && found.empty(); ++seen) {
    const Mention& mention = mentions[i];
    if (mention.reading.ground != Ground::kNamed || mention.reading.actors.size() != count) continue;
    found.actors = mention.reading.actors;
    oldest = mention.head;
  }
  for (std::size_t i = mentions_before(head), seen = 0; i-- > 0 && seen < 40 && found.actors.size() < count;
       ++seen) {
    const Mention& mention = mentions[i];
    if (mention.reading.ground != Ground::kNamed) continue;
    for (const Actor& actor : mention.reading.actors) {
      const bool known = std::any_of(found.actors.begin(), found.actors.end(),
                                     [&](const Actor& other) { return other.code == actor.code; });
      if (!known && actor.code != "UNK") found.actors.insert(found.actors.begin(), actor);
    }
    oldest = mention.head;
  }
  if (found.actors.size() < count) return {};
  found.actors.resize(count);
  for (Actor& actor : found.actors) {
    actor.antecedent = tree.subtree(oldest);
    if (actor.sector == "CVL") actor.sector = "GOV";
    actor.why += "; those told of last";
  }
  found.ground = Ground::kEarlier;
  return found;
}

}  // namespace dragoman
