#include "exchange/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include "base/calendar.h"
#include "exchange/cells.h"

namespace dragoman {
namespace {

/// An event as it is compared.
struct Told {
  std::string dyad;
  int type = 0;  ///< EventType, or quad class where that is enough
  EventType named = EventType::kConsult;
  std::int32_t day = 0;
  bool paired = false;
};

/// Days of the common span as a half-open range.
struct Span {
  std::int32_t first = 0, end = 0;
  std::int64_t days() const { return end - first; }
};

bool known(const PanelEvent& event) {
  const auto party = [](const std::string& code) { return !code.empty() && code != "UNK"; };
  return party(event.source) && party(event.target);
}

std::vector<Told> told_of(const std::vector<PanelEvent>& events, const CompareOptions& options) {
  std::vector<Told> out;
  for (const PanelEvent& event : events) {
    if (!known(event)) continue;
    const bool exchanged = options.any_order && event.target < event.source;
    const std::string& from = exchanged ? event.target : event.source;
    const std::string& to = exchanged ? event.source : event.target;
    std::string dyad = from;
    dyad.append(1, '>').append(to);
    out.push_back({std::move(dyad), options.any_type ? event.quad : static_cast<int>(event.type), event.type,
                   days(event.day), false});
  }
  std::sort(out.begin(), out.end(), [](const Told& x, const Told& y) {
    return std::tie(x.dyad, x.type, x.day, x.named) < std::tie(y.dyad, y.type, y.day, y.named);
  });
  return out;
}

std::optional<Span> common_span(const std::vector<Told>& a, const std::vector<Told>& b) {
  if (a.empty() || b.empty()) return std::nullopt;
  const auto earlier = [](const Told& x, const Told& y) { return x.day < y.day; };
  const auto [a_first, a_last] = std::minmax_element(a.begin(), a.end(), earlier);
  const auto [b_first, b_last] = std::minmax_element(b.begin(), b.end(), earlier);
  const Span span{std::max(a_first->day, b_first->day), std::min(a_last->day, b_last->day) + 1};
  return span.days() > 0 ? std::optional(span) : std::nullopt;
}

void keep_within(std::vector<Told>& events, const std::optional<Span>& span) {
  std::erase_if(
      events, [&](const Told& event) { return !span || event.day < span->first || event.day >= span->end; });
}

/// Pairs within one dyad and type, both in order of day; `apart` days exactly.
void pair_at(std::vector<Told*>& a, std::vector<Told*>& b, int apart) {
  std::multimap<std::int32_t, Told*> free;
  for (Told* event : b) {
    if (!event->paired) free.emplace(event->day, event);
  }
  for (Told* event : a) {
    for (const int offset : {-apart, apart}) {
      const auto found = event->paired ? free.end() : free.find(event->day + offset);
      if (found == free.end()) continue;
      event->paired = found->second->paired = true;
      free.erase(found);
    }
  }
}

void pair_up(std::vector<Told>& a, std::vector<Told>& b, int days_apart) {
  using Key = std::pair<std::string, int>;
  std::map<Key, std::pair<std::vector<Told*>, std::vector<Told*>>> groups;
  for (Told& event : a) groups[{event.dyad, event.type}].first.push_back(&event);
  for (Told& event : b) groups[{event.dyad, event.type}].second.push_back(&event);
  for (auto& [key, sides] : groups) {
    for (int apart = 0; apart <= days_apart; ++apart) pair_at(sides.first, sides.second, apart);
  }
}

/// Kappa of two yes-or-no codings of `cells` cells: yes in A, in B, in both.
std::optional<double> kappa_of(double cells, double a, double b, double both) {
  if (cells <= 0) return std::nullopt;
  const double observed = (both + (cells - a - b + both)) / cells;
  const double chance = (a * b + (cells - a) * (cells - b)) / (cells * cells);
  return chance < 1 ? std::optional((observed - chance) / (1 - chance)) : std::nullopt;
}

std::optional<double> correlation(const std::vector<double>& x, const std::vector<double>& y) {
  if (x.size() < 3) return std::nullopt;
  const auto n = static_cast<double>(x.size());
  double sum_x = 0, sum_y = 0, xx = 0, yy = 0, xy = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    sum_x += x[i];
    sum_y += y[i];
  }
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double dx = x[i] - sum_x / n, dy = y[i] - sum_y / n;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return xx > 0 && yy > 0 ? std::optional(xy / std::sqrt(xx * yy)) : std::nullopt;
}

std::size_t month_of(std::int32_t day, std::int32_t first) {
  const Date date = from_days(day), begin = from_days(first);
  return static_cast<std::size_t>((date.year - begin.year) * 12 + date.month - begin.month);
}

using Events = std::vector<const Told*>;

/// Counts, shares, kappa over `dyads` times the days of the span, and correlation of months.
Agreement agreement(std::string group, const Events& a, const Events& b, const Span& span,
                    std::size_t dyads) {
  Agreement out;
  out.group = std::move(group);
  out.in_a = a.size();
  out.in_b = b.size();
  out.in_both = static_cast<std::uint64_t>(
      std::count_if(a.begin(), a.end(), [](const Told* event) { return event->paired; }));
  const auto both = static_cast<double>(out.in_both);
  if (out.in_b > 0) out.of_b = both / static_cast<double>(out.in_b);
  if (out.in_a > 0) out.of_a = both / static_cast<double>(out.in_a);
  using Cell = std::pair<std::string_view, std::int32_t>;
  std::set<Cell> cells_a, cells_b;
  const std::size_t months = month_of(span.end - 1, span.first) + 1;
  std::vector<double> months_a(months), months_b(months);
  for (const Told* event : a) {
    cells_a.emplace(event->dyad, event->day);
    ++months_a[month_of(event->day, span.first)];
  }
  for (const Told* event : b) {
    cells_b.emplace(event->dyad, event->day);
    ++months_b[month_of(event->day, span.first)];
  }
  const auto common =
      std::count_if(cells_a.begin(), cells_a.end(), [&](const Cell& cell) { return cells_b.contains(cell); });
  out.kappa = kappa_of(static_cast<double>(span.days()) * static_cast<double>(dyads),
                       static_cast<double>(cells_a.size()), static_cast<double>(cells_b.size()),
                       static_cast<double>(common));
  out.monthly = correlation(months_a, months_b);
  return out;
}

struct Sides {
  Events a, b;
};

template <class Key, class KeyOf>
std::map<Key, Sides> grouped(const std::vector<Told>& a, const std::vector<Told>& b, KeyOf key) {
  std::map<Key, Sides> out;
  for (const Told& event : a) out[key(event)].a.push_back(&event);
  for (const Told& event : b) out[key(event)].b.push_back(&event);
  return out;
}

void add_groups(Comparison& out, const std::vector<Told>& a, const std::vector<Told>& b, const Span& span) {
  const auto by_dyad = grouped<std::string>(a, b, [](const Told& event) { return event.dyad; });
  const auto everything = grouped<int>(a, b, [](const Told&) { return 0; });
  out.all = agreement("all", everything.at(0).a, everything.at(0).b, span, by_dyad.size());
  for (const auto& [type, sides] : grouped<EventType>(a, b, [](const Told& event) { return event.named; }))
    out.by_type.push_back(agreement(std::string(name(type)), sides.a, sides.b, span, by_dyad.size()));
  for (const auto& [dyad, sides] : by_dyad) out.by_dyad.push_back(agreement(dyad, sides.a, sides.b, span, 1));
  std::stable_sort(out.by_dyad.begin(), out.by_dyad.end(),
                   [](const Agreement& x, const Agreement& y) { return x.in_a + x.in_b > y.in_a + y.in_b; });
}

void add_line(std::string& out, std::string_view what, const Agreement& agreement) {
  Line line(Separator::kComma);
  const auto share = [&](const std::optional<double>& value) {
    line.code(value ? fmt::format("{:.4f}", *value) : std::string());
  };
  line.code(what)
      .text(agreement.group)
      .number(agreement.in_a)
      .number(agreement.in_b)
      .number(agreement.in_both);
  share(agreement.of_b);
  share(agreement.of_a);
  share(agreement.kappa);
  share(agreement.monthly);
  out += std::move(line).end();
}

}  // namespace

