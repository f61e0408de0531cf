#pragma once
// Which of several answers is the likeliest? A linear model over features that have names; train/choices.py
// learns it from annotated reports.

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
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

/// The features of `answers`, moved out of them.
template <class Answer>
std::vector<Features> features_of(std::vector<Answer>& answers) {
  std::vector<Features> out;
  out.reserve(answers.size());
  for (Answer& answer : answers) out.push_back(std::move(answer.features));
  return out;
}

/// An answer, and how likely it and those that say the same are together.
struct Chosen {
  std::size_t answer = 0;
  double likely = 0;
};

/// The likeliest of the answers that are likeliest together, having the same `meaning` (an entry an answer);
/// of equals the first. Answers before `from`, which is less than their number, are not asked.
Chosen likeliest(const std::vector<double>& likely, const std::vector<std::string>& meaning,
                 std::size_t from = 0);

/// A number, coarsely, for a feature's name.
std::string_view bucket(std::size_t number);

}  // namespace dragoman
