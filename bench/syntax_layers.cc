// Where does the time of a parse go?
//
//     syntax_layers MODEL TEXTS [KERNELS] [ROUNDS]
//
// Takes texts (one a line) up to some thousands of tokens and prints, for each part of the pipeline, the
// least time of ROUNDS rounds, in nanoseconds a token: the least, since whatever else runs on the machine
// only adds to it.

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>

#include "base/string_arena.h"
#include "base/utf8.h"
#include "syntax/attribute_ruler.h"
#include "syntax/lemmatizer.h"
#include "syntax/network.h"
#include "syntax/pipeline.h"
#include "tensor/kernel_table.h"
#include "text/tokenizer.h"

namespace dragoman {
namespace {

constexpr std::size_t kTokens = 3000;

class Features final : public WordFeatureSource {
 public:
  explicit Features(const TokenRules& rules) : rules_(rules) {}
  WordFeatures features(std::string_view text, std::uint16_t special_norm) const override {
    return word_features(rules_, text, special_norm);
  }

 private:
  const TokenRules& rules_;
};

template <class T>
T or_exit(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "{}\n", result.error().str());
  std::exit(2);
}

struct Timer {
  int rounds;
  std::size_t tokens;

  void operator()(std::string_view what, const std::function<void()>& work) const {
    double best = 1e9;
    for (int i = 0; i < rounds; ++i) {
      const std::clock_t start = std::clock();
      work();
      best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    fmt::print("{:<34} {:8.0f} ns/token\n", what, best / static_cast<double>(tokens) * 1e9);
  }
};

/// The two word networks and what stands on each.
struct Layers {
  Tok2Vec words;
  Tok2Vec ner_words;
  Tagger tagger;
  Parser parser;
  Ner ner;
};

Layers load_layers(const WeightFile& file, const Kernels& kernels) {
  const NetworkConfig config = or_exit(read_network_config(file));
  return {or_exit(Tok2Vec::load(file, "tok2vec/", config.tok2vec, kernels)),
          or_exit(Tok2Vec::load(file, "ner/tok2vec/", config.ner_tok2vec, kernels)),
          or_exit(Tagger::load(file, config.tok2vec.width, config.tags.size(), kernels)),
          or_exit(Parser::load(file, config.parser, config.tok2vec.width, kernels)),
          or_exit(Ner::load(file, config.ner, config.ner_tok2vec.width, kernels))};
}

std::vector<std::string> read_texts(const char* file, const Tokenizer& tokenizer,
                                    std::vector<Parse>& parses) {
  std::ifstream in(file);
  std::vector<std::string> texts;
  std::size_t tokens = 0;
  for (std::string line; tokens < kTokens && std::getline(in, line);) {
    if (!is_valid_utf8(line) || line.empty()) continue;
    texts.push_back(line);
    parses.emplace_back();
    parses.back().doc = tokenizer.tokenize(line, Segmentation::kWhole);
    tokens += parses.back().size();
  }
  return texts;
}

/// Times the networks' layers one by one, each on the vectors of the one before.
void time_layers(const Timer& timer, const Layers& layers, const WordFeatureSource& features,
                 const std::vector<Parse>& parses) {
  std::vector<Stretch> stretches;
  for (const Parse& parse : parses) {
    if (parse.size() > 0) stretches.push_back({&parse.doc, parse.doc.segments[0], 0, parse.size()});
  }
  Tok2VecScratch scratch;
  timer("words of tagger and parser, cached", [&] { layers.words.run(stretches, features, scratch); });
  AlignedFloats scores;
  std::vector<std::uint16_t> tags;
  timer("tagger", [&] {
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      tags.resize(stretches[i].size());
      layers.tagger.run(scratch.rows(i), tags, scores);
    }
  });
  const auto project = [&](const TransitionModel& model, std::vector<std::vector<float>>& out) {
    out.resize(stretches.size());
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      out[i].resize(stretches[i].size() * model.hidden());
      model.project(scratch.rows(i), stretches[i].size(), out[i].data());
    }
  };
  std::vector<std::vector<float>> projections;
  timer("parser, projections", [&] { project(layers.parser.model(), projections); });
  ParserScratch parser;
  std::vector<std::vector<std::uint8_t>> starts(stretches.size());
  std::vector<std::vector<std::uint8_t>> white;
  for (const Stretch& stretch : stretches) white.emplace_back(stretch.size(), std::uint8_t{0});
  timer("parser, transitions", [&] {
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      starts[i] = layers.parser.run(projections[i].data(), white[i], parser).sentence_start;
    }
  });
  timer("words of entities, cached", [&] { layers.ner_words.run(stretches, features, scratch); });
  timer("entities, projections", [&] { project(layers.ner.model(), projections); });
  NerScratch ner;
  timer("entities, transitions", [&] {
    for (std::size_t i = 0; i < stretches.size(); ++i) {
      layers.ner.run(projections[i].data(), white[i], starts[i], ner);
    }
  });
}

int run(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: syntax_layers MODEL TEXTS [KERNELS] [ROUNDS]\n");
    return 2;
  }
  const Kernels* kernels = argc > 3 ? kernels_named(argv[3]) : &best_kernels();
  if (kernels == nullptr) {
    fmt::print(stderr, "this processor has no kernels \"{}\"\n", argv[3]);
    return 2;
  }
  const WeightFile file = or_exit(WeightFile::open(argv[1]));
  const Tokenizer tokenizer = or_exit(Tokenizer::load(file));
  const Layers layers = load_layers(file, *kernels);
  const auto network = or_exit(Network::load(file, *kernels));
  const auto pipeline = or_exit(Pipeline::load(argv[1], *kernels));
  const AttributeRuler ruler = or_exit(AttributeRuler::load(file));
  const Lemmatizer lemmatizer = or_exit(Lemmatizer::load(file));
  const Features features(tokenizer.rules());

  std::vector<Parse> parses;
  const std::vector<std::string> texts = read_texts(argv[2], tokenizer, parses);
  Timer timer{argc > 4 ? std::atoi(argv[4]) : 50, 0};
  std::vector<Parse*> pointers;
  for (Parse& parse : parses) {
    pointers.push_back(&parse);
    timer.tokens += parse.size();
  }
  fmt::print("{} texts, {} tokens, kernels {}\n", texts.size(), timer.tokens, kernels->name);
  timer("tokenizer", [&] {
    for (const std::string& text : texts) tokenizer.tokenize(text, Segmentation::kWhole);
  });
  time_layers(timer, layers, features, parses);
  timer("network: tagger, parser", [&] { network->parse(pointers, features); });
  timer("network: entities", [&] { network->find_entities(pointers, features); });
  timer("attribute ruler", [&] {
    for (Parse& parse : parses) ruler.apply(parse);
  });
  timer("lemmatizer", [&] {
    StringArena arena;
    for (Parse& parse : parses) {
      std::fill(parse.lemma.begin(), parse.lemma.end(), std::string_view());
      lemmatizer.apply(parse, arena);
    }
  });
  timer("pipeline, texts in batches", [&] { pipeline->run_batch(texts, Segmentation::kWhole); });
  timer("pipeline, texts one by one", [&] {
    for (const std::string& text : texts) pipeline->run(text, Segmentation::kWhole);
  });
  return 0;
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) { return dragoman::run(argc, argv); }