Comparison compare(const std::vector<PanelEvent>& a, const std::vector<PanelEvent>& b,
                   const CompareOptions& options) {
  Comparison out;
  out.all.group = "all";
  std::vector<Told> in_a = told_of(a, options), in_b = told_of(b, options);
  const std::optional<Span> span = common_span(in_a, in_b);
  keep_within(in_a, span);
  keep_within(in_b, span);
  out.left_out_a = a.size() - in_a.size();
  out.left_out_b = b.size() - in_b.size();
  if (!span || in_a.empty() || in_b.empty()) return out;
  out.first = from_days(span->first);
  out.last = from_days(span->end - 1);
  pair_up(in_a, in_b, options.days_apart);
  add_groups(out, in_a, in_b, *span);
  return out;
}

std::string to_csv(const Comparison& comparison, std::size_t dyads) {
  std::string out = header_line(Separator::kComma, {"what", "group", "in_a", "in_b", "in_both", "share_of_b",
                                                    "share_of_a", "kappa", "monthly_correlation"});
  add_line(out, "all", comparison.all);
  for (const Agreement& each : comparison.by_type) add_line(out, "type", each);
  for (std::size_t i = 0; i < std::min(dyads, comparison.by_dyad.size()); ++i)
    add_line(out, "dyad", comparison.by_dyad[i]);
  return out;
}

}  // namespace dragoman
