#include "event/choice.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/tsv.h"

namespace dragoman {

Result<ChoiceModel> ChoiceModel::load(const std::filesystem::path& file) {
  const Result<TsvTable> table = read_tsv(file, {"question", "feature", "weight"});
  if (!table) return tl::unexpected(table.error());
  ChoiceModel model;
  model.hash_ = table->digest;
  model.weights_.reserve(table->rows.size());
  for (const TsvRow& row : table->rows) {
    const std::string& number = row.cells[2];
    double weight = 0;
    const auto [end, fault] = std::from_chars(number.data(), number.data() + number.size(), weight);
    if (fault != std::errc() || end != number.data() + number.size() || !std::isfinite(weight)) {
      return fail(ErrorCode::kFormat, "'" + number + "' is no weight", table->file, row.line);
    }
    model.weights_.insert_or_assign(row.cells[0] + ' ' + row.cells[1], weight);
  }
  return model;
}

std::vector<double> ChoiceModel::probabilities(std::string_view question,
                                               const std::vector<Features>& answers) const {
  std::vector<double> out;
  out.reserve(answers.size());
  std::string key;
  for (const Features& features : answers) {
    double sum = 0;
    for (const std::string& feature : features) {
      key.assign(question).append(1, ' ').append(feature);
      if (const auto found = weights_.find(key); found != weights_.end()) sum += found->second;
    }
    out.push_back(sum);
  }
  if (out.empty()) return out;
  const double top = *std::max_element(out.begin(), out.end());
  double total = 0;
  for (double& each : out) total += each = std::exp(each - top);
  for (double& each : out) each /= total;
  return out;
}

Chosen likeliest(const std::vector<double>& likely, const std::vector<std::string>& meaning,
                 std::size_t from) {
  std::unordered_map<std::string_view, double> together;
  for (std::size_t i = from; i < likely.size(); ++i) together[meaning[i]] += likely[i];
  std::size_t best = from;
  const auto rank = [&](std::size_t i) { return std::pair(together[meaning[i]], likely[i]); };
  for (std::size_t i = from + 1; i < likely.size(); ++i) {
    if (rank(i) > rank(best)) best = i;
  }
  return {best, rank(best).first};
}

std::string_view bucket(std::size_t number) {
  constexpr std::array<std::string_view, 6> kNames = {"0", "1", "2", "3-4", "5-9", "10+"};
  constexpr std::array<std::size_t, 6> kFirst = {0, 1, 2, 3, 5, 10};
  const auto above = std::upper_bound(kFirst.begin(), kFirst.end(), number);
  return kNames[static_cast<std::size_t>(above - kFirst.begin()) - 1];
}

}  // namespace dragoman
