#pragma once
// Whom do these words mean? The actors of one article, with pronouns and descriptions resolved.

#include <memory>
#include <string>
#include <vector>

#include "base/span.h"
#include "dragoman/event.h"
#include "syntax/parse.h"
#include "world/world.h"

namespace dragoman {

/// An actor that a phrase stands for.
struct Actor {
  std::string id;  ///< stable id of the world entry, empty if none
  std::string name;
  std::string code;  ///< as Event's ActorRef
  std::string sector;
  std::string role;
  std::vector<std::string> members;
  std::uint32_t head = 0;    ///< of the words that name it here
  bool sector_firm = false;  ///< a line of the tables about this very actor tells the sector
  TokenSpan antecedent;  ///< the phrase that a pronoun or description was resolved to, empty if it speaks for
                         ///< itself
  Ground ground = Ground::kNamed;
  std::string why;  ///< for `explain`: the table line or rule that decided
  bool operator==(const Actor&) const = default;
};

/// A place where the article tells of somebody.
struct Told {
  std::uint32_t head = 0;
  std::vector<Actor> actors;
  bool pronoun = false;
};

/// The mentions of one article and what they stand for. Built once an article, then asked for any phrase.
class Discourse {
 public:
  /// `article` gives publisher and date; both Parse and World must outlive the Discourse.
  Discourse(const Parse& parse, const World& world, const struct Article& article);
  ~Discourse();
  Discourse(Discourse&&) noexcept;

  /// The actors that `phrase` stands for, in text order, one a code; a phrase of no actor gives none.
  /// Conjunctions are split; appositions and of-groups give the country and sector they tell.
  std::vector<Actor> actors(TokenSpan phrase) const;
  /// The same of a phrase that is known to name a party: where nothing tells whom it means, it is taken for
  /// somebody told of before, else for somebody of the state in focus.
  std::vector<Actor> party(TokenSpan phrase) const;
  /// Where the article tells of whom, by head; a list of several counts as one more than its members.
  std::vector<Told> told() const;
  /// The country that the words around `token` are about, by what the article named up to there; empty if
  /// none.
  std::string_view country_at(std::uint32_t token) const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dragoman
