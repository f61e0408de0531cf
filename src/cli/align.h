#pragma once
// Which predicted event is which annotated one.

#include <utility>
#include <vector>

#include "cli/gold.h"

namespace dragoman::cli {

/// Pairs (gold index, predicted index), best first, each event in one pair at most. Two events may pair where
/// their triggers overlap, or where they have one type and paragraph and their triggers lie within 80
/// characters.
std::vector<std::pair<std::size_t, std::size_t>> align(const std::vector<ScoredEvent>& gold,
                                                       const std::vector<ScoredEvent>& predicted);

/// The set of an event's codes on one side is the same.
bool same_codes(const std::vector<Code>& a, const std::vector<Code>& b);

/// Some voice of both is the same: half the gold voice's content words stand in a predicted one that is not
/// twice as long.
bool same_voice(const std::vector<std::string>& gold, const std::vector<std::string>& predicted);

}  // namespace dragoman::cli
