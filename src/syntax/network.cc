// Segments go through the word network in batches, so that its weights are read seldom; a long segment goes
// through it in stretches, so that room does not grow with it.

#include "syntax/network.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

/// Tokens that go through a word network at a time.
constexpr std::uint32_t kBatch = 1024;
/// A segment is cut every so many tokens, wherever the batch ends: its vectors must not depend on the batch.
constexpr std::uint32_t kStretch = 512;

bool is_white(std::string_view text) {
  // Nearly all tokens begin with an ASCII letter.
  if (!text.empty() && text[0] > ' ' && static_cast<unsigned char>(text[0]) < 0x7F) return false;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded one = decode(text, at);
    if (!is_space(one.cp)) return false;
    at += one.size;
  }
  return !text.empty();
}

void fill_white(const Doc& doc, TokenSpan span, std::vector<std::uint8_t>& out) {
  out.clear();
  for (std::uint32_t i = span.begin; i < span.end; ++i) out.push_back(is_white(doc.str(i)) ? 1 : 0);
}

}  // namespace

/// One thread's room.
struct Network::Scratch {
  Tok2VecScratch words;
  ParserScratch parser;
  NerScratch ner;
  AlignedFloats tag_scores;
  AlignedFloats projections;  // of the batch's segments, one behind another
  std::vector<Segment> batch;
  std::vector<Stretch> stretches;
  std::vector<std::uint16_t> tags;
  std::vector<std::uint8_t> white;
  std::vector<std::uint8_t> starts;
};

/// Takes a scratch out of the idle ones and puts it back.
class Network::Loan {
 public:
  explicit Loan(const Network& network) : network_(network) {
    {
      const std::lock_guard lock(network.mutex_);
      if (!network.idle_.empty()) {
        scratch_ = std::move(network.idle_.back());
        network.idle_.pop_back();
      }
    }
    if (scratch_ == nullptr) scratch_ = std::make_unique<Scratch>();
  }
  Loan(const Loan&) = delete;
  Loan& operator=(const Loan&) = delete;
  ~Loan() {
    const std::lock_guard lock(network_.mutex_);
    network_.idle_.push_back(std::move(scratch_));
  }
  Scratch& scratch() { return *scratch_; }

 private:
  const Network& network_;
  std::unique_ptr<Scratch> scratch_;
};

Network::Network(NetworkConfig config, Tok2Vec tok2vec, Tagger tagger, Parser parser, Tok2Vec ner_tok2vec,
                 Ner ner)
    : config_(std::move(config)),
      tok2vec_(std::move(tok2vec)),
      tagger_(std::move(tagger)),
      parser_(std::move(parser)),
      ner_tok2vec_(std::move(ner_tok2vec)),
      ner_(std::move(ner)) {}

Network::~Network() = default;

Result<std::unique_ptr<const Network>> Network::load(const WeightFile& file, const Kernels& kernels) {
  Result<NetworkConfig> config = read_network_config(file);
  if (!config) return tl::unexpected(config.error());
  Result<Tok2Vec> tok2vec = Tok2Vec::load(file, "tok2vec/", config->tok2vec, kernels);
  if (!tok2vec) return tl::unexpected(tok2vec.error());
  const std::size_t width = config->tok2vec.width;
  Result<Tagger> tagger = Tagger::load(file, width, config->tags.size(), kernels);
  if (!tagger) return tl::unexpected(tagger.error());
  Result<Parser> parser = Parser::load(file, config->parser, width, kernels);
  if (!parser) return tl::unexpected(parser.error());
  Result<Tok2Vec> ner_tok2vec = Tok2Vec::load(file, "ner/tok2vec/", config->ner_tok2vec, kernels);
  if (!ner_tok2vec) return tl::unexpected(ner_tok2vec.error());
  Result<Ner> ner = Ner::load(file, config->ner, config->ner_tok2vec.width, kernels);
  if (!ner) return tl::unexpected(ner.error());
  return std::unique_ptr<const Network>(new Network(std::move(*config), std::move(*tok2vec),
                                                    std::move(*tagger), std::move(*parser),
                                                    std::move(*ner_tok2vec), std::move(*ner)));
}

/// Calls `visit` for runs of segments of about kBatch tokens together, in scratch.batch.
template <class Visit>
void Network::for_batches(std::span<Parse* const> parses, Scratch& scratch, const Visit& visit) {
  std::uint32_t tokens = 0;
  scratch.batch.clear();
  for (Parse* parse : parses) {
    for (const TokenSpan segment : parse->doc.segments) {
      if (segment.empty()) continue;
      if (!scratch.batch.empty() && tokens + segment.size() > kBatch) {
        visit();
        scratch.batch.clear();
        tokens = 0;
      }
      scratch.batch.push_back({parse, segment});
      tokens += segment.size();
    }
  }
  if (!scratch.batch.empty()) visit();
}

