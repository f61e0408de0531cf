#pragma once
// How good the predicted events are, as counts that add up over articles and figures made of them.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cli/gold.h"

namespace dragoman::cli {

/// Counts of one article or of many; what each stands for is Scorer's affair.
using Tally = std::vector<std::uint64_t>;

/// A figure: precision, recall and F1 where `of_predicted` is set, else a share.
struct Figure {
  std::string name;
  bool by_type = false;
  std::size_t right;  ///< indices into a Tally
  std::size_t of_gold;
  std::optional<std::size_t> of_predicted;
  /// What of the predicted is right, where it is counted apart from what of the gold was found.
  std::optional<std::size_t> right_predicted = std::nullopt;
};

struct Prf {
  double precision = 0;
  double recall = 0;
  double f1 = 0;
};
Prf prf(const Figure& figure, const Tally& tally);
/// F1, or the share; nothing where there is nothing to count.
std::optional<double> value(const Figure& figure, const Tally& tally);

/// Scores article by article. `misses` are in the form of score.py: what is not right, article by article.
class Scorer {
 public:
  /// All types that occur on either side must be known before.
  Scorer(const std::vector<GoldArticle>& gold, const Predictions& predicted);

  const std::vector<Figure>& figures() const { return figures_; }
  const std::vector<Tally>& articles() const { return tallies_; }
  Tally total() const;
  const std::vector<std::string>& misses() const { return misses_; }

  static std::uint64_t gold_count(const Tally& tally);
  static std::uint64_t predicted_count(const Tally& tally);

 private:
  void add_figures(const std::vector<std::string>& types);
  void score(const GoldArticle& gold, const std::vector<ScoredEvent>& predicted);
  void score_pair(const std::string& doc_id, const ScoredEvent& gold, const ScoredEvent& predicted,
                  Tally& tally);
  std::size_t type_index(const std::string& type) const;

  std::vector<std::string> types_;  ///< sorted
  std::vector<Figure> figures_;
  std::vector<Tally> tallies_;
  std::vector<std::string> misses_;
};

}  // namespace dragoman::cli
