#pragma once
// The day of each event: its own words', or one that the article tells elsewhere and means for it, too.

#include <optional>
#include <vector>

#include "dragoman/event.h"
#include "event/article_coder.h"
#include "event/choice.h"
#include "event/in_play.h"

namespace dragoman {

/// Days that an event may have, and what speaks for it.
struct DayAnswer {
  EventDate date;
  Features features;
};

/// Finds the days that the events of an article may have.
class EventDays {
 public:
  /// `rows.acts[i]` is what `rows.events[i]` was made of. All must outlive this.
  EventDays(const Rows& rows, const Reading& reading, std::optional<Date> published);

  /// The days that the article tells up to the event's sentence and in it, near or in the lead; and where one
  /// of them lies before the report, all from it to the report: what is told without a day happened in these.
  /// Empty if there are none.
  std::vector<DayAnswer> answers(std::size_t index) const;

 private:
  Features describe(std::size_t index, std::size_t k, bool until_report) const;
  void describe_words(std::size_t index, const TimeMention& time, Features& out) const;
  void describe_here(std::size_t index, std::size_t k, Features& out) const;
  void describe_elsewhere(std::size_t index, std::size_t k, Features& out) const;
  void describe_past(std::size_t index, const TimeMention& time, Features& out) const;

  const Rows& rows_;
  const Reading& reading_;
  std::optional<Date> published_;
  Mentions<TimeMention> times_;         ///< those with days
  std::vector<std::size_t> past_;       ///< of each event the last before it that has a day
  const TimeMention* story_ = nullptr;  ///< the first day within a week of the report
};

/// Gives each event that took place (or did not) the likeliest of its days; a plan whose own words tell no
/// day only one that is likelier than all others together.
void choose_days(Rows& rows, const Reading& reading, std::optional<Date> published, const ChoiceModel& model);

}  // namespace dragoman
