#pragma once
// Which of several answers is the likeliest? A linear model over features that have names; train/choices.py
// learns it from annotated reports.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

/// What speaks for or against an answer, by name: "near=1", "sector=GOV|ACCUSE".
using Features = std::vector<std::string>;

/// Immutable once loaded.
class ChoiceModel {
 public:
  /// A table of `question`, `feature`, `weight`; a feature that no line names weighs nothing. kIo or kFormat
  /// with file and line.
  static Result<ChoiceModel> load(const std::filesystem::path& file);

  /// How likely each of `answers` is to be the one that `question` has, adding up to 1; empty for none.
  std::vector<double> probabilities(std::string_view question, const std::vector<Features>& answers) const;

  const std::string& hash() const { return hash_; }

 private:
  std::unordered_map<std::string, double> weights_;  ///< by question, blank, feature
  std::string hash_;
};

}  // namespace dragoman
