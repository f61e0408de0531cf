#include "reader/neural_reader.h"

#include <algorithm>
#include <cmath>

#include "reader/neural_model.h"
#include "reader/neural_roles.h"
#include "reader/tree.h"

namespace dragoman {
namespace {

/// Runs of whole sentences that fit the window; a sentence that does not is cut. Word ranges.
std::vector<TokenSpan> cut_windows(const Parse& parse, const std::vector<std::uint32_t>& first_piece,
                                   std::size_t window) {
  std::vector<TokenSpan> out;
  std::uint32_t begin = 0;
  const auto pieces = [&](std::uint32_t from, std::uint32_t to) {
    return first_piece[to] - first_piece[from];
  };
  for (const TokenSpan sentence : parse.sentences) {
    if (sentence.begin > begin && pieces(begin, sentence.end) > window) {
      out.push_back({begin, sentence.begin});
      begin = sentence.begin;
    }
    for (std::uint32_t w = sentence.begin; w < sentence.end; ++w) {
      if (pieces(begin, w + 1) <= window) continue;
      out.push_back({begin, w});
      begin = w;
    }
  }
  if (begin < parse.size()) out.push_back({begin, parse.size()});
  return out;
}

void add_row(float* to, std::span<const float> table, std::size_t row, std::size_t width) {
  std::copy_n(table.data() + row * width, width, to);
}

class Reader final : public NeuralReader {
 public:
  Reader(NeuralModel model, const Lexicon& lexicon)
      : model_(std::move(model)), predicates_(lexicon), rule_("reader/" + model_.name) {}

  const std::string& fingerprint() const override { return model_.file->fingerprint(); }
  const std::string& name() const override { return model_.name; }

  std::vector<Act> read(const Parse& parse, std::vector<TypeScores>* scores) const override {
    if (parse.size() == 0) return {};
    const AlignedFloats words = words_of(parse);
    std::vector<TypeScores> types = types_of(words.data(), parse.size());
    std::vector<Act> acts = triggers(parse, types);
    describe(parse, words.data(), acts);
    if (scores != nullptr) *scores = std::move(types);
    return acts;
  }

 private:
  AlignedFloats encode(const Parse& parse, std::vector<std::uint32_t>& first_piece,
                       std::vector<TokenSpan>& windows) const;
  AlignedFloats words_of(const Parse& parse) const;
  std::vector<TypeScores> types_of(const float* words, std::size_t count) const;
  std::vector<Act> triggers(const Parse& parse, const std::vector<TypeScores>& types) const;
  void describe(const Parse& parse, const float* words, std::vector<Act>& acts) const;

  void apply(const Dense& layer, const float* in, std::size_t rows, float* out, bool gelu = false) const {
    model_.kernels->gemm(layer.weights.matrix(), in, layer.in, rows, out, layer.stride());
    if (gelu) model_.kernels->gelu(out, rows * layer.stride(), out);
  }

