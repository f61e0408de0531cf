#pragma once
// Parties that the words around an act leave out, or whose words do not tell whom they mean: a reader knows
// them from what was told before.

#include <string>
#include <vector>

#include "dragoman/event.h"
#include "event/article_coder.h"
#include "event/choice.h"
#include "event/side.h"

namespace dragoman {

/// Somebody who may be meant, and what speaks for it. Without actors: nobody is, or who was taken for it.
struct PartyAnswer {
  std::vector<ActorRef> actors;
  Features features;
};

/// Finds who may be meant by the sides of an article's events.
class EventParties {
 public:
  /// `rows.acts[i]` is what `rows.events[i]` was made of. Both must outlive this.
  EventParties(const Rows& rows, const Reading& reading);

  /// What there is to ask of a side: "source" or "target" of an empty one; "source_meant" or "target_meant"
  /// of one whose words alone do not tell whom they mean; nothing, if they do.
  std::string_view question(std::size_t index, Side side) const;
  /// The answers to it: first that it stays as it is, then those told of up to the event's sentence.
  std::vector<PartyAnswer> answers(std::size_t index, Side side) const;

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  /// Somebody's words, in a mention or as a party to an event.
  struct Sighting {
    std::uint32_t sentence = 0;
    std::uint32_t at = 0;  ///< code points
    bool pronoun = false;
    std::vector<ActorRef> actors = {};
    std::size_t event = kNone;  ///< that they are told to be a party to
    Side side = Side::kSource;
  };
  struct Candidate;

  std::vector<Candidate> candidates(std::size_t index, Side side) const;
  void describe(const Candidate& candidate, const std::vector<Candidate>& all, std::size_t index, Side side,
                Features& out) const;
  void describe_actors(const std::vector<ActorRef>& actors, std::size_t index, Side side,
                       Features& out) const;
  void describe_here(const std::string& key, std::size_t index, Side side, Features& out) const;
  void describe_past(const std::string& key, std::size_t index, Side side, Features& out) const;
  Features nobody(std::size_t index, Side side) const;
  Features as_told(std::size_t index, Side side) const;

  const Rows& rows_;
  const Reading& reading_;
  std::vector<Sighting> sightings_;  ///< by sentence and place
};

/// Fills sides that are empty, and says otherwise whom words mean, where the model holds it for likeliest. An
/// act with Act::parties_known is only asked whom its words mean.
void choose_parties(Rows& rows, const Reading& reading, const ChoiceModel& model, const Ontology& ontology);

}  // namespace dragoman
