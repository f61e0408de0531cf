#pragma once
// What a model file says of its networks: sizes, features, labels and classes.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"
#include "tensor/weight_file.h"

namespace dragoman {

/// The features of a word that a network may embed.
enum class WordAttr : std::uint8_t { kNorm, kPrefix, kSuffix, kShape, kSpacy, kIsSpace };

/// One table of hash embeddings.
struct EmbedConfig {
  WordAttr attr = WordAttr::kNorm;
  std::uint32_t rows = 0;
  std::uint32_t seed = 0;
};

struct Tok2VecConfig {
  std::vector<EmbedConfig> embeds;
  std::uint32_t width = 0;
  std::uint32_t depth = 0;
  std::uint32_t pieces = 0;        ///< of the window layers
  std::uint32_t embed_pieces = 0;  ///< of the layer that mixes the embeddings
};

/// A transition and its label. The order of a model's classes is that of its scores.
struct TransitionClass {
  char action =
      0;  ///< parser: S(hift) D (reduce) L(eft) R(ight) B(reak); entities: B(egin) I(n) L(ast) U(nit) O(ut)
  std::string label;
};

struct TransitionConfig {
  std::vector<TransitionClass> classes;
  std::uint32_t hidden = 0;
  std::uint32_t pieces = 0;
  std::uint32_t features = 0;
};

struct NetworkConfig {
  std::string name;  ///< "en_core_web_sm"
  std::string version;
  Tok2VecConfig tok2vec;
  std::vector<std::string> tags;
  TransitionConfig parser;
  TransitionConfig ner;
  Tok2VecConfig ner_tok2vec;
};

/// Reads section "config". kFormat where it is not what the builder writes, kUnsupported where it describes
/// networks that this program cannot run; both name the file and what is wrong.
Result<NetworkConfig> read_network_config(const WeightFile& file);

}  // namespace dragoman
