#include "cli/eval_report.h"

#include <fmt/format.h>

#include <cstdlib>
#include <nlohmann/json.hpp>

#include "cli/bootstrap.h"
#include "cli/python_text.h"

namespace dragoman::cli {
namespace {

using Json = nlohmann::ordered_json;

/// A share that nobody told of is left out.
bool is_shown(const Figure& figure, const Tally& total) {
  return figure.of_predicted.has_value() || total[figure.of_gold] > 0;
}

std::string figure_line(const Figure& figure, const Tally& total) {
  if (!figure.of_predicted) {
    return fmt::format("{:<12} {} of {} ({})", figure.name, total[figure.right], total[figure.of_gold],
                       python_round3(value(figure, total).value_or(0)));
  }
  const Prf three = prf(figure, total);
  const std::string name = figure.by_type
                               ? fmt::format("  {:<10} gold {:4} ", figure.name, total[figure.of_gold])
                               : fmt::format("{:<12}", figure.name);
  return fmt::format("{} P {:.3f}  R {:.3f}  F1 {:.3f}", name, three.precision, three.recall, three.f1);
}

/// Rounded as it is printed.
double rounded(double value) { return std::strtod(fmt::format("{:.3f}", value).c_str(), nullptr); }

Json figure_json(const Figure& figure, const Tally& total, const std::optional<Interval>& interval) {
  Json out;
  if (figure.by_type) out["gold"] = total[figure.of_gold];
  if (figure.of_predicted) {
    const Prf three = prf(figure, total);
    out["p"] = rounded(three.precision);
    out["r"] = rounded(three.recall);
    out["f1"] = rounded(three.f1);
  } else {
    out["right"] = total[figure.right];
    out["of"] = total[figure.of_gold];
    out["share"] = rounded(value(figure, total).value_or(0));
  }
  if (interval) {
    out["low"] = rounded(interval->low);
    out["high"] = rounded(interval->high);
  }
  return out;
}

}  // namespace

std::string eval_lines(const Scorer& scorer) {
  const Tally total = scorer.total();
  const auto intervals = bootstrap(scorer);
  std::string out = fmt::format("{:<12} {}\n{:<12} {}\n{:<12} {}\n", "articles", scorer.articles().size(),
                                "gold", Scorer::gold_count(total), "pred", Scorer::predicted_count(total));
  for (std::size_t i = 0; i < scorer.figures().size(); ++i) {
    const Figure& figure = scorer.figures()[i];
    if (!is_shown(figure, total)) continue;
    out += figure_line(figure, total);
    if (intervals[i]) out += fmt::format("  [{:.3f}, {:.3f}]", intervals[i]->low, intervals[i]->high);
    out += "\n";
  }
  return out;
}

std::string eval_json(const Scorer& scorer) {
  const Tally total = scorer.total();
  const auto intervals = bootstrap(scorer);
  Json out;
  out["articles"] = scorer.articles().size();
  out["gold"] = Scorer::gold_count(total);
  out["pred"] = Scorer::predicted_count(total);
  Json by_type = Json::object();
  for (std::size_t i = 0; i < scorer.figures().size(); ++i) {
    const Figure& figure = scorer.figures()[i];
    if (!is_shown(figure, total)) continue;
    (figure.by_type ? by_type : out)[figure.name] = figure_json(figure, total, intervals[i]);
  }
  out["by_type"] = std::move(by_type);
  return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace dragoman::cli
