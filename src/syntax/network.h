#pragma once
// The networks of a pipeline together: words to tags, heads, labels and sentences, and later to entities.

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "syntax/ner.h"
#include "syntax/network_config.h"
#include "syntax/parse.h"
#include "syntax/parser.h"
#include "syntax/tagger.h"
#include "syntax/tok2vec.h"

namespace dragoman {

/// Immutable but for its caches; may be used from many threads at a time. What a segment gets depends on the
/// segment alone, whatever else is in the call.
class Network {
 public:
  /// Uses `file` in place: it must outlive this value, and this value the parses it filled (labels point
  /// into it).
  static Result<std::unique_ptr<const Network>> load(const WeightFile& file, const Kernels& kernels);

  ~Network();

  const NetworkConfig& config() const { return config_; }

  /// Fills tag, head, dep, sentences and sentence_of from doc.
  void parse(std::span<Parse* const> parses, const WordFeatureSource& source) const;
  /// Fills entities from doc and sentences.
  void find_entities(std::span<Parse* const> parses, const WordFeatureSource& source) const;

 private:
  struct Scratch;
  class Loan;
  struct Segment {
    Parse* parse;
    TokenSpan span;
  };

  Network(NetworkConfig config, Tok2Vec tok2vec, Tagger tagger, Parser parser, Tok2Vec ner_tok2vec, Ner ner);
  template <class Visit>
  static void for_batches(std::span<Parse* const> parses, Scratch& scratch, const Visit& visit);
  template <class Take>
  static void run_words(const Tok2Vec& words, std::size_t hidden, const WordFeatureSource& source,
                        Scratch& scratch, const Take& take);
  void set_tree(const Segment& segment, const DepTree& tree) const;

  NetworkConfig config_;
  Tok2Vec tok2vec_;
  Tagger tagger_;
  Parser parser_;
  Tok2Vec ner_tok2vec_;
  Ner ner_;
  mutable std::mutex mutex_;
  mutable std::vector<std::unique_ptr<Scratch>> idle_;
};

}  // namespace dragoman
