#include "exchange/panel.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/calendar.h"
#include "exchange/cells.h"

namespace dragoman {
namespace {

bool known(std::string_view code) { return !code.empty() && code != "UNK"; }

std::string small_letters(std::string_view name) {
  std::string out(name);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

void add_sum(PanelCell::Sum& sum, const PanelEvent& event) {
  ++sum.events;
  sum.goldstein += event.goldstein.value_or(0);
}

/// Names of the counts or sums by type, quad class and status.
template <class Sink>
void each_class(Sink sink) {
  for (const std::string_view type : kEventTypeNames) sink(small_letters(type));
  for (int quad = 1; quad <= 4; ++quad) sink(fmt::format("quad{}", quad));
  for (const std::string_view status : kStatusNames) sink(std::string(status));
}

}  // namespace

std::optional<PanelUnit> panel_unit(std::string_view name) {
  if (name == "country") return PanelUnit::kCountry;
  if (name == "actor") return PanelUnit::kActor;
  if (name == "dyad") return PanelUnit::kDyad;
  return std::nullopt;
}

std::optional<PanelPeriod> panel_period(std::string_view name) {
  if (name == "month") return PanelPeriod::kMonth;
  if (name == "week") return PanelPeriod::kWeek;
  if (name == "day") return PanelPeriod::kDay;
  return std::nullopt;
}

PeriodSpan period_of(Date day, PanelPeriod period) {
  if (period == PanelPeriod::kDay) return {day, day};
  if (period == PanelPeriod::kWeek) {
    const Date monday = add_days(day, 1 - weekday(day));
    return {monday, add_days(monday, 6)};
  }
  Date first = day, last = day;
  first.day = 1;
  last.day = static_cast<std::uint8_t>(days_in_month(day.year, day.month));
  return {first, last};
}

std::string period_name(Date first, PanelPeriod period) {
  if (period == PanelPeriod::kDay) return iso(first);
  if (period == PanelPeriod::kMonth) return iso(first).substr(0, 7);
  const IsoWeek week = iso_week(first);
  return fmt::format("{:04}-W{:02}", week.year, week.week);
}

Panel::Panel(PanelOptions options, std::shared_ptr<const Countries> countries,
             std::shared_ptr<const StateSystems> states)
    : options_(std::move(options)), countries_(std::move(countries)), states_(std::move(states)) {
  for (const std::string& unit : options_.units) {
    const std::size_t arrow = unit.find('>');
    const bool dyad = options_.unit == PanelUnit::kDyad && arrow != std::string::npos;
    courses_[dyad ? Unit{unit.substr(0, arrow), unit.substr(arrow + 1)} : Unit{unit, {}}];
  }
}

bool Panel::wanted(const PanelEvent& event) const {
  const auto& statuses = options_.statuses;
  return event.confidence >= options_.min_confidence && (!options_.from || event.day >= *options_.from) &&
         (!options_.to || event.day <= *options_.to) &&
         (statuses.empty() || std::find(statuses.begin(), statuses.end(), event.status) != statuses.end());
}

void Panel::add(const PanelEvent& event) {
  if (!wanted(event)) return;
  const std::int32_t day = days(event.day);
  first_ = std::min(first_.value_or(day), day);
  last_ = std::max(last_.value_or(day), day);
  switch (options_.unit) {
    case PanelUnit::kDyad:
      if (known(event.source) && known(event.target)) count({event.source, event.target}, event, true, true);
      return;
    case PanelUnit::kActor:
      if (known(event.source)) count({event.source, {}}, event, true, false);
      return;
    case PanelUnit::kCountry:
      const bool both = event.source == event.target;
      if (countries_->by_iso3(event.source) != nullptr) count({event.source, {}}, event, true, both);
      if (!both && countries_->by_iso3(event.target) != nullptr)
        count({event.target, {}}, event, false, true);
  }
}

void Panel::count(const Unit& unit, const PanelEvent& event, bool as_source, bool as_target) {
  auto found = courses_.find(unit);
  if (found == courses_.end()) {
    if (!options_.units.empty()) return;
    found = courses_.emplace(unit, Course{}).first;
  }
  Course& course = found->second;
  const std::int32_t period = days(period_of(event.day, options_.period).first);
  if (event.event != 0 && course.event == event.event) {
    // Another pair of an event that counts already, or that one-a-day has passed over.
    if (const auto cell = course.cells.find(period); cell != course.cells.end())
      add_roles(course, cell->second, as_source, as_target);
    return;
  }
  course.event = event.event;
  course.as_source = course.as_target = false;
  if (options_.one_a_day && !told_.emplace(unit, event.type, days(event.day)).second) {
    course.as_source = course.as_target = true;  // nothing of it is counted
    return;
  }
  PanelCell& cell = course.cells[period];
  add_roles(course, cell, as_source, as_target);
  ++cell.events;
  cell.goldstein += event.goldstein.value_or(0);
  add_sum(cell.types[static_cast<std::size_t>(event.type)], event);
  if (event.quad >= 1 && event.quad <= 4) add_sum(cell.quads[event.quad - 1u], event);
  add_sum(cell.statuses[static_cast<std::size_t>(event.status)], event);
}

void Panel::add_roles(Course& course, PanelCell& cell, bool as_source, bool as_target) {
  if (as_source && !course.as_source) ++cell.as_source;
  if (as_target && !course.as_target) ++cell.as_target;
  course.as_source |= as_source;
  course.as_target |= as_target;
}

void Panel::add_article(Date published) {
  if ((options_.from && published < *options_.from) || (options_.to && published > *options_.to)) return;
  const std::int32_t day = days(published);
  first_ = std::min(first_.value_or(day), day);
  last_ = std::max(last_.value_or(day), day);
  ++articles_[days(period_of(published, options_.period).first)];
}

Result<void> Panel::write(const std::function<bool(std::string_view)>& sink) const {
  if ((!options_.from && !first_) || (!options_.to && !last_))
    return fail(ErrorCode::kInvalid, "no event of a known day: name the first and the last day of the panel");
  const Date from = options_.from ? *options_.from : from_days(*first_);
  const Date to = options_.to ? *options_.to : from_days(*last_);
  if (to < from) return fail(ErrorCode::kInvalid, "the panel ends before it begins");
  std::vector<PeriodSpan> periods;
  for (PeriodSpan span = period_of(from, options_.period); span.first <= to;
       span = period_of(add_days(span.last, 1), options_.period))
    periods.push_back(span);
  if (periods.size() * courses_.size() > kMostPanelRows)
    return fail(ErrorCode::kTooLarge, fmt::format("the panel would have {} rows; at most {} are written",
                                                  periods.size() * courses_.size(), kMostPanelRows));
  if (!sink(header())) return {};
  for (const auto& [unit, course] : courses_) {
    for (const PeriodSpan& span : periods) {
      const auto found = course.cells.find(days(span.first));
      if (!sink(line(unit, span, found == course.cells.end() ? PanelCell{} : found->second))) return {};
    }
  }
  return {};
}

std::string Panel::header() const {
  Line line(Separator::kComma);
  if (options_.unit == PanelUnit::kDyad)
    line.code("source")
        .code("source_cow")
        .code("source_gw")
        .code("target")
        .code("target_cow")
        .code("target_gw");
  else
    line.code(options_.unit == PanelUnit::kActor ? "actor" : "iso3").code("cow").code("gw");
  line.code("period").code("first_day").code("last_day").code("articles").code("events");
  if (options_.unit == PanelUnit::kCountry) line.code("as_source").code("as_target");
  line.code("goldstein");
  each_class([&](const std::string& name) { line.code("n_" + name); });
  each_class([&](const std::string& name) { line.code("goldstein_" + name); });
  return std::move(line).end();
}

std::string Panel::line(const Unit& unit, const PeriodSpan& span, const PanelCell& cell) const {
  Line line(Separator::kComma);
  const auto add_party = [&](const std::string& code) {
    const StateNumbers numbers = states_->within(code, span.first, span.last);
    line.text(code).number(numbers.cow).number(numbers.gw);
  };
  add_party(unit.source);
  if (options_.unit == PanelUnit::kDyad) add_party(unit.target);
  const auto articles = articles_.find(days(span.first));
  line.code(period_name(span.first, options_.period)).code(iso(span.first)).code(iso(span.last));
  line.number(articles == articles_.end() ? std::uint64_t{0} : articles->second).number(cell.events);
  if (options_.unit == PanelUnit::kCountry) line.number(cell.as_source).number(cell.as_target);
  // Scales have one digit behind the point; what sums add behind it is noise.
  const auto scale = [&](double sum) { line.code(fmt::format("{:.1f}", sum == 0 ? 0.0 : sum)); };
  const auto all = [&](auto what) {
    for (const auto& sum : cell.types) what(sum);
    for (const auto& sum : cell.quads) what(sum);
    for (const auto& sum : cell.statuses) what(sum);
  };
  scale(cell.goldstein);
  all([&](const PanelCell::Sum& sum) { line.number(sum.events); });
  all([&](const PanelCell::Sum& sum) { scale(sum.goldstein); });
  return std::move(line).end();
}

}  // namespace dragoman
