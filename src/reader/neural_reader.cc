#include "reader/neural_reader.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

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

/// An article's word pieces, and the windows that they are read in.
struct Cut {
  std::vector<std::uint32_t> pieces;
  std::vector<std::uint32_t> first;  ///< by word, the place of its first piece; one more for the end
  std::vector<TokenSpan> windows;    ///< of words
};

/// How many words are held at a time, beside those that finish a sentence: an article of a megabyte must not
/// need one.
constexpr std::uint32_t kChunkWords = 4096;

/// The end of the run of windows from `begin` on that has at least kChunkWords words and ends with a
/// sentence.
std::size_t chunk_end(const Parse& parse, const std::vector<TokenSpan>& windows, std::size_t begin) {
  for (std::size_t end = begin + 1; end < windows.size(); ++end) {
    const std::uint32_t word = windows[end].begin;
    if (word - windows[begin].begin >= kChunkWords && parse.sentences[parse.sentence_of[word]].begin == word)
      return end;
  }
  return windows.size();
}

/// Those of `acts`, which stand in the order of their sentences, that are in the sentences of `chunk`.
std::span<const Act> acts_in(std::span<const Act> acts, TokenSpan chunk) {
  const auto begin = std::partition_point(acts.begin(), acts.end(),
                                          [&](const Act& act) { return act.sentence.end <= chunk.begin; });
  const auto end =
      std::partition_point(begin, acts.end(), [&](const Act& act) { return act.sentence.begin < chunk.end; });
  return {begin, end};
}

/// Parties and a mode that the reader did not see and a frame did.
void take_parties(std::span<const Act> votes, Act& act) {
  for (const Act& vote : votes) {
    if (vote.type != act.type || !vote.trigger.overlaps(act.trigger)) continue;
    if (act.source.empty()) act.source = vote.source;
    if (act.target.empty()) act.target = vote.target;
    if (act.mode.empty()) act.mode = vote.mode;
    if (act.cameo.empty()) act.cameo = vote.cameo;
  }
}

/// Within a sentence an event is told once: of "host a meeting" the noun goes, which is the object of another
/// trigger of its type.
void drop_told_twice(const Tree& tree, std::vector<Act>& acts) {
  std::unordered_map<std::uint32_t, std::uint32_t> types;  // by the trigger's head, a bit a type
  for (const Act& act : acts) types[act.head] |= 1U << static_cast<unsigned>(act.type);
  const auto tells = [&](std::uint32_t head, EventType type) {
    const auto found = types.find(head);
    return found != types.end() && (found->second >> static_cast<unsigned>(type) & 1U) != 0;
  };
  std::erase_if(acts, [&](const Act& act) {
    if (tree.is_root(act.head) || !tree.is_noun(act.head)) return false;
    const std::uint32_t up = tree.head(act.head);
    const Dep dep = tree.dep(act.head);
    if (dep == Dep::kDobj || dep == Dep::kNsubjpass) return tells(up, act.type);
    return dep == Dep::kPobj && !tree.is_root(up) && tells(tree.head(up), act.type);
  });
}

/// Marks the windows in which no frame found an act: these need not be read to the end.
std::vector<char> without_votes(std::span<const TokenSpan> windows, std::span<const Act> votes) {
  std::vector<char> quiet(windows.size(), 1);
  for (std::size_t k = 0; k < windows.size(); ++k) {
    for (const Act& vote : votes) {
      if (vote.trigger.overlaps(windows[k])) quiet[k] = 0;
    }
  }
  return quiet;
}

/// No act in the windows that were not read to the end.
void silence(std::span<const TokenSpan> windows, std::span<const char> quiet,
             std::vector<TypeScores>& types) {
  for (std::size_t k = 0; k < windows.size(); ++k) {
    if (quiet[k] == 0) continue;
    for (std::uint32_t w = windows[k].begin; w < windows[k].end; ++w) {
      TypeScores& scores = types[w - windows.front().begin];
      scores.fill(0);
      scores[kActTypes] = 1;
    }
  }
}

