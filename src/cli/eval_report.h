#pragma once
// Figures as lines for people, or as JSON.

#include <string>

#include "cli/score.h"

namespace dragoman::cli {

/// The lines of score.py with "[low, high]" behind each.
std::string eval_lines(const Scorer& scorer);
/// score.py --json with "low" and "high" in each figure.
std::string eval_json(const Scorer& scorer);

}  // namespace dragoman::cli
