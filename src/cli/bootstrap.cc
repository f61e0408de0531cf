#include "cli/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

namespace dragoman::cli {
namespace {

constexpr std::uint64_t kSeed = 20231120;

/// A number below `size`; std::uniform_int_distribution gives others on other systems.
std::size_t draw(std::mt19937_64& random, std::size_t size) {
  return static_cast<std::size_t>(((random() >> 32) * size) >> 32);
}

/// Between the two values that stand next to the wanted place.
double percentile(const std::vector<double>& sorted, double share) {
  const double place = share * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (sorted[above] - sorted[below]) * (place - static_cast<double>(below));
}

}  // namespace

std::vector<std::optional<Interval>> bootstrap(const Scorer& scorer, int rounds) {
  const std::vector<Tally>& articles = scorer.articles();
  const std::vector<Figure>& figures = scorer.figures();
  std::vector<std::vector<double>> values(figures.size());
  std::mt19937_64 random(kSeed);  // NOLINT(bugprone-random-generator-seed): the same figures every time
  for (int round = 0; round < rounds && !articles.empty(); ++round) {
    Tally sum(articles.front().size());
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const Tally& drawn = articles[draw(random, articles.size())];
      std::transform(sum.begin(), sum.end(), drawn.begin(), sum.begin(), std::plus<>());
    }
    for (std::size_t i = 0; i < figures.size(); ++i) {
      if (const std::optional<double> one = value(figures[i], sum)) values[i].push_back(*one);
    }
  }
  std::vector<std::optional<Interval>> out;
  for (std::vector<double>& sample : values) {
    std::sort(sample.begin(), sample.end());
    out.push_back(sample.empty()
                      ? std::nullopt
                      : std::optional(Interval{percentile(sample, 0.025), percentile(sample, 0.975)}));
  }
  return out;
}

}  // namespace dragoman::cli
