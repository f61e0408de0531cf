#include "syntax/attribute_ruler.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/string_arena.h"

namespace dragoman {
namespace {

/// Words with tag and dependency label: "the/DT/det dog/NN". "_" is no value, "/" cannot be said.
Parse tagged(std::string_view notation) {
  Parse parse;
  auto arena = std::make_shared<StringArena>();
  std::istringstream words{std::string(notation)};
  for (std::string word; words >> word;) {
    std::istringstream parts(word);
    std::string text, tag, dep;
    std::getline(parts, text, '/');
    std::getline(parts, tag, '/');
    std::getline(parts, dep, '/');
    if (text == "_") text = "\n";
    Token token;
    token.byte_begin = static_cast<std::uint32_t>(parse.doc.text.size());
    parse.doc.text += text;
    token.byte_end = static_cast<std::uint32_t>(parse.doc.text.size());
    parse.doc.text += ' ';
    parse.doc.tokens.push_back(token);
    parse.tag.push_back(arena->keep(tag));
    parse.dep.push_back(arena->keep(dep));
  }
  parse.doc.segments.push_back({0, parse.size()});
  parse.arena = arena;
  return parse;
}

AttributeRuler compile(const std::string& patterns) {
  auto ruler = AttributeRuler::compile(patterns);
  EXPECT_TRUE(ruler) << ruler.error().str();
  return ruler ? *ruler : *AttributeRuler::compile("[]");
}

std::string row(const std::vector<std::string_view>& column) {
  std::string out;
  for (const std::string_view value : column) {
    out += (out.empty() ? "" : " ") + (value.empty() ? "-" : std::string(value));
  }
  return out;
}

/// The lemmas after one rule has set LEMMA to "x" wherever `pattern` matches.
std::string marks(const std::string& pattern, int index, const std::string& text) {
  const AttributeRuler ruler =
      compile(fmt::format(R"([{{"patterns":[{}],"attrs":{{"LEMMA":"x"}},"index":{}}}])", pattern, index));
  Parse parse = tagged(text);
  ruler.apply(parse);
  return row(parse.lemma);
}

TEST(AttributeRuler, MatchesAsSpacysMatcherDoes) {
  struct Case {
    const char* pattern;
    int index;
    const char* text;
    const char* lemmas;
  };
  const Case cases[] = {
      // One token.
      {R"([{"TAG":"NN"}])", 0, "a/DT dog/NN", "- x"},
      {R"([{"tag":"NN"}])", 0, "a/DT dog/NN", "- x"},
      {R"([{"ORTH":"Dog"}])", 0, "dog Dog DOG", "- x -"},
      {R"([{"TEXT":"Dog"}])", 0, "dog Dog DOG", "- x -"},
      {R"([{"LOWER":"dog"}])", 0, "dog Dog DOGS", "x x -"},
      {R"([{"LOWER":"straße"}])", 0, "STRASSE Straße", "- x"},
      {R"([{"LOWER":{"IN":["cat","dog"]}}])", 0, "Cat dog cow", "x x -"},
      {R"([{"LOWER":{"NOT_IN":["cat","dog"]}}])", 0, "Cat dog cow", "- - x"},
      {R"([{"LOWER":{"REGEX":"^n[ou]thin'$"}}])", 0, "nothin' nuthin' nothing not", "x x - -"},
      {R"([{"LOWER":{"REGEX":"o."}}])", 0, "dog so cow", "x - x"},
      {R"([{"TAG":{"NOT_IN":["TO",""]},"DEP":{"IN":["aux"]}}])", 0,
       "will/MD/aux to/TO/aux be//aux go/VB/ROOT", "x - - -"},
      {R"([{"DEP":{"NOT_IN":["det",""]},"TAG":{"IN":["DT","WDT"]}}])", 0,
       "the/DT/det that/DT/nsubj which/WDT/", "- x -"},
      {R"([{"IS_SPACE":true}])", 0, "a _ b", "- x -"},
      {R"([{"IS_SPACE":false}])", 0, "a _ b", "x - x"},
      {R"([{"IS_DIGIT":true}])", 0, "12 1a ٣", "x - x"},
      {R"([{}])", 0, "a b", "x x"},
      {R"([{"LOWER":"a","TAG":"DT"}],[{"LOWER":"b"}])", 0, "a/NN a/DT b/DT", "- x x"},
      // Several tokens, the one that index says.
      {R"([{"LOWER":"gon"},{"LOWER":"na"}])", 0, "gon na gon", "x - -"},
      {R"([{"LOWER":"gon"},{"LOWER":"na"}])", 1, "gon na gon na na", "- x - x -"},
      {R"([{"LOWER":"gon"},{"LOWER":"na"}])", -1, "gon na", "- x"},
      {R"([{"LOWER":{"REGEX":"^y'?$"}},{"LOWER":"all"}])", 0, "y all y' all yes all", "x - x - - -"},
      {R"([{"DEP":"expl"},{"LOWER":{"IN":["is","are"]}}])", 1, "there/EX/expl are/VBP/ROOT", "- x"},
      {R"([{"LOWER":"a"},{"LOWER":"a"}])", 0, "a a a", "x x -"},
      // Operators: every match counts, not the longest only.
      {R"([{"LOWER":"a"},{"LOWER":"b","OP":"?"},{"LOWER":"c"}])", -1, "a b c a c a b", "- - x - x - -"},
      {R"([{"LOWER":"a"},{"LOWER":"b","OP":"*"}])", -1, "a b b c b", "x x x - -"},
      {R"([{"LOWER":"a","OP":"+"},{"LOWER":"b"}])", 0, "a a b", "x x -"},
      {R"([{"LOWER":"a"},{"LOWER":"b","OP":"!"}])", 1, "a b a c", "- - - x"},
      {R"([{"LOWER":"a"},{"LOWER":"b","OP":"{2}"}])", -1, "a b b b", "- - x -"},
      {R"([{"LOWER":"a"},{"LOWER":"b","OP":"{1,2}"}])", -1, "a b b b", "- x x -"},
      {R"([{"LOWER":"a"},{"LOWER":"b","OP":"{2,}"}])", -1, "a b b b", "- - x x"},
      {R"([{"LOWER":"a"},{"LOWER":"b","OP":"{,1}"}])", -1, "a b b b", "x x - -"},
      {R"([{"LOWER":"b","OP":"?"}])", 0, "a b", "- x"},
  };
  for (const Case& at : cases) {
    EXPECT_EQ(marks(at.pattern, at.index, at.text), at.lemmas) << at.pattern << " on " << at.text;
  }
}

TEST(AttributeRuler, LaterPatternsOverwriteAndAllMatchTheTokensAsTheyWere) {
  const AttributeRuler ruler = compile(R"([
    {"patterns":[[{"LOWER":"that"}]],"attrs":{"TAG":"WDT","POS":"PRON","MORPH":"PronType=Rel"},"index":0},
    {"patterns":[[{"TAG":"DT"}]],"attrs":{"POS":"DET","MORPH":"_"},"index":0},
    {"patterns":[[{"TAG":"WDT"}]],"attrs":{"POS":"X"},"index":0},
    {"patterns":[[{"TAG":"DT"},{"TAG":"NN"}]],"attrs":{"DEP":"amod"},"index":1}])");
  Parse parse = tagged("that/DT/det dog/NN/ROOT that/IN/mark");
  ruler.apply(parse);
  EXPECT_EQ(row(parse.tag), "WDT NN WDT");
  EXPECT_EQ(row(parse.pos), "DET - PRON");
  EXPECT_EQ(row(parse.morph), "- - PronType=Rel");
  EXPECT_EQ(row(parse.dep), "det amod mark");
}

TEST(AttributeRuler, NoPatternCrossesSegments) {
  const AttributeRuler ruler = compile(
      R"([{"patterns":[[{"LOWER":"a"},{"LOWER":"b"}]],"attrs":{"LEMMA":"x"},"index":0},
          {"patterns":[[{"LOWER":"c"},{"LOWER":"d","OP":"*"}]],"attrs":{"LEMMA":"y"},"index":-1}])");
  Parse parse = tagged("a b a b c d d");
  parse.doc.segments = {{0, 3}, {3, 6}, {6, 7}};
  ruler.apply(parse);
  EXPECT_EQ(row(parse.lemma), "x - - - y y -");
}

TEST(AttributeRuler, OrdersTheFeaturesOfAnAnalysis) {
  const AttributeRuler ruler =
      compile(R"([{"patterns":[[{}]],"attrs":{"MORPH":"Tense=Past|Aspect=Perf|Case=Nom,Acc"},"index":0}])");
  Parse parse = tagged("a");
  ruler.apply(parse);
  EXPECT_EQ(row(parse.morph), "Aspect=Perf|Case=Acc,Nom|Tense=Past");
}

TEST(AttributeRuler, SizesTheColumnsWhereNothingMatches) {
  const AttributeRuler ruler = compile("[]");
  Parse parse = tagged("a b");
  ruler.apply(parse);
  EXPECT_EQ(row(parse.pos), "- -");
  EXPECT_EQ(row(parse.morph), "- -");
  EXPECT_EQ(row(parse.lemma), "- -");
  Parse empty;
  ruler.apply(empty);
  EXPECT_TRUE(empty.pos.empty());
}

TEST(AttributeRuler, RefusesWhatItDoesNotKnow) {
  struct Case {
    const char* patterns;
    ErrorCode code;
    const char* message;
  };
  const Case cases[] = {
      {"{", ErrorCode::kFormat, "damaged"},
      {R"([{"attrs":{}}])", ErrorCode::kFormat, "pattern 0"},
      {R"([{"patterns":[[]],"attrs":{}}])", ErrorCode::kFormat, "no list of tokens"},
      {R"([{"patterns":[[{"TAG":"A"}]],"attrs":{}},{"patterns":[[{"ENT_TYPE":"A"}]],"attrs":{}}])",
       ErrorCode::kUnsupported, "pattern 1 cannot be used: attribute ENT_TYPE"},
      {R"([{"patterns":[[{"TAG":{"FUZZY":"A"}}]],"attrs":{}}])", ErrorCode::kUnsupported, "FUZZY"},
      {R"([{"patterns":[[{"TAG":"A","OP":"{2,1}"}]],"attrs":{}}])", ErrorCode::kUnsupported, "OP {2,1}"},
      {R"([{"patterns":[[{"TAG":"A","OP":"{99999999999}"}]],"attrs":{}}])", ErrorCode::kUnsupported, "OP"},
      {R"([{"patterns":[[{"TAG":3}]],"attrs":{}}])", ErrorCode::kUnsupported, "TAG"},
      {R"([{"patterns":[[{"IS_SPACE":"yes"}]],"attrs":{}}])", ErrorCode::kUnsupported, "IS_SPACE"},
      {R"([{"patterns":[[{"LOWER":{"REGEX":"("}}]],"attrs":{}}])", ErrorCode::kFormat, "pattern 0"},
      {R"([{"patterns":[[{"TAG":"A"}]],"attrs":{"NORM":"a"}}])", ErrorCode::kUnsupported, "sets NORM"},
      {R"([{"patterns":[[{"TAG":"A"}]],"attrs":{"POS":"NOSUCH"}}])", ErrorCode::kFormat, "POS NOSUCH"},
      {R"([{"patterns":[[{"TAG":"A"}]],"attrs":{},"index":1}])", ErrorCode::kFormat, "index"},
  };
  for (const Case& at : cases) {
    const auto ruler = AttributeRuler::compile(at.patterns);
    ASSERT_FALSE(ruler) << at.patterns;
    EXPECT_EQ(ruler.error().code, at.code) << ruler.error().str();
    EXPECT_NE(ruler.error().message.find(at.message), std::string::npos) << ruler.error().str();
  }
}

}  // namespace
}  // namespace dragoman
