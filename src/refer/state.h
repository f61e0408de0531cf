#pragma once
// What a Discourse knows: indexes built once an article, and the rules that read a phrase with them. The
// rules are spread over files by what they read: titles.cc, bases.cc, noun_phrase.cc, people.cc,
// coreference.cc, pronouns.cc.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/article.h"
#include "refer/discourse.h"
#include "refer/focus.h"
#include "refer/names.h"
#include "refer/tree_index.h"

namespace dragoman {

/// The actors of a phrase, and on what they stand.
struct Reading {
  std::vector<Actor> actors;
  Ground ground = Ground::kNone;
  bool empty() const { return actors.empty(); }
};

/// A sector word and the tokens that make it ("secretary of state").
struct SectorHit {
  const SectorWord* word = nullptr;
  TokenSpan span;
  explicit operator bool() const { return word != nullptr; }
};

/// A noun phrase: its head, and where what stands before the head begins.
struct Np {
  std::uint32_t head = 0;
  std::uint32_t left = 0;
};

/// He, she, they, it: what a pronoun may stand for.
enum class Kind : std::uint8_t { kThing, kMan, kWoman, kPerson, kMany };

struct Discourse::State {
  struct Mention;
  State(const Parse& parse_in, const World& world_in, const Article& article);

  // Reading phrases.
  std::vector<Actor> phrase(TokenSpan span) const;
  std::vector<Actor> guessed(TokenSpan span) const;
  std::vector<Np> tops(TokenSpan span) const;
  std::string_view acting_arm(TokenSpan span, std::uint32_t head) const;
  Reading loose_base(TokenSpan span, std::uint32_t head, int depth) const;
  Reading with_conjuncts(Np np, TokenSpan within, int depth) const;
  Reading below(std::uint32_t head, int depth) const {
    return with_conjuncts(np(head), tree.subtree(head), depth);
  }
  Reading own(Np np, int depth) const;
  Reading own(std::uint32_t head, int depth) const { return own(np(head), depth); }
  Np np(std::uint32_t head) const { return {head, tree.subtree(head).begin}; }
  Reading named(Np np, const Name& name, int depth) const;
  Reading worded(Np np, const SectorHit& hit, int depth) const;
  Reading person(Np np, int depth) const;
  Reading weak(Np np, int depth) const;

  // Titles and kinds of people (titles.cc).
  const SectorHit& sector_at(std::uint32_t token) const { return sector_hits[token]; }
  SectorHit find_sector(std::uint32_t token) const;
  SectorHit title_before(Np np) const;
  std::string_view modifier_sector(Np np, std::uint32_t until) const;
  bool is_former(Np np, std::uint32_t until) const;
  bool is_person_name(std::uint32_t head) const;
  bool is_known_name(std::uint32_t head) const;  ///< last name of someone told of before
  std::string_view honorific(std::uint32_t head) const;

  // Whose? (bases.cc)
  Reading bases(Np np, bool generic, int depth) const;
  Reading names_before(Np np) const;
  Reading behind(std::uint32_t head, bool generic, int depth) const;
  Reading apposed(std::uint32_t head, int depth) const;
  Reading said_to_be(std::uint32_t head, int depth) const;
  Reading placed(std::uint32_t pobj) const;
  void add_entry_actors(const Name& name, std::vector<Actor>& out) const;
  const WorldEntry& pick(const Name& name) const;

  // Earlier mentions (coreference.cc, pronouns.cc).
  Reading earlier(std::uint32_t head, const SectorHit& hit) const;
  Reading same_person(std::uint32_t head) const;
  Reading office_holder(Np np, std::string_view role) const;
  Reading pronoun(std::uint32_t token, int depth) const;
  Reading antecedent(std::uint32_t token, Kind kind) const;
  /// The last mention before `token` that suits `kind`, farther back than `antecedent` looks.
  Reading last_told(std::uint32_t token, Kind kind) const;
  Reading unnamed_states(Np np, const SectorHit& hit) const;
  Reading same_sector(std::uint32_t head, std::string_view sector) const;
  /// How many the phrase counts: "the two countries", "both", "the five"; 0 if it does not.
  std::size_t count_of(std::uint32_t head) const;
  /// The last so many that were named.
  Reading sides(std::uint32_t head, std::size_t count) const;
  Reading in_focus(std::uint32_t head, std::string_view sector) const;
  double fit(std::uint32_t token, std::uint32_t candidate, Kind kind) const;
  void index_mentions();
  Kind kind_of_mention(std::uint32_t token, bool is_person) const;

  /// What a mention means, for a phrase that points back to it; `why` is added to the reason.
  Reading pointing_to(const Mention& mention, std::string_view why) const;
  /// How many mentions have their head before `token`: where a search backwards begins.
  std::size_t mentions_before(std::uint32_t token) const;
  /// The same for a list of indexes of `mentions`.
  std::size_t listed_before(const std::vector<std::uint32_t>& list, std::uint32_t token) const;
  std::string lower_text(std::uint32_t token) const;
  bool of_names(std::uint32_t head) const;  ///< "... of France"
  bool is_nominal(std::uint32_t token) const;
  bool is_plural(std::uint32_t token) const;
  bool is_mention_head(std::uint32_t token) const;
  std::string table_line(const WorldEntry& entry) const;

  const Parse& parse;
  const World& world;
  std::optional<Date> on;
  TreeIndex tree;
  Names names;
  Focus focus;
  std::vector<const Entity*> entity_at;
  std::vector<SectorHit>
      sector_hits;  ///< by token: the phrase of the sector table that ends at it as its head

  /// Heads of noun phrases that mean actors, in text order, with what they mean; filled front to back.
  struct Mention {
    std::uint32_t head;
    Reading reading;
    Kind kind;
    bool pronoun;
  };
  std::vector<Mention> mentions;
  std::unordered_map<std::string, std::vector<std::uint32_t>>
      by_sector;  ///< of those that a state is named for
  std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_last_name;  ///< indexes of `mentions`
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word;  ///< by role's last word and lemma
};

/// What a pronoun in lower case may stand for; nothing for other words.
std::optional<Kind> asked_by(std::string_view pronoun);
/// Adds what `more` has and `out` lacks.
void merge(std::vector<Actor>& out, const std::vector<Actor>& more);
bool is_generic(std::string_view lemma);
bool is_partitive(std::string_view lemma);

}  // namespace dragoman