  NeuralModel model_;
  PredicateIndex predicates_;
  std::string rule_;
};

/// States of all pieces, windows one behind the other.
AlignedFloats Reader::encode(const Parse& parse, std::vector<std::uint32_t>& first_piece,
                             std::vector<TokenSpan>& windows) const {
  std::vector<std::uint32_t> pieces;
  first_piece.reserve(parse.size() + 1);
  for (std::uint32_t w = 0; w < parse.size(); ++w) {
    first_piece.push_back(static_cast<std::uint32_t>(pieces.size()));
    model_.pieces.cut(parse.doc.str(w), model_.window, pieces);
  }
  first_piece.push_back(static_cast<std::uint32_t>(pieces.size()));
  windows = cut_windows(parse, first_piece, model_.window);
  std::vector<std::vector<std::uint32_t>> ids(windows.size());
  std::size_t total = 0;
  for (std::size_t k = 0; k < windows.size(); ++k) {
    ids[k].push_back(model_.pieces.start());
    ids[k].insert(ids[k].end(), pieces.begin() + first_piece[windows[k].begin],
                  pieces.begin() + first_piece[windows[k].end]);
    ids[k].push_back(model_.pieces.end());
    total += ids[k].size();
  }
  AlignedFloats states(total * kStateWidth);
  model_.encoder.run(ids, states.data());
  return states;
}

/// A row of kWordWidth a word: the mean of its pieces' states, and its features.
AlignedFloats Reader::words_of(const Parse& parse) const {
  std::vector<std::uint32_t> first_piece;
  std::vector<TokenSpan> windows;
  const AlignedFloats states = encode(parse, first_piece, windows);
  AlignedFloats words(std::size_t{parse.size()} * kWordWidth);
  const float* row = states.data();
  for (const TokenSpan window : windows) {
    row += kStateWidth;  // [CLS]
    for (std::uint32_t w = window.begin; w < window.end; ++w) {
      float* to = words.data() + std::size_t{w} * kWordWidth;
      std::fill_n(to, kStateWidth, 0.0F);
      const std::uint32_t count = first_piece[w + 1] - first_piece[w];
      for (std::uint32_t p = 0; p < count; ++p, row += kStateWidth) {
        for (std::size_t k = 0; k < kStateWidth; ++k) to[k] += row[k];
      }
      if (count > 1) {
        for (std::size_t k = 0; k < kStateWidth; ++k) to[k] /= static_cast<float>(count);
      }
    }
    row += kStateWidth;  // [SEP]
  }
  const std::vector<WordFeatures> features = word_features(parse);
  for (const TokenSpan sentence : parse.sentences) {
    const std::vector<std::uint64_t> columns = predicates_.columns(parse, sentence);
    for (std::uint32_t w = sentence.begin; w < sentence.end; ++w) {
      float* to = words.data() + std::size_t{w} * kWordWidth + kStateWidth;
      add_row(to, model_.dep, features[w].dep, kDepWidth);
      add_row(to += kDepWidth, model_.tag, features[w].tag, kTagWidth);
      add_row(to += kTagWidth, model_.entity, features[w].entity, kEntityWidth);
      add_row(to += kEntityWidth, model_.shape, features[w].shape, kShapeWidth);
      to += kShapeWidth;
      const std::uint64_t told = columns[w - sentence.begin];
      for (std::size_t k = 0; k < kLexiconWidth; ++k) {
        float sum = model_.lexicon_bias[k];
        for (std::uint64_t left = told; left != 0; left &= left - 1) {
          sum += model_.lexicon[k * kLexiconColumns + static_cast<std::size_t>(__builtin_ctzll(left))];
        }
        to[k] = sum;
      }
    }
  }
  return words;
}

std::vector<TypeScores> Reader::types_of(const float* words, std::size_t count) const {
  constexpr std::size_t kBlock = 64;
  AlignedFloats hidden(kBlock * model_.hidden.stride()), scores(kBlock * model_.type.stride());
  std::vector<TypeScores> out(count);
  for (std::size_t first = 0; first < count; first += kBlock) {
    const std::size_t rows = std::min(kBlock, count - first);
    apply(model_.hidden, words + first * kWordWidth, rows, hidden.data(), /*gelu=*/true);
    apply(model_.type, hidden.data(), rows, scores.data());
    for (std::size_t r = 0; r < rows; ++r) {
      const float* row = scores.data() + r * model_.type.stride();
      const float top = *std::max_element(row, row + kTypes + 1);
      float total = 0;
      for (std::size_t k = 0; k <= kTypes; ++k) total += out[first + r][k] = std::exp(row[k] - top);
      for (float& p : out[first + r]) p /= total;
    }
  }
  return out;
}

/// Words of one likeliest type that touch, inside a sentence, are one trigger.
std::vector<Act> Reader::triggers(const Parse& parse, const std::vector<TypeScores>& types) const {
  const float odds = std::exp(model_.no_act_bias);
  std::vector<std::size_t> kind(types.size());
  for (std::size_t w = 0; w < types.size(); ++w) {
    TypeScores scores = types[w];
    scores[kTypes] *= odds;
    kind[w] = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  }
  std::vector<Act> acts;
  for (const TokenSpan sentence : parse.sentences) {
    for (std::uint32_t w = sentence.begin; w < sentence.end;) {
      const std::uint32_t begin = w++;
      while (w < sentence.end && kind[w] == kind[begin]) ++w;
      if (kind[begin] == kTypes) continue;
      Act act;
      act.trigger = {begin, w};
      act.sentence = sentence;
      act.type = static_cast<EventType>(kind[begin]);
      act.status_told = true;
      act.needs_actor = false;
      act.rule = rule_;
      act.head = begin;
      for (std::uint32_t t = begin; t < w; ++t) {
        act.confidence = std::max(act.confidence, double{types[t][kind[begin]]});
      }
      while (!parse.is_root(act.head) && act.trigger.contains(parse.head[act.head]))
        act.head = parse.head[act.head];
      acts.push_back(std::move(act));
    }
  }
  return acts;
}

/// Status, mode and parties of each act.
void Reader::describe(const Parse& parse, const float* words, std::vector<Act>& acts) const {
  if (acts.empty()) return;
  AlignedFloats trigger(kWordWidth), status_hidden(model_.status_hidden.stride()),
      status(model_.status.stride()), mode(model_.mode.stride());
  RoleScorer roles(model_, parse, words);
  for (Act& act : acts) {
    std::fill_n(trigger.data(), kWordWidth, 0.0F);
    for (std::uint32_t t = act.trigger.begin; t < act.trigger.end; ++t) {
      for (std::size_t k = 0; k < kWordWidth; ++k)
        trigger.data()[k] += words[std::size_t{t} * kWordWidth + k];
    }
    for (std::size_t k = 0; k < kWordWidth; ++k) trigger.data()[k] /= static_cast<float>(act.trigger.size());
    apply(model_.status_hidden, trigger.data(), 1, status_hidden.data(), /*gelu=*/true);
    apply(model_.status, status_hidden.data(), 1, status.data());
    act.status =
        static_cast<Status>(std::max_element(status.data(), status.data() + kStatuses) - status.data());
    apply(model_.mode, trigger.data(), 1, mode.data());
    float best = mode.data()[0];
    for (const auto& [row, name] : model_.modes[static_cast<std::size_t>(act.type)]) {
      if (mode.data()[row] <= best) continue;
      best = mode.data()[row];
      act.mode = name;
    }
    roles.assign(trigger.data(), act);
  }
}

}  // namespace

Result<std::shared_ptr<const NeuralReader>> NeuralReader::load(const std::filesystem::path& file,
                                                               const Lexicon& lexicon,
                                                               const Kernels& kernels) {
  auto model = NeuralModel::load(file, kernels);
  if (!model) return tl::unexpected(model.error());
  return std::make_shared<const Reader>(*std::move(model), lexicon);
}

}  // namespace dragoman