/// The mean of so many words' states.
AlignedFloats trigger_state(const float* words, std::uint32_t count) {
  AlignedFloats mean(kWordWidth);
  std::fill_n(mean.data(), kWordWidth, 0.0F);
  for (std::uint32_t t = 0; t < count; ++t) {
    for (std::size_t k = 0; k < kWordWidth; ++k) mean.data()[k] += words[t * kWordWidth + k];
  }
  for (std::size_t k = 0; k < kWordWidth; ++k) mean.data()[k] /= static_cast<float>(count);
  return mean;
}

class Reader final : public NeuralReader {
 public:
  Reader(NeuralModel model, const Lexicon& lexicon)
      : model_(std::move(model)),
        predicates_(lexicon),
        grammar_(lexicon.grammar()),
        rule_("reader/" + model_.name) {}

  const std::string& fingerprint() const override { return model_.file->fingerprint(); }
  const std::string& name() const override { return model_.name; }

  std::vector<Act> read(const Parse& parse, const std::vector<Act>& all_votes,
                        std::vector<TypeScores>* scores) const override {
    std::vector<Act> acts;
    if (scores != nullptr) scores->clear();
    const Cut cut = cut_pieces(parse);
    const Tree tree(parse);
    RoleScorer roles(model_, grammar_, tree);
    for (std::size_t first = 0; first < cut.windows.size();) {
      const std::size_t last = chunk_end(parse, cut.windows, first);
      const auto windows = std::span(cut.windows).subspan(first, last - first);
      const TokenSpan chunk{windows.front().begin, windows.back().end};
      const std::span<const Act> votes = acts_in(all_votes, chunk);
      std::vector<char> quiet = without_votes(windows, votes);
      const AlignedFloats words = words_of(parse, cut, windows, quiet);
      roles.add(words.data(), chunk);
      std::vector<TypeScores> types = types_of(words.data(), chunk.size());
      silence(windows, quiet, types);
      count_votes(votes, chunk, types);
      for (Act& act : triggers(parse, types, chunk)) {
        describe(words.data() + std::size_t{act.trigger.begin - chunk.begin} * kWordWidth, act, roles);
        take_parties(votes, act);
        acts.push_back(std::move(act));
      }
      if (scores != nullptr) scores->insert(scores->end(), types.begin(), types.end());
      first = last;
    }
    drop_told_twice(tree, acts);
    return acts;
  }

  void describe_given(const Parse& parse, std::vector<Act>& acts) const override {
    const Cut cut = cut_pieces(parse);
    const Tree tree(parse);
    RoleScorer roles(model_, grammar_, tree);
    for (std::size_t first = 0; first < cut.windows.size();) {
      const std::size_t last = chunk_end(parse, cut.windows, first);
      const auto windows = std::span(cut.windows).subspan(first, last - first);
      const TokenSpan chunk{windows.front().begin, windows.back().end};
      std::vector<char> quiet(windows.size());
      const AlignedFloats words = words_of(parse, cut, windows, quiet);
      roles.add(words.data(), chunk);
      for (Act& act : acts) {
        if (!chunk.contains(act.trigger.begin) || act.trigger.end > chunk.end) continue;
        const float* own = words.data() + std::size_t{act.trigger.begin - chunk.begin} * kWordWidth;
        roles.assign_beside(trigger_state(own, act.trigger.size()).data(), act);
      }
      first = last;
    }
  }

 private:
  Cut cut_pieces(const Parse& parse) const;
  AlignedFloats encode(const Cut& cut, std::span<const TokenSpan> windows, std::span<char> quiet) const;
  AlignedFloats words_of(const Parse& parse, const Cut& cut, std::span<const TokenSpan> windows,
                         std::span<char> quiet) const;
  void write_features(const Parse& parse, TokenSpan chunk, float* words) const;
  std::vector<TypeScores> types_of(const float* words, std::size_t count) const;
  void count_votes(std::span<const Act> votes, TokenSpan chunk, std::vector<TypeScores>& types) const;
  std::vector<Act> triggers(const Parse& parse, const std::vector<TypeScores>& types, TokenSpan chunk) const;
  double confidence(float probability) const;
  float vote_odds(double confidence) const;
  void describe(const float* trigger_words, Act& act, RoleScorer& roles) const;

