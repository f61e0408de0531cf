#include "syntax/model_builder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/tiny_pipeline.h"
#include "tensor/weight_file.h"

namespace dragoman {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_file(const fs::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

class Builder : public testing::Test {
 protected:
  void SetUp() override { write_tiny_pipeline(folder_); }

  Result<void> build() { return build_model(folder_, out_); }
  /// The error's whole text, "" where the model was built.
  std::string error() {
    const auto built = build();
    return built ? "" : built.error().str();
  }
  void replace(const std::string& file, const std::string& from, const std::string& to) {
    std::string bytes = read_file(folder_ / file);
    const auto at = bytes.find(from);
    ASSERT_NE(at, std::string::npos) << file << " holds no " << from;
    write_file(folder_ / file, bytes.replace(at, from.size(), to));
  }

  TemporaryFolder temporary_;
  fs::path folder_ = temporary_.path() / "pipeline";
  fs::path out_ = temporary_.path() / "tiny.dgm";
};

TEST_F(Builder, WritesEverySectionThatTheRuntimeReads) {
  ASSERT_EQ(error(), "");
  const auto file = WeightFile::open(out_);
  ASSERT_TRUE(file) << file.error().str();
  const std::vector<std::pair<std::string, std::vector<std::uint64_t>>> tensors = {
      {"tok2vec/embed0.E", {7, 4}},
      {"tok2vec/embed1.E", {5, 4}},
      {"tok2vec/mix.W", {4, 3, 8}},
      {"tok2vec/mix.b", {4, 3}},
      {"tok2vec/mix.G", {4}},
      {"tok2vec/mix.beta", {4}},
      {"tok2vec/conv0.W", {4, 2, 12}},
      {"tok2vec/conv0.b", {4, 2}},
      {"tok2vec/conv0.G", {4}},
      {"tok2vec/conv0.beta", {4}},
      {"tagger/W", {3, 4}},
      {"tagger/b", {3}},
      {"parser/lower.W", {8, 2, 2, 3}},
      {"parser/lower.b", {2, 2}},
      {"parser/lower.pad", {8, 2, 2}},
      {"parser/upper.W", {6, 2}},
      {"parser/upper.b", {6}},
      {"parser/proj.W", {3, 4}},
      {"parser/proj.b", {3}},
      {"ner/lower.W", {3, 2, 2, 3}},
      {"ner/upper.W", {6, 2}},
      {"ner/proj.W", {3, 4}},
      {"ner/tok2vec/embed1.E", {5, 4}},
      {"ner/tok2vec/conv0.W", {4, 2, 12}}};
  for (const auto& [name, shape] : tensors) {
    const auto tensor = file->f32(name, shape);
    EXPECT_TRUE(tensor) << (tensor ? "" : tensor.error().str());
  }
  EXPECT_EQ(file->bytes("tokenizer/prefix").value(), "^\\(");
  EXPECT_EQ(file->bytes("tokenizer/suffix").value(), "\\.$");
  EXPECT_EQ(file->bytes("tokenizer/infix").value(), "--");
  EXPECT_FALSE(file->has("tokenizer/url"));
  EXPECT_EQ(file->bytes("tokenizer/exceptions").value(), R"({"don't":[["do",null],["n't","not"]]})");
  EXPECT_EQ(file->bytes("tokenizer/faster_heuristics").value(), "1");
  const auto norms = file->u64("vocab/lexeme_norm.keys").value();
  EXPECT_EQ(std::vector<std::uint64_t>(norms.begin(), norms.end()), (std::vector<std::uint64_t>{7, 123}));
  EXPECT_EQ(file->bytes("vocab/lexeme_norm.values").value(), R"(["seven","because"])");
}

TEST_F(Builder, DescribesExtentsAndLabels) {
  ASSERT_EQ(error(), "");
  const auto file = WeightFile::open(out_);
  ASSERT_TRUE(file);
  const Json config = Json::parse(file->bytes("config").value());
  EXPECT_EQ(config["name"], "en_tiny");
  EXPECT_EQ(config["version"], "1.2.3");
  EXPECT_EQ(config["components"],
            Json({"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"}));
  EXPECT_EQ(config["tagger"]["labels"], Json({"NN", "VB", "_SP"}));
  EXPECT_EQ(config["tok2vec"],
            Json::parse(R"({"attrs":["NORM","SHAPE"],"rows":[7,5],"seeds":[8,9],"columns":[0,1],
      "width":4,"depth":1,"window":1,"maxout_pieces":2,"embed_pieces":3})"));
  EXPECT_EQ(config["ner"]["tok2vec"], config["tok2vec"]);
  EXPECT_EQ(config["parser"]["features"], 8);
  EXPECT_EQ(config["ner"]["features"], 3);
  // Within an action by frequency; the label that only U has comes behind U-GPE.
  const auto classes = [](const Json& list) {
    std::string out;
    for (const Json& one : list) {
      out += one["action"].get<std::string>() + ":" + one["label"].get<std::string>() + " ";
    }
    return out;
  };
  EXPECT_EQ(classes(config["parser"]["classes"]), "S: D: L:nsubj L:det R:dobj B:ROOT ");
  EXPECT_EQ(classes(config["ner"]["classes"]), "B:GPE I:GPE L:GPE U:GPE U: O: ");
}

TEST_F(Builder, CopiesTheSharedNetworkForANerThatListens) {
  replace("config.cfg", "[components.ner.model.tok2vec]\n@architectures = \"spacy.Tok2Vec.v2\"",
          "[components.ner.model.tok2vec]\n@architectures = \"spacy.Tok2VecListener.v1\"");
  ASSERT_EQ(error(), "");
  const auto file = WeightFile::open(out_);
  ASSERT_TRUE(file);
  const auto shared = file->f32("tok2vec/mix.W", {4, 3, 8}).value().data;
  const auto copy = file->f32("ner/tok2vec/mix.W", {4, 3, 8}).value().data;
  EXPECT_TRUE(std::equal(shared.begin(), shared.end(), copy.begin(), copy.end()));
}

TEST_F(Builder, NamesTheFileThatIsMissing) {
  for (const char* file : {"config.cfg", "meta.json", "tokenizer", "vocab/lookups.bin", "tok2vec/model",
                           "tagger/model", "tagger/cfg", "parser/model", "parser/moves", "ner/model",
                           "ner/moves", "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin"}) {
    write_tiny_pipeline(folder_);
    fs::remove(folder_ / file);
    const auto built = build();
    ASSERT_FALSE(built) << file;
    EXPECT_EQ(built.error().code, ErrorCode::kIo) << built.error().str();
    EXPECT_EQ(built.error().file, (folder_ / file).string());
    EXPECT_FALSE(fs::exists(out_)) << "a model was left behind without " << file;
  }
}

TEST_F(Builder, NamesTheFileThatIsCutOff) {
  for (const char* file : {"tokenizer", "vocab/lookups.bin", "tok2vec/model", "tagger/model", "tagger/cfg",
                           "parser/model", "parser/moves", "ner/model", "ner/moves", "meta.json",
                           "attribute_ruler/patterns", "lemmatizer/lookups/lookups.bin"}) {
    write_tiny_pipeline(folder_);
    const std::string whole = read_file(folder_ / file);
    for (const std::size_t size : {std::size_t{0}, std::size_t{1}, whole.size() / 3, whole.size() - 1}) {
      write_file(folder_ / file, whole.substr(0, size));
      const auto built = build();
      ASSERT_FALSE(built) << file << " of " << size << " bytes";
      EXPECT_EQ(built.error().code, ErrorCode::kFormat) << built.error().str();
      EXPECT_EQ(built.error().file, (folder_ / file).string());
    }
  }
}

TEST_F(Builder, SaysWhatIsOfAnotherArchitecture) {
  struct Case {
    const char* file;
    const char* from;
    const char* to;
    const char* message;  // a part of it
  };
  const Case cases[] = {
      {"config.cfg", R"("tok2vec","tagger")", R"("tagger")", "no component of the kind \"tok2vec\""},
      {"config.cfg", "factory = \"tok2vec\"", "factory = \"transformer\"", "unknown kind \"transformer\""},
      {"config.cfg", R"("attribute_ruler","lemmatizer","ner")", R"("lemmatizer","attribute_ruler","ner")",
       "lemmatizer comes before its attribute_ruler"},
      {"config.cfg", "spacy.MaxoutWindowEncoder.v2", "spacy.MishWindowEncoder.v2",
       "[components.tok2vec.model.encode] is of the architecture \"spacy.MishWindowEncoder.v2\""},
      {"config.cfg", "spacy.Tok2VecListener.v1", "spacy.Tok2Vec.v2", "spacy.Tok2VecListener.v1"},
      {"config.cfg", "use_upper = true", "use_upper = false", "[components.parser.model]"},
      {"config.cfg", "mode = \"rule\"", "mode = \"lookup\"", "[components.lemmatizer]"},
      {"config.cfg", "spacy.Tokenizer.v1", "my.Tokenizer.v1", "tokenizer"},
      {"tok2vec/model", "expand_window", "expand_gizmos", "layer expand_gizmos"},
      {"tok2vec/model", "NORM", "ORTH", "feature ORTH"},
      {"tagger/model", "softmax", "hardmax", "layer hardmax"},
      {"attribute_ruler/patterns", "TAG", "GAP", "attribute GAP"},
  };
  for (const Case& at : cases) {
    write_tiny_pipeline(folder_);
    replace(at.file, at.from, at.to);
    const auto built = build();
    ASSERT_FALSE(built) << at.to;
    EXPECT_EQ(built.error().code, ErrorCode::kUnsupported) << built.error().str();
    EXPECT_EQ(built.error().file, (folder_ / at.file).string()) << built.error().str();
    EXPECT_NE(built.error().message.find(at.message), std::string::npos) << built.error().message;
  }
}

TEST_F(Builder, RefusesArraysThatDoNotFit) {
  // The parser has one label less than its network has scores.
  replace("parser/moves", "\"det\":2,", "        ");
  EXPECT_NE(error().find("has W of shape (6, 2), not (5, 2)"), std::string::npos) << error();
  write_tiny_pipeline(folder_);
  replace("tagger/cfg", ",\"_SP\"", "");
  EXPECT_NE(error().find("tagger/model: its layer softmax has W of shape (3, 4), not (2, 4)"),
            std::string::npos)
      << error();
  write_tiny_pipeline(folder_);
  const std::string nan("\x00\x00\xc0\x7f", 4);
  std::string bytes = read_file(folder_ / "tagger/model");
  const auto data = bytes.find("data");
  ASSERT_NE(data, std::string::npos);
  write_file(folder_ / "tagger/model", bytes.replace(data + 6, 4, nan));
  EXPECT_NE(error().find("no finite number"), std::string::npos) << error();
}

TEST_F(Builder, SurvivesHostileFiles) {
  const std::vector<std::string> hostile = {
      std::string(1000000, '\x91'),                // lists in lists
      std::string(1000000, '\x81'),                // maps in maps
      std::string("\xdd\xff\xff\xff\xff", 5),      // a list of 2^32 - 1
      std::string("\xdf\xff\xff\xff\xff", 5),      // a map of as many
      std::string("\xc6\xff\xff\xff\xff", 5),      // as many bytes
      std::string("\xc9\xff\xff\xff\xff\x01", 6),  // an extension of as many
      std::string(1, '\xc1'),                      // the byte that means nothing
      std::string("\x81\xa5nodes\xdd\x00\x03\xff\xff", 12) + std::string(300000, '\x80'),
  };
  for (const char* file : {"tokenizer", "tok2vec/model", "parser/moves", "attribute_ruler/patterns",
                           "lemmatizer/lookups/lookups.bin", "vocab/lookups.bin"}) {
    write_tiny_pipeline(folder_);
    for (std::size_t i = 0; i < hostile.size(); ++i) {
      write_file(folder_ / file, hostile[i]);
      const auto built = build();
      ASSERT_FALSE(built) << file << ", hostile bytes " << i;
      EXPECT_EQ(built.error().file, (folder_ / file).string()) << built.error().str();
    }
  }
}

TEST_F(Builder, SaysWhichLineOfTheConfigurationIsBroken) {
  write_file(folder_ / "config.cfg", "[nlp]\nlang = \"en\"\nnonsense\n");
  EXPECT_EQ(error(), (folder_ / "config.cfg").string() + ":3: is neither a [section] nor a key = value");
  write_file(folder_ / "config.cfg", "[nlp]\npipeline = ${nlp.pipeline}\n");  // a circle
  EXPECT_NE(error().find("no list [nlp] pipeline"), std::string::npos) << error();
}

}  // namespace
}  // namespace dragoman
