#include "cli/score.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>

#include "cli/align.h"
#include "cli/python_text.h"

namespace dragoman::cli {
namespace {

enum Count : std::size_t {
  kGold,
  kPredicted,
  kDetect,
  kTyped,
  kSource,
  kTarget,
  kCoded,
  kVoiceHit,
  kVoicePredicted,
  kVoiceGold,
  kDyadHit,
  kDyadPredicted,
  kDyadGold,
  kSourceSpans,                     ///< {found, gold, right, predicted}
  kTargetSpans = kSourceSpans + 4,  ///< {found, gold, right, predicted}
  /// From here {right, of} for each of kShareNames, then {right, gold, predicted} for each type.
  kShares = kTargetSpans + 4
};
constexpr std::array<std::string_view, 5> kShareNames = {"date", "mode", "place", "sector", "status"};
enum Share : std::size_t { kDate, kMode, kPlace, kSector, kStatus };
constexpr std::size_t kTypes = kShares + 2 * kShareNames.size();

using Triple = std::tuple<std::string, Code, Code>;

/// Who did what to whom, once each, "nobody" for an empty side; what is said not to be is left out.
std::set<Triple> triples(const std::vector<ScoredEvent>& events) {
  const std::vector<Code> nobody = {std::nullopt};
  std::set<Triple> out;
  for (const ScoredEvent& event : events) {
    if (event.status == "negated") continue;
    for (const Code& source : event.source.empty() ? nobody : event.source) {
      for (const Code& target : event.target.empty() ? nobody : event.target) {
        out.emplace(event.type, source, target);
      }
    }
  }
  return out;
}

void count_dyads(const std::vector<ScoredEvent>& gold, const std::vector<ScoredEvent>& predicted,
                 Tally& tally) {
  const std::set<Triple> wanted = triples(gold);
  const std::set<Triple> got = triples(predicted);
  tally[kDyadGold] += wanted.size();
  tally[kDyadPredicted] += got.size();
  tally[kDyadHit] += static_cast<std::uint64_t>(std::count_if(
      wanted.begin(), wanted.end(), [&got](const Triple& triple) { return got.contains(triple); }));
}

using Spans = std::set<std::pair<std::int64_t, std::int64_t>>;

std::uint64_t touched(const Spans& spans, const Spans& by) {
  return static_cast<std::uint64_t>(std::count_if(spans.begin(), spans.end(), [&by](const auto& span) {
    return std::any_of(by.begin(), by.end(), [&span](const auto& other) {
      return other.first < span.second && span.first < other.second;
    });
  }));
}

void count_spans(const Spans& gold, const Spans& predicted, std::size_t at, Tally& tally) {
  tally[at] += touched(gold, predicted);
  tally[at + 1] += gold.size();
  tally[at + 2] += touched(predicted, gold);
  tally[at + 3] += predicted.size();
}

/// What an event says of each of kShareNames, for the list of misses.
std::string said(const ScoredEvent& event, Share share) {
  switch (share) {
    case kDate:
      return event.date.size() == 2 ? event.date[0].value_or("?") + ".." + event.date[1].value_or("?")
                                    : "none";
    case kMode:
      return event.mode.value_or("none");
    case kPlace:
      return event.place.value_or("none");
    case kSector: {
      std::string out;
      for (const auto& [code, sector] : event.sectors) {
        out += fmt::format("{}{}/{}", out.empty() ? "" : " ", code.value_or("?"), sector.value_or("?"));
      }
      return out;
    }
    case kStatus:
      return event.status.value_or("none");
  }
  return {};
}

std::string miss_line(std::string_view kind, const std::string& doc_id, const ScoredEvent& event) {
  return fmt::format("{:<5} {} [{}] {} {}", kind, doc_id, event.paragraph, python_repr(event.text),
                     event.type);
}

std::string arrow(const ScoredEvent& event) {
  return python_repr(event.source) + "->" + python_repr(event.target);
}

double ratio(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

Prf prf(const Figure& figure, const Tally& tally) {
  Prf out;
  out.precision = ratio(tally[figure.right_predicted.value_or(figure.right)],
                        tally[figure.of_predicted.value_or(figure.of_gold)]);
  out.recall = ratio(tally[figure.right], tally[figure.of_gold]);
  const double sum = out.precision + out.recall;
  out.f1 = sum > 0 ? 2 * out.precision * out.recall / sum : 0.0;
  return out;
}

std::optional<double> value(const Figure& figure, const Tally& tally) {
  if (tally[figure.of_gold] == 0 && (!figure.of_predicted || tally[*figure.of_predicted] == 0))
    return std::nullopt;
  return figure.of_predicted ? prf(figure, tally).f1 : ratio(tally[figure.right], tally[figure.of_gold]);
}

Scorer::Scorer(const std::vector<GoldArticle>& gold, const Predictions& predicted) {
  static const std::vector<ScoredEvent> none;
  std::set<std::string> types;
  for (const GoldArticle& article : gold) {
    for (const ScoredEvent& event : article.events) types.insert(event.type);
    const auto found = predicted.find(article.article.doc_id);
    if (found == predicted.end()) continue;
    for (const ScoredEvent& event : found->second) types.insert(event.type);
  }
  types_.assign(types.begin(), types.end());
  add_figures(types_);
  for (const GoldArticle& article : gold) {
    const auto found = predicted.find(article.article.doc_id);
    score(article, found == predicted.end() ? none : found->second);
  }
}

void Scorer::add_figures(const std::vector<std::string>& types) {
  figures_ = {{"detect", false, kDetect, kGold, kPredicted},
              {"typed", false, kTyped, kGold, kPredicted},
              {"source", false, kSource, kGold, kPredicted},
              {"target", false, kTarget, kGold, kPredicted},
              {"coded", false, kCoded, kGold, kPredicted},
              {"attribution", false, kVoiceHit, kVoiceGold, kVoicePredicted},
              {"dyads", false, kDyadHit, kDyadGold, kDyadPredicted},
              {"source_spans", false, kSourceSpans, kSourceSpans + 1, kSourceSpans + 3, kSourceSpans + 2},
              {"target_spans", false, kTargetSpans, kTargetSpans + 1, kTargetSpans + 3, kTargetSpans + 2}};
  for (std::size_t i = 0; i < kShareNames.size(); ++i) {
    figures_.push_back(
        {std::string(kShareNames.at(i)), false, kShares + 2 * i, kShares + 2 * i + 1, std::nullopt});
  }
  for (std::size_t i = 0; i < types.size(); ++i) {
    const std::size_t at = kTypes + 3 * i;
    figures_.push_back({types[i], true, at, at + 1, at + 2});
  }
}

std::size_t Scorer::type_index(const std::string& type) const {
  const auto found = std::lower_bound(types_.begin(), types_.end(), type);
  return kTypes + 3 * static_cast<std::size_t>(found - types_.begin());
}

void Scorer::score(const GoldArticle& gold, const std::vector<ScoredEvent>& predicted) {
  Tally tally(kTypes + 3 * types_.size());
  const std::string& doc_id = gold.article.doc_id;
  const auto pairs = align(gold.events, predicted);
  std::set<std::size_t> gold_hit;
  std::set<std::size_t> predicted_hit;
  for (const auto& [g, p] : pairs) {
    gold_hit.insert(g);
    predicted_hit.insert(p);
  }
  tally[kGold] = gold.events.size();
  tally[kPredicted] = predicted.size();
  for (std::size_t i = 0; i < gold.events.size(); ++i) {
    const ScoredEvent& event = gold.events[i];
    ++tally[type_index(event.type) + 1];
    if (!gold_hit.contains(i)) misses_.push_back(miss_line("MISS", doc_id, event) + " " + arrow(event));
  }
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    const ScoredEvent& event = predicted[i];
    ++tally[type_index(event.type) + 2];
    if (!predicted_hit.contains(i)) misses_.push_back(miss_line("FALSE", doc_id, event) + " " + arrow(event));
  }
  for (const auto& [g, p] : pairs) score_pair(doc_id, gold.events[g], predicted[p], tally);
  count_dyads(gold.events, predicted, tally);
  tallies_.push_back(std::move(tally));
}

void Scorer::score_pair(const std::string& doc_id, const ScoredEvent& gold, const ScoredEvent& predicted,
                        Tally& tally) {
  ++tally[kDetect];
  if (gold.type != predicted.type) {
    misses_.push_back(fmt::format("TYPE  {} [{}] {} gold {} got {}", doc_id, gold.paragraph,
                                  python_repr(gold.text), gold.type, predicted.type));
    return;
  }
  ++tally[kTyped];
  ++tally[type_index(gold.type)];
  const bool source = same_codes(gold.source, predicted.source);
  const bool target = same_codes(gold.target, predicted.target);
  tally[kSource] += source ? 1 : 0;
  tally[kTarget] += target ? 1 : 0;
  tally[kCoded] += source && target ? 1 : 0;
  if (!source || !target) {
    misses_.push_back(
        fmt::format("{} gold {} got {}", miss_line("ACTOR", doc_id, gold), arrow(gold), arrow(predicted)));
  }
  const auto count_share = [&](Share share, bool told, bool right) {
    if (!told) return;
    ++tally[kShares + 2 * share + 1];
    tally[kShares + 2 * share] += right ? 1 : 0;
    if (right) return;
    std::string kind(kShareNames.at(share));
    std::transform(kind.begin(), kind.end(), kind.begin(),
                   [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    misses_.push_back(fmt::format("{} gold {} got {}", miss_line(kind, doc_id, gold), said(gold, share),
                                  said(predicted, share)));
  };
  count_share(kStatus, true, gold.status == predicted.status);
  count_share(kMode, !gold.mode.value_or("").empty(), gold.mode == predicted.mode);
  count_share(kDate, !gold.date.empty(), gold.date == predicted.date);
  count_share(kPlace, !gold.place.value_or("").empty(), gold.place == predicted.place);
  count_share(kSector, source && target, gold.sectors == predicted.sectors);
  count_spans(gold.source_spans, predicted.source_spans, kSourceSpans, tally);
  count_spans(gold.target_spans, predicted.target_spans, kTargetSpans, tally);
  tally[kVoiceGold] += gold.voices.empty() ? 0 : 1;
  tally[kVoicePredicted] += predicted.voices.empty() ? 0 : 1;
  tally[kVoiceHit] += same_voice(gold.voices, predicted.voices) ? 1 : 0;
}

Tally Scorer::total() const {
  Tally sum(kTypes + 3 * types_.size());
  for (const Tally& tally : tallies_) {
    std::transform(sum.begin(), sum.end(), tally.begin(), sum.begin(), std::plus<>());
  }
  return sum;
}

std::uint64_t Scorer::gold_count(const Tally& tally) { return tally[kGold]; }
std::uint64_t Scorer::predicted_count(const Tally& tally) { return tally[kPredicted]; }

}  // namespace dragoman::cli
