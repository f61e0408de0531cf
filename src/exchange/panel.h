#pragma once
// The table that models are fed: what happened to each unit in each period, with zeros where nothing did.

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "dragoman/event.h"
#include "dragoman/result.h"
#include "exchange/countries.h"
#include "exchange/state_systems.h"

namespace dragoman {

/// What a panel needs of an event.
struct PanelEvent {
  Date day;
  std::string source;  ///< code of the guidelines, or an actor's id; empty or "UNK": nobody known
  std::string target;
  EventType type = EventType::kConsult;
  std::uint8_t quad = 1;
  Status status = Status::kActual;
  std::optional<double> goldstein;
  double confidence = 1;
  /// The same for all pairs of parties of one event, which follow one another: a unit counts it once. 0: a
  /// pair is an event.
  std::uint64_t event = 0;
};

enum class PanelUnit : std::uint8_t {
  kCountry,  ///< a state or territory of world/country_codes.tsv, on either side
  kActor,    ///< whatever acts: the source
  kDyad,     ///< source and target, in that direction
};
enum class PanelPeriod : std::uint8_t { kMonth, kWeek, kDay };   ///< weeks are ISO's, from Monday
std::optional<PanelUnit> panel_unit(std::string_view name);      ///< "country", "actor", "dyad"
std::optional<PanelPeriod> panel_period(std::string_view name);  ///< "month", "week", "day"

struct PanelOptions {
  PanelUnit unit = PanelUnit::kCountry;
  PanelPeriod period = PanelPeriod::kMonth;
  std::optional<Date> from, to;  ///< first and last day; absent: of the events. Whole periods are written.
  bool one_a_day = false;        ///< of each unit, type and day only the first event counts
  double min_confidence = 0;
  std::vector<Status> statuses = {};  ///< empty: all
  /// Units to write, also those without any event: codes, for dyads "RUS>UKR". Empty: those of the events.
  std::vector<std::string> units = {};
};

/// First and last day of a period.
struct PeriodSpan {
  Date first, last;
};
PeriodSpan period_of(Date day, PanelPeriod period);
/// "2024-05", "2024-W20" or "2024-05-16".
std::string period_name(Date first, PanelPeriod period);

/// Counts and Goldstein sums of one unit in one period.
struct PanelCell {
  std::uint64_t events = 0, as_source = 0, as_target = 0;
  double goldstein = 0;
  struct Sum {
    std::uint64_t events = 0;
    double goldstein = 0;
  };
  std::array<Sum, kEventTypeNames.size()> types{};
  std::array<Sum, 4> quads{};
  std::array<Sum, kStatusNames.size()> statuses{};
};

/// Takes events and articles in any order but that of one-a-day, which keeps what comes first; holds a cell
/// for each unit and period with events.
class Panel {
 public:
  Panel(PanelOptions options, std::shared_ptr<const Countries> countries,
        std::shared_ptr<const StateSystems> states);

  void add(const PanelEvent& event);
  /// An article that was read, the denominator of its period.
  void add_article(Date published);

  /// The table as CSV, a line at a time: header, then units in order of code, each with all its periods.
  /// `sink` gives false to end it. kInvalid where no day is known, kTooLarge where the table would have more
  /// than kMostPanelRows rows.
  Result<void> write(const std::function<bool(std::string_view)>& sink) const;

 private:
  struct Unit {
    std::string source, target;  ///< target for dyads alone
    auto operator<=>(const Unit&) const = default;
  };
  /// What is known of a unit: cells by first day of the period, and the roles that it had in the last event.
  struct Course {
    std::map<std::int32_t, PanelCell> cells = {};
    std::uint64_t event = 0;
    bool as_source = false, as_target = false;
  };
  bool wanted(const PanelEvent& event) const;
  void count(const Unit& unit, const PanelEvent& event, bool as_source, bool as_target);
  static void add_roles(Course& course, PanelCell& cell, bool as_source, bool as_target);
  std::string header() const;
  std::string line(const Unit& unit, const PeriodSpan& span, const PanelCell& cell) const;

  PanelOptions options_;
  std::shared_ptr<const Countries> countries_;
  std::shared_ptr<const StateSystems> states_;
  std::map<Unit, Course> courses_;
  std::map<std::int32_t, std::uint64_t> articles_;            ///< by first day of the period
  std::set<std::tuple<Unit, EventType, std::int32_t>> told_;  ///< for one-a-day
  std::optional<std::int32_t> first_, last_;                  ///< days of events and articles
};
inline constexpr std::uint64_t kMostPanelRows = 50'000'000;

}  // namespace dragoman
