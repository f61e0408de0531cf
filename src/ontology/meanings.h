#pragma once
// What statuses and quad classes mean, in words for people. Types and modes have theirs in lexicon/ontology.

#include <array>
#include <string_view>

namespace dragoman {

/// In the order of Status.
inline constexpr std::array<std::string_view, 4> kStatusMeanings = {
    "it happened, as the report tells it", "it is planned or announced",
    "it may happen, or would on a condition", "it is said not to have happened, or not to be going to"};

/// Of the classes 1 to 4.
inline constexpr std::array<std::string_view, 4> kQuadMeanings = {
    "words between friends: agreeing, consulting, supporting",
    "deeds between friends: aid, cooperation, yielding", "words between foes: demands, accusations, threats",
    "deeds between foes: protest, coercion, assault"};

}  // namespace dragoman