/// Runs the batch's words through `words` and calls take(parse, stretch, vectors, place of its projections)
/// for each stretch.
template <class Take>
void Network::run_words(const Tok2Vec& words, std::size_t hidden, const WordFeatureSource& source,
                        Scratch& scratch, const Take& take) {
  std::size_t tokens = 0;
  for (const Segment& segment : scratch.batch) tokens += segment.span.size();
  scratch.projections.reserve(tokens * hidden);
  float* out = scratch.projections.data();
  std::vector<Parse*> parses;
  std::uint32_t waiting = 0;
  const auto flush = [&] {
    words.run(scratch.stretches, source, scratch.words);
    for (std::size_t i = 0; i < scratch.stretches.size(); ++i) {
      take(*parses[i], scratch.stretches[i], scratch.words.rows(i), out);
      out += scratch.stretches[i].size() * hidden;
    }
    scratch.stretches.clear();
    parses.clear();
    waiting = 0;
  };
  scratch.stretches.clear();
  for (const Segment& segment : scratch.batch) {
    for (std::uint32_t at = segment.span.begin; at < segment.span.end; at += kStretch) {
      const std::uint32_t end = std::min(segment.span.end, at + kStretch);
      scratch.stretches.push_back({&segment.parse->doc, segment.span, at, end});
      parses.push_back(segment.parse);
      waiting += end - at;
      if (waiting >= kBatch) flush();
    }
  }
  if (waiting > 0) flush();
}

void Network::parse(std::span<Parse* const> parses, const WordFeatureSource& source) const {
  Loan loan(*this);
  Scratch& scratch = loan.scratch();
  for (Parse* parse : parses) {
    parse->tag.resize(parse->size());
    parse->head.resize(parse->size());
    parse->dep.resize(parse->size());
    parse->sentence_of.resize(parse->size());
    parse->sentences.clear();
  }
  const TransitionModel& model = parser_.model();
  for_batches(parses, scratch, [&] {
    run_words(tok2vec_, model.hidden(), source, scratch,
              [&](Parse& parse, const Stretch& stretch, const float* vectors, float* projections) {
                model.project(vectors, stretch.size(), projections);
                scratch.tags.resize(stretch.size());
                tagger_.run(vectors, scratch.tags, scratch.tag_scores);
                for (std::uint32_t i = 0; i < stretch.size(); ++i) {
                  parse.tag[stretch.begin + i] = config_.tags[scratch.tags[i]];
                }
              });
    const float* projections = scratch.projections.data();
    for (const Segment& segment : scratch.batch) {
      fill_white(segment.parse->doc, segment.span, scratch.white);
      set_tree(segment, parser_.run(projections, scratch.white, scratch.parser));
      projections += segment.span.size() * model.hidden();
    }
  });
}

void Network::set_tree(const Segment& segment, const DepTree& tree) const {
  Parse& parse = *segment.parse;
  const std::uint32_t begin = segment.span.begin;
  for (std::uint32_t i = 0; i < segment.span.size(); ++i) {
    parse.head[begin + i] = begin + static_cast<std::uint32_t>(tree.head[i]);
    parse.dep[begin + i] = parser_.label(tree.dep[i]);
    if (i == 0 || tree.sentence_start[i] != 0) parse.sentences.push_back({begin + i, begin + i});
    parse.sentences.back().end = begin + i + 1;
    parse.sentence_of[begin + i] = static_cast<std::uint32_t>(parse.sentences.size() - 1);
  }
}

void Network::find_entities(std::span<Parse* const> parses, const WordFeatureSource& source) const {
  Loan loan(*this);
  Scratch& scratch = loan.scratch();
  for (Parse* parse : parses) parse->entities.clear();
  const TransitionModel& model = ner_.model();
  for_batches(parses, scratch, [&] {
    run_words(ner_tok2vec_, model.hidden(), source, scratch,
              [&](Parse&, const Stretch& stretch, const float* vectors, float* projections) {
                model.project(vectors, stretch.size(), projections);
              });
    const float* projections = scratch.projections.data();
    for (const Segment& segment : scratch.batch) {
      Parse& parse = *segment.parse;
      fill_white(parse.doc, segment.span, scratch.white);
      scratch.starts.assign(segment.span.size(), 0);
      for (std::uint32_t i = segment.span.begin; i < segment.span.end; ++i) {
        if (parse.sentences[parse.sentence_of[i]].begin == i) scratch.starts[i - segment.span.begin] = 1;
      }
      for (const NerSpan& found : ner_.run(projections, scratch.white, scratch.starts, scratch.ner)) {
        const TokenSpan span = {segment.span.begin + found.span.begin, segment.span.begin + found.span.end};
        parse.entities.push_back({span, ner_.label(found.label)});
      }
      projections += segment.span.size() * model.hidden();
    }
  });
}

}  // namespace dragoman
