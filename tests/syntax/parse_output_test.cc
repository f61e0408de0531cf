#include "syntax/parse_output.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "support/spacy_json.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

std::vector<std::pair<std::string, std::string>> golden_files() {
  std::vector<std::pair<std::string, std::string>> out;
  const std::filesystem::path folder = std::string(DRAGOMAN_SOURCE_DIR) + "/tests/syntax/golden";
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path());
    std::ostringstream text;
    text << in.rdbuf();
    out.emplace_back(entry.path().stem().string(), text.str());
  }
  std::sort(out.begin(), out.end());
  return out;
}

constexpr const char* kTwoSentences = R"({"text":"Ann’s in\nRome.  \n\nSo? ",
  "ents":[{"start":0,"end":3,"label":"PERSON"},{"start":9,"end":13,"label":"GPE"}],
  "sents":[{"start":0,"end":18},{"start":18,"end":21}],
  "tokens":[
   {"id":0,"start":0,"end":3,"tag":"NNP","pos":"PROPN","morph":"Number=Sing","lemma":"Ann","dep":"nsubj","head":1},
   {"id":1,"start":3,"end":5,"tag":"VBZ","pos":"AUX","morph":"","lemma":"be","dep":"ROOT","head":1},
   {"id":2,"start":6,"end":8,"tag":"IN","pos":"ADP","morph":"","lemma":"in","dep":"prep","head":1},
   {"id":3,"start":8,"end":9,"tag":"_SP","pos":"SPACE","morph":"","lemma":"\n","dep":"dep","head":2},
   {"id":4,"start":9,"end":13,"tag":"NNP","pos":"PROPN","morph":"Number=Sing","lemma":"Rome","dep":"pobj","head":3},
   {"id":5,"start":13,"end":14,"tag":".","pos":"PUNCT","morph":"PunctType=Peri","lemma":".","dep":"punct","head":1},
   {"id":6,"start":15,"end":18,"tag":"_SP","pos":"SPACE","morph":"","lemma":" \n\n","dep":"dep","head":5},
   {"id":7,"start":18,"end":20,"tag":"RB","pos":"ADV","morph":"","lemma":"so","dep":"ROOT","head":7},
   {"id":8,"start":20,"end":21,"tag":".","pos":"PUNCT","morph":"","lemma":"?","dep":"punct","head":7}]})";

TEST(ToSpacyJson, SaysWhatSpacySaid) {
  const auto files = golden_files();
  ASSERT_GE(files.size(), 25U);
  for (const auto& [name, text] : files) {
    const std::string line = to_spacy_json(parse_from_spacy_json(text), name);
    EXPECT_EQ(line.find('\n'), std::string::npos) << name;
    Json ours = Json::parse(line);
    EXPECT_EQ(ours["doc_id"], name);
    ours.erase("doc_id");
    EXPECT_EQ(ours, Json::parse(text)) << name;
  }
}

TEST(ToSpacyJson, EscapesWhatJsonDoesNotAllow) {
  Parse parse;
  parse.doc.text = "\"\\\x01\n\x7f☃";
  EXPECT_EQ(to_spacy_json(parse, "a\"b"),
            "{\"doc_id\":\"a\\\"b\",\"text\":\"\\\"\\\\\\u0001\\u000a\x7f☃\",\"ents\":[],\"sents\":[],"
            "\"tokens\":[]}");
}

TEST(ToConllu, LeavesOutBlankTokensAndKeepsTheTree) {
  EXPECT_EQ(to_conllu(parse_from_spacy_json(kTwoSentences), "doc\n7"),
            "# newdoc id = doc 7\n"
            "# sent_id = doc 7-1\n"
            "# text = Ann’s in Rome.\n"
            "1\tAnn\tAnn\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\tNER=B-PERSON|SpaceAfter=No\n"
            "2\t’s\tbe\tAUX\tVBZ\t_\t0\troot\t_\t_\n"
            "3\tin\tin\tADP\tIN\t_\t2\tprep\t_\tSpacesAfter=\\n\n"
            "4\tRome\tRome\tPROPN\tNNP\tNumber=Sing\t3\tpobj\t_\tNER=B-GPE|SpaceAfter=No\n"
            "5\t.\t.\tPUNCT\t.\tPunctType=Peri\t2\tpunct\t_\tSpacesAfter=\\s\\s\\n\\n\n"
            "\n"
            "# sent_id = doc 7-2\n"
            "# text = So?\n"
            "1\tSo\tso\tADV\tRB\t_\t0\troot\t_\tSpaceAfter=No\n"
            "2\t?\t?\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
            "\n");
}