  void apply(const Dense& layer, const float* in, std::size_t rows, float* out, bool gelu = false) const {
    model_.kernels->gemm(layer.weights.matrix(), in, layer.in, rows, out, layer.stride());
    if (gelu) model_.kernels->gelu(out, rows * layer.stride(), out);
  }

  NeuralModel model_;
  PredicateIndex predicates_;
  GrammarLists grammar_;
  std::string rule_;
};

Cut Reader::cut_pieces(const Parse& parse) const {
  Cut cut;
  cut.first.reserve(parse.size() + 1);
  for (std::uint32_t w = 0; w < parse.size(); ++w) {
    cut.first.push_back(static_cast<std::uint32_t>(cut.pieces.size()));
    model_.pieces.cut(parse.doc.str(w), model_.window, cut.pieces);
  }
  cut.first.push_back(static_cast<std::uint32_t>(cut.pieces.size()));
  cut.windows = cut_windows(parse, cut.first, model_.window);
  return cut;
}

/// States of the windows' pieces, [CLS] and [SEP] among them, one behind the other.
AlignedFloats Reader::encode(const Cut& cut, std::span<const TokenSpan> windows,
                             std::span<char> quiet) const {
  std::vector<std::vector<std::uint32_t>> ids(windows.size());
  std::size_t total = 0;
  for (std::size_t k = 0; k < windows.size(); ++k) {
    ids[k].push_back(model_.pieces.start());
    ids[k].insert(ids[k].end(), cut.pieces.begin() + cut.first[windows[k].begin],
                  cut.pieces.begin() + cut.first[windows[k].end]);
    ids[k].push_back(model_.pieces.end());
    total += ids[k].size();
  }
  AlignedFloats states(total * kStateWidth);
  model_.encoder.run(ids, states.data(), quiet);
  return states;
}

/// A row of kWordWidth a word of the windows: the mean of its pieces' states, and its features.
AlignedFloats Reader::words_of(const Parse& parse, const Cut& cut, std::span<const TokenSpan> windows,
                               std::span<char> quiet) const {
  const AlignedFloats states = encode(cut, windows, quiet);
  const TokenSpan chunk{windows.front().begin, windows.back().end};
  AlignedFloats words(std::size_t{chunk.size()} * kWordWidth);
  const float* row = states.data();
  float* to = words.data();
  for (const TokenSpan window : windows) {
    row += kStateWidth;  // [CLS]
    for (std::uint32_t w = window.begin; w < window.end; ++w, to += kWordWidth) {
      std::fill_n(to, kStateWidth, 0.0F);
      const std::uint32_t count = cut.first[w + 1] - cut.first[w];
      for (std::uint32_t p = 0; p < count; ++p, row += kStateWidth) {
        for (std::size_t k = 0; k < kStateWidth; ++k) to[k] += row[k];
      }
      if (count > 1) {
        for (std::size_t k = 0; k < kStateWidth; ++k) to[k] /= static_cast<float>(count);
      }
    }
    row += kStateWidth;  // [SEP]
  }
  write_features(parse, chunk, words.data());
  return words;
}

/// Behind each word's state: dependency, tag, entity, shape, and what the lexicon's predicates say.
void Reader::write_features(const Parse& parse, TokenSpan chunk, float* words) const {
  const std::vector<FeatureBuckets> features = word_features(parse, chunk);
  for (std::uint32_t s = parse.sentence_of[chunk.begin]; s <= parse.sentence_of[chunk.end - 1]; ++s) {
    const TokenSpan sentence = parse.sentences[s];
    const std::vector<std::uint64_t> columns = predicates_.columns(parse, sentence);
    for (std::uint32_t w = sentence.begin; w < sentence.end; ++w) {
      const FeatureBuckets& f = features[w - chunk.begin];
      float* to = words + std::size_t{w - chunk.begin} * kWordWidth + kStateWidth;
      add_row(to, model_.dep, f.dep, kDepWidth);
      add_row(to += kDepWidth, model_.tag, f.tag, kTagWidth);
      add_row(to += kTagWidth, model_.entity, f.entity, kEntityWidth);
      add_row(to += kEntityWidth, model_.shape, f.shape, kShapeWidth);
      to += kShapeWidth;
      for (std::size_t k = 0; k < kLexiconWidth; ++k) {
        float sum = model_.lexicon_bias[k];
        for (std::uint64_t left = columns[w - sentence.begin]; left != 0; left &= left - 1) {
          sum += model_.lexicon[k * kLexiconColumns + static_cast<std::size_t>(__builtin_ctzll(left))];
        }
        to[k] = sum;
      }
    }
  }
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
      const float top = *std::max_element(row, row + kActTypes + 1);
      float total = 0;
      for (std::size_t k = 0; k <= kActTypes; ++k) total += out[first + r][k] = std::exp(row[k] - top);
      for (float& p : out[first + r]) p /= total;
    }
  }
  return out;
}

