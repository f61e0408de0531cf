#pragma once
// How far two sets of events tell the same: by type, by dyad, by month.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "exchange/panel.h"

namespace dragoman {

struct CompareOptions {
  int days_apart = 0;      ///< events this near to each other may be the same
  bool any_type = false;   ///< the same quad class is enough
  bool any_order = false;  ///< source and target may be exchanged
};

/// One line of a comparison.
struct Agreement {
  std::string group;  ///< "all", a type, or "RUS>UKR"
  std::uint64_t in_a = 0, in_b = 0, in_both = 0;
  /// Share of B's events that A has, and of A's that B has; nothing where the other is empty.
  std::optional<double> of_b, of_a;
  /// Cohen's kappa of "some event on this day": over all days of the common span, for a type over all dyads
  /// that either set has. Nothing where chance alone explains all.
  std::optional<double> kappa;
  /// Pearson's correlation of monthly counts over the common span; nothing with fewer than three months or
  /// without variation.
  std::optional<double> monthly;
};

struct Comparison {
  std::optional<Date> first, last;  ///< span in which both sets have events; only that is compared
  std::uint64_t left_out_a = 0, left_out_b = 0;  ///< outside the span, or of a party that nobody knows
  Agreement all;
  std::vector<Agreement> by_type;  ///< types that either set has, in PLOVER's order
  std::vector<Agreement> by_dyad;  ///< most events first, then by name
};

/// Symmetric but for which side is which. Events are paired at most once each, nearest days first.
Comparison compare(const std::vector<PanelEvent>& a, const std::vector<PanelEvent>& b,
                   const CompareOptions& options = {});

/// As CSV: what, group, counts, shares, kappa, correlation; at most `dyads` dyads.
std::string to_csv(const Comparison& comparison, std::size_t dyads = 100);

}  // namespace dragoman
