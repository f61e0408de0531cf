#include "syntax/pipeline.h"

#include <utility>

#include "base/string_arena.h"
#include "syntax/attribute_ruler.h"
#include "syntax/lemmatizer.h"
#include "syntax/network.h"
#include "tensor/weight_file.h"
#include "text/tokenizer.h"

namespace dragoman {
namespace {

/// All that a loaded model is; parses share it, since their labels point into it.
struct Model {
  WeightFile file;
  Tokenizer tokenizer;
  std::unique_ptr<const Network> network;
  AttributeRuler ruler;
  Lemmatizer lemmatizer;
};

class TokenFeatures final : public WordFeatureSource {
 public:
  explicit TokenFeatures(const TokenRules& rules) : rules_(rules) {}
  WordFeatures features(std::string_view text, std::uint16_t special_norm) const override {
    return word_features(rules_, text, special_norm);
  }

 private:
  const TokenRules& rules_;
};

class LoadedPipeline final : public Pipeline {
 public:
  explicit LoadedPipeline(std::shared_ptr<const Model> model)
      : model_(std::move(model)),
        id_(model_->network->config().name + " " + model_->network->config().version + "@" +
            model_->file.fingerprint()) {}

  Parse run(std::string text, Segmentation segmentation) const override {
    std::vector<std::string> texts;
    texts.push_back(std::move(text));
    return std::move(run_batch(std::move(texts), segmentation).front());
  }

  std::vector<Parse> run_batch(std::vector<std::string> texts, Segmentation segmentation) const override {
    std::vector<Parse> out(texts.size());
    std::vector<Parse*> parses;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      out[i].owner = model_;
      out[i].doc = model_->tokenizer.tokenize(std::move(texts[i]), segmentation);
      parses.push_back(&out[i]);
    }
    const TokenFeatures features(model_->tokenizer.rules());
    model_->network->parse(parses, features);
    for (Parse& parse : out) {
      model_->ruler.apply(parse);
      const auto arena = std::make_shared<StringArena>();
      model_->lemmatizer.apply(parse, *arena);
      parse.arena = arena;
    }
    model_->network->find_entities(parses, features);
    return out;
  }

  const std::string& id() const override { return id_; }

 private:
  std::shared_ptr<const Model> model_;
  std::string id_;
};

}  // namespace

std::vector<Parse> Pipeline::run_batch(std::vector<std::string> texts, Segmentation segmentation) const {
  std::vector<Parse> out;
  out.reserve(texts.size());
  for (std::string& text : texts) out.push_back(run(std::move(text), segmentation));
  return out;
}

Result<std::shared_ptr<const Pipeline>> Pipeline::load(const std::filesystem::path& file,
                                                       const Kernels& kernels) {
  Result<WeightFile> weights = WeightFile::open(file);
  if (!weights) return tl::unexpected(weights.error());
  Result<Tokenizer> tokenizer = Tokenizer::load(*weights);
  if (!tokenizer) return tl::unexpected(tokenizer.error());
  Result<std::unique_ptr<const Network>> network = Network::load(*weights, kernels);
  if (!network) return tl::unexpected(network.error());
  Result<AttributeRuler> ruler = AttributeRuler::load(*weights);
  if (!ruler) return tl::unexpected(ruler.error());
  Result<Lemmatizer> lemmatizer = Lemmatizer::load(*weights);
  if (!lemmatizer) return tl::unexpected(lemmatizer.error());
  // Sections are used where the mapping has them, which stays when the file's owner moves.
  auto model =
      std::make_shared<const Model>(Model{std::move(*weights), std::move(*tokenizer), std::move(*network),
                                          std::move(*ruler), std::move(*lemmatizer)});
  return std::make_shared<const LoadedPipeline>(std::move(model));
}

}  // namespace dragoman