/// What a frame's vote multiplies the odds of its type by; one that is always right decides.
float Reader::vote_odds(double confidence) const {
  constexpr double kUsual = 4;  // the odds of a frame of 0.8
  constexpr float kDecides = 1e9F;
  if (confidence >= 1) return kDecides;
  return std::exp(model_.frame_vote) * static_cast<float>(confidence / (1 - confidence) / kUsual);
}

void Reader::count_votes(std::span<const Act> votes, TokenSpan chunk, std::vector<TypeScores>& types) const {
  for (const Act& vote : votes) {
    const float odds = vote_odds(vote.confidence);
    for (std::uint32_t w = vote.trigger.begin; w < vote.trigger.end; ++w) {
      if (!chunk.contains(w)) continue;
      TypeScores& scores = types[w - chunk.begin];
      float& voted = scores[static_cast<std::size_t>(vote.type)];
      const float total = 1 + voted * (odds - 1);
      voted *= odds;
      for (float& p : scores) p /= total;
    }
  }
}

/// The share of acts told with that probability that are right.
double Reader::confidence(float probability) const {
  constexpr double kLeast = 1e-3;
  const double p = std::clamp(double{probability}, kLeast, 1 - kLeast);
  const double odds = model_.confidence_slope * std::log(p / (1 - p)) + model_.confidence_offset;
  return 1 / (1 + std::exp(-odds));
}

/// Words of one likeliest type that touch, inside a sentence, are one trigger. `types` are those of the
/// chunk.
std::vector<Act> Reader::triggers(const Parse& parse, const std::vector<TypeScores>& types,
                                  TokenSpan chunk) const {
  const float odds = std::exp(model_.no_act_bias);
  const auto kind = [&](std::uint32_t word) {
    TypeScores scores = types[word - chunk.begin];
    scores[kActTypes] *= odds;
    return static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  };
  std::vector<Act> acts;
  for (std::uint32_t w = chunk.begin; w < chunk.end;) {
    const std::uint32_t begin = w++;
    const std::size_t type = kind(begin);
    if (type == kActTypes) continue;
    const TokenSpan sentence = parse.sentences[parse.sentence_of[begin]];
    while (w < sentence.end && kind(w) == type) ++w;
    Act act;
    act.trigger = {begin, w};
    act.sentence = sentence;
    act.type = static_cast<EventType>(type);
    act.status_told = true;
    act.needs_actor = false;  // what it learned from told it which acts count
    act.rule = rule_;
    act.head = head_of(parse, act.trigger);
    float likeliest = 0;
    for (std::uint32_t t = begin; t < w; ++t) likeliest = std::max(likeliest, types[t - chunk.begin][type]);
    act.confidence = confidence(likeliest);
    acts.push_back(std::move(act));
  }
  return acts;
}

/// Status, mode and parties of an act, whose trigger's words begin at `trigger_words`.
void Reader::describe(const float* trigger_words, Act& act, RoleScorer& roles) const {
  AlignedFloats status_hidden(model_.status_hidden.stride()), status(model_.status.stride()),
      mode(model_.mode.stride());
  const AlignedFloats trigger = trigger_state(trigger_words, act.trigger.size());
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

}  // namespace

Result<std::shared_ptr<const NeuralReader>> NeuralReader::load(const std::filesystem::path& file,
                                                               const Lexicon& lexicon,
                                                               const Kernels& kernels) {
  auto model = NeuralModel::load(file, kernels);
  if (!model) return tl::unexpected(model.error());
  return std::make_shared<const Reader>(*std::move(model), lexicon);
}

}  // namespace dragoman
