#pragma once
// The place of each event: its own words', or one that the article tells elsewhere and means for it, too.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/event.h"
#include "event/article_coder.h"
#include "event/choice.h"
#include "event/in_play.h"

namespace dragoman {

/// A place where an event may have been, and what speaks for it. Null: the article does not say where.
struct SceneAnswer {
  const PlaceMention* place = nullptr;
  Features features;
};

/// Finds the places where the events of an article may have been.
class EventScenes {
 public:
  /// `rows.acts[i]` is what `rows.events[i]` was made of. All must outlive this.
  EventScenes(const Rows& rows, const Reading& reading);

  /// First that the article does not say where, then the places that it names up to the event's sentence and
  /// in it, near or in the lead.
  std::vector<SceneAnswer> answers(std::size_t index) const;

 private:
  Features nowhere(std::size_t index) const;
  Features describe(std::size_t index, std::size_t k) const;
  void describe_here(std::size_t index, std::size_t k, Features& out) const;
  void describe_elsewhere(std::size_t index, std::size_t k, Features& out) const;
  void describe_parties(const Event& event, std::string_view country, Features& out) const;
  bool names_a_scene(std::uint32_t sentence) const;

  const Rows& rows_;
  const Reading& reading_;
  Mentions<PlaceMention> places_;                       ///< those that are no part of a name
  std::vector<std::size_t> locatives_;                  ///< of the first k, how many say where ("in Oslo")
  std::unordered_map<std::string, std::size_t> named_;  ///< how often each country is named
  std::vector<std::size_t> past_;                       ///< of each event the last before it that has a place
};

/// Gives each event the likeliest of its places, unless it is too likely that the article does not say where.
void choose_scenes(Rows& rows, const Reading& reading, const ChoiceModel& model);

}  // namespace dragoman