TEST(ToConllu, IsWellFormedForEveryGoldenText) {
  for (const auto& [name, text] : golden_files()) {
    std::istringstream lines(to_conllu(parse_from_spacy_json(text), name));
    std::vector<std::size_t> heads;
    std::set<std::string> ids;
    for (std::string line; std::getline(lines, line);) {
      if (line.starts_with("# sent_id = ")) {
        EXPECT_TRUE(ids.insert(line).second) << name << ": " << line;
      }
      if (line.starts_with("#")) continue;
      if (line.empty()) {
        EXPECT_EQ(std::count(heads.begin(), heads.end(), 0U), 1) << name << ": not one root";
        for (std::size_t i = 0; i < heads.size(); ++i) {
          std::size_t at = i + 1;
          for (std::size_t steps = 0; at != 0 && steps <= heads.size(); ++steps) at = heads.at(at - 1);
          EXPECT_EQ(at, 0U) << name << ": word " << i + 1 << " hangs in a circle";
        }
        heads.clear();
        continue;
      }
      std::vector<std::string> columns;
      std::istringstream cells(line);
      for (std::string cell; std::getline(cells, cell, '\t');) columns.push_back(cell);
      ASSERT_EQ(columns.size(), 10U) << name << ": " << line;
      for (const std::string& cell : columns) EXPECT_FALSE(cell.empty()) << name << ": " << line;
      EXPECT_EQ(columns[0], std::to_string(heads.size() + 1)) << name;
      EXPECT_EQ(columns[6] == "0", columns[7] == "root") << name << ": " << line;
      heads.push_back(std::stoul(columns[6]));
    }
    EXPECT_TRUE(heads.empty()) << name << ": no blank line at the end";
  }
}

TEST(ToText, DrawsTheTree) {
  const std::string text = to_text(parse_from_spacy_json(kTwoSentences), "doc 7");
  const std::vector<std::string> words = {"== doc 7\n",    "’s",   "├─ Ann",          "├─ in",   "│  └─ \\n",
                                          "│     └─ Rome", "└─ .", "   └─ \\s\\n\\n", "\nSo?\n", "└─ ?"};
  std::size_t at = 0;
  for (const std::string& word : words) {
    const auto found = text.find(word, at);
    ASSERT_NE(found, std::string::npos) << word << " is not where it should be in\n" << text;
    at = found + word.size();
  }
  EXPECT_NE(text.find("│     └─ Rome  pobj       PROPN  NNP    Rome             GPE         Number=Sing\n"),
            std::string::npos)
      << text;
}

TEST(ToText, DoesNotGrowWithTheDepthOfAChain) {
  Parse parse;
  constexpr std::uint32_t kWords = 20000;
  for (std::uint32_t i = 0; i < kWords; ++i) {
    parse.doc.text += "a ";
    parse.doc.tokens.push_back({2 * i, 2 * i + 1, 2 * i, 2 * i + 1, 0, true});
    parse.head.push_back(i == 0 ? 0 : i - 1);
  }
  for (auto* column : {&parse.tag, &parse.pos, &parse.morph, &parse.lemma, &parse.dep})
    column->assign(kWords, "x");
  parse.sentences = {{0, kWords}};
  const std::string text = to_text(parse, "deep");
  EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), std::ptrdiff_t{kWords} + 3);
  EXPECT_LT(text.size(), kWords * std::size_t{300});
  EXPECT_EQ(to_conllu(parse, "deep").find("\t0\troot") != std::string::npos, true);
}

}  // namespace
}  // namespace dragoman
