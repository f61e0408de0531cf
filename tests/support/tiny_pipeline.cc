#include "support/tiny_pipeline.h"

#include <stdlib.h>

#ifndef MSGPACK_NO_BOOST
#define MSGPACK_NO_BOOST
#endif
#include <cstdint>
#include <fstream>
#include <map>
#include <msgpack.hpp>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace dragoman {
namespace {

using Packer = msgpack::packer<std::stringstream>;
namespace fs = std::filesystem;

constexpr const char* kConfig = R"([nlp]
lang = "en"
pipeline = ["tok2vec","tagger","parser","senter","attribute_ruler","lemmatizer","ner"]
disabled = ["senter"]
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.Tok2Vec.v2"

[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"

[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"

[components.tagger]
factory = "tagger"

[components.tagger.model]
@architectures = "spacy.Tagger.v2"

[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"

[components.parser]
factory = "parser"
learn_tokens = false

[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "parser"
extra_state_tokens = false
use_upper = true

[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"

[components.attribute_ruler]
factory = "attribute_ruler"

[components.lemmatizer]
factory = "lemmatizer"
mode = "rule"
overwrite = false

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
use_upper = true

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2Vec.v2"

[components.ner.model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"

[components.ner.model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
)";

void write_file(const fs::path& path, const std::string& bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

void pack_bin(Packer& packer, const std::string& bytes) {
  packer.pack_bin(static_cast<std::uint32_t>(bytes.size()));
  packer.pack_bin_body(bytes.data(), static_cast<std::uint32_t>(bytes.size()));
}

template <class T>
std::string packed(const T& value) {
  std::stringstream out;
  msgpack::pack(out, value);
  return out.str();
}

struct Array {
  std::string name;
  std::vector<std::uint32_t> shape;
};

struct Layer {
  std::string name;
  std::map<std::string, std::string> attrs{};  ///< values as msgpack
  std::vector<Array> arrays{};
};

/// The arrays' values are drawn anew for each file, the same in every run.
void pack_array(Packer& packer, const Array& array, std::mt19937& random) {
  std::uniform_real_distribution<float> draw(-0.5F, 0.5F);
  std::size_t count = 1;
  for (const std::uint32_t extent : array.shape) count *= extent;
  std::string data;
  for (std::size_t i = 0; i < count; ++i) {
    const float value = draw(random);
    data.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  packer.pack_map(5);
  pack_bin(packer, "nd");
  packer.pack(true);
  pack_bin(packer, "type");
  packer.pack("<f4");
  pack_bin(packer, "kind");
  pack_bin(packer, "");
  pack_bin(packer, "shape");
  packer.pack(array.shape);
  pack_bin(packer, "data");
  pack_bin(packer, data);
}

std::string thinc(const std::vector<Layer>& layers) {
  std::mt19937 random(7);
  std::stringstream out;
  Packer packer(out);
  const auto count = static_cast<std::uint32_t>(layers.size());
  packer.pack_map(4);
  packer.pack("nodes");
  packer.pack_array(count);
  for (const Layer& layer : layers) packer.pack(std::map<std::string, std::string>{{"name", layer.name}});
  packer.pack("attrs");
  packer.pack_array(count);
  for (const Layer& layer : layers) {
    packer.pack_map(static_cast<std::uint32_t>(layer.attrs.size()));
    for (const auto& [name, value] : layer.attrs) {
      packer.pack(name);
      pack_bin(packer, value);
    }
  }
  packer.pack("params");
  packer.pack_array(count);
  for (const Layer& layer : layers) {
    packer.pack_map(static_cast<std::uint32_t>(layer.arrays.size()));
    for (const Array& array : layer.arrays) {
      packer.pack(array.name);
      pack_array(packer, array, random);
    }
  }
  packer.pack("shims");
  packer.pack_array(count);
  for (std::uint32_t i = 0; i < count; ++i) packer.pack_array(0);
  return out.str();
}

std::vector<Layer> tok2vec() {
  const auto embed = [](int column, int seed, std::uint32_t rows) {
    return Layer{"hashembed", {{"column", packed(column)}, {"seed", packed(seed)}}, {{"E", {rows, 4}}}};
  };
  return {{"extract_features", {{"columns", packed(std::vector<std::string>{"NORM", "SHAPE"})}}},
          embed(0, 8, 7),
          embed(1, 9, 5),
          {"maxout", {}, {{"W", {4, 3, 8}}, {"b", {4, 3}}}},
          {"layernorm", {}, {{"G", {4}}, {"b", {4}}}},
          {"expand_window", {{"window_size", packed(1)}}},
          {"maxout", {}, {{"W", {4, 2, 12}}, {"b", {4, 2}}}},
          {"layernorm", {}, {{"G", {4}}, {"b", {4}}}}};
}

/// Lower, upper and projection; 6 classes.
std::vector<Layer> transition(std::uint32_t features) {
  return {
      {"parser_model", {{"has_upper", packed(true)}}},
      {"precomputable_affine", {}, {{"W", {features, 2, 2, 3}}, {"b", {2, 2}}, {"pad", {1, features, 2, 2}}}},
      {"linear", {}, {{"W", {6, 2}}, {"b", {6}}}},
      {"linear", {}, {{"W", {3, 4}}, {"b", {3}}}}};
}

void write_networks(const fs::path& folder) {
  write_file(folder / "tok2vec/model", thinc(tok2vec()));
  write_file(folder / "tagger/model", thinc({{"softmax", {}, {{"W", {3, 4}}, {"b", {3}}}}}));
  write_file(folder / "tagger/cfg", R"({"labels":["NN","VB","_SP"]})");
  write_file(folder / "parser/model", thinc(transition(8)));
  std::vector<Layer> ner = transition(3);
  const std::vector<Layer> own = tok2vec();
  ner.insert(ner.end(), own.begin(), own.end());
  write_file(folder / "ner/model", thinc(ner));
  using Moves = std::map<std::string, std::string>;
  write_file(folder / "parser/moves",
             packed(Moves{{"moves", R"({"0":{"":5},"1":{"":4},"2":{"det":2,"nsubj":7},"3":{"dobj":3},)"
                                    R"("4":{"ROOT":9}})"}}));
  write_file(folder / "ner/moves",
             packed(Moves{{"moves", R"({"0":{},"1":{"GPE":2},"2":{"GPE":2},"3":{"GPE":2},)"
                                    R"("4":{"GPE":2,"":1},"5":{"":1}})"}}));
}

void write_rules(const fs::path& folder) {
  std::stringstream out;
  Packer packer(out);
  using Text = std::map<std::string, std::string>;
  packer.pack_array(2);
  for (const auto& [tag, pos] : Text{{"NN", "NOUN"}, {"VB", "VERB"}}) {
    packer.pack_map(3);
    packer.pack("patterns");
    packer.pack(std::vector<std::vector<Text>>{{{{"TAG", tag}}}});
    packer.pack("attrs");
    packer.pack(Text{{"POS", pos}, {"MORPH", "_"}});
    packer.pack("index");
    packer.pack(0);
  }
  write_file(folder / "attribute_ruler/patterns", out.str());
  constexpr std::uint64_t kNoun = 16833663260455505849U;  // the string id of "noun"
  std::stringstream tables;
  Packer table(tables);
  table.pack_map(3);
  table.pack("lemma_rules");
  table.pack(
      std::map<std::uint64_t, std::vector<std::vector<std::string>>>{{kNoun, {{"s", ""}, {"ies", "y"}}}});
  table.pack("lemma_exc");
  table.pack(std::map<std::uint64_t, std::map<std::string, std::vector<std::string>>>{
      {kNoun, {{"mice", {"mouse"}}}}});
  table.pack("lemma_index");
  table.pack(std::map<std::uint64_t, std::vector<std::string>>{{kNoun, {"party", "tie"}}});
  write_file(folder / "lemmatizer/lookups/lookups.bin", tables.str());
}

void write_tokenizer(const fs::path& folder) {
  std::stringstream out;
  Packer packer(out);
  packer.pack_map(7);
  packer.pack("prefix_search");
  packer.pack("^\\(");
  packer.pack("suffix_search");
  packer.pack("\\.$");
  packer.pack("infix_finditer");
  packer.pack("--");
  packer.pack("token_match");
  packer.pack_nil();
  packer.pack("url_match");
  packer.pack_nil();
  packer.pack("exceptions");
  using Attrs = std::map<int, std::string>;
  packer.pack(
      std::map<std::string, std::vector<Attrs>>{{"don't", {{{65, "do"}}, {{65, "n't"}, {67, "not"}}}}});
  packer.pack("faster_heuristics");
  packer.pack(true);
  write_file(folder / "tokenizer", out.str());
  write_file(folder / "vocab/lookups.bin", packed(std::map<std::string, std::map<std::uint64_t, std::string>>{
                                               {"lexeme_norm", {{123U, "because"}, {7U, "seven"}}}}));
}

}  // namespace

void write_tiny_pipeline(const fs::path& folder) {
  fs::remove_all(folder);
  write_file(folder / "config.cfg", kConfig);
  write_file(folder / "meta.json", R"({"lang":"en","name":"tiny","version":"1.2.3"})");
  write_tokenizer(folder);
  write_networks(folder);
  write_rules(folder);
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "dragoman.XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw fs::filesystem_error("mkdtemp", name, {});
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace dragoman
