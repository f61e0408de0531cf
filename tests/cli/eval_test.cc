// The figures must be those of the scorer that the guidelines come with; eval/expected.txt is its own output
// on eval/gold and eval/pred.jsonl.

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/align.h"
#include "cli/bootstrap.h"
#include "cli/command.h"
#include "cli/python_text.h"
#include "cli/score.h"
#include "cli_run.h"
#include "support/scratch_folder.h"

namespace dragoman::cli {
namespace {

const std::string kFolder = DRAGOMAN_SOURCE_DIR "/tests/cli/eval/";

/// A miss of one field of an event that was found: the reference scorer lists none.
bool tells_a_field(std::string_view line) {
  constexpr std::array<std::string_view, 5> kFields = {"DATE ", "MODE ", "PLACE ", "SECTOR ", "STATUS "};
  return std::any_of(kFields.begin(), kFields.end(), [line](auto field) { return line.starts_with(field); });
}

/// Lines without the intervals and the rows of spans that ours have more.
std::string without_intervals(const std::string& text) {
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    const std::size_t interval = line.find("  [0.") != std::string_view::npos   ? line.find("  [0.")
                                 : line.find("  [1.") != std::string_view::npos ? line.find("  [1.")
                                                                                : line.size();
    if (line.find("_spans") == std::string_view::npos && !tells_a_field(line))
      out += std::string(line.substr(0, interval)) + "\n";
    rest.remove_prefix(end + 1);
  }
  return out;
}

TEST(Eval, GivesTheScorersLines) {
  const Ran ran =
      run({"eval", "--gold", kFolder + "gold", "--pred", kFolder + "pred.jsonl", "--misses", "100"});
  EXPECT_EQ(ran.code, kDone) << ran.err;
  EXPECT_EQ(without_intervals(ran.out), read_file(kFolder + "expected.txt").value_or("?"));
  EXPECT_NE(ran.out.find("detect       P 0.889  R 0.889  F1 0.889  [0."), std::string::npos);
}

TEST(Eval, SpansAreHeldAgainstTheOccurrenceNearestToTheTrigger) {
  GoldArticle gold;
  gold.article.doc_id = "a";
  ScoredEvent told{.start = 50, .end = 55, .text = "asked", .type = "REQUEST", .status = "actual"};
  told.source_spans = {{40, 46}};
  told.target_spans = {{60, 65}, {70, 75}};
  gold.events = {told};
  ScoredEvent found = told;
  found.source_spans = {{0, 6}, {45, 48}};  // one far, one that overlaps
  found.target_spans = {{65, 70}};          // touches neither
  const Scorer scorer({gold}, {{"a", {found}}});
  for (const Figure& figure : scorer.figures()) {
    const Prf three = prf(figure, scorer.total());
    if (figure.name == "source_spans") {
      EXPECT_DOUBLE_EQ(three.precision, 0.5);
      EXPECT_DOUBLE_EQ(three.recall, 1);
    }
    if (figure.name == "target_spans") {
      EXPECT_DOUBLE_EQ(three.precision, 0);
      EXPECT_DOUBLE_EQ(three.recall, 0);
    }
  }
}

TEST(Eval, GoldSpansAreTheNearestOccurrence) {
  const ScratchFolder folder;
  const std::string file = (folder.path() / "a.json").string();
  std::ofstream(file)
      << R"({"id": "a", "date": "2024-05-01", "paragraphs": ["x", "France, said France, asked Mali."],
    "events": [{"p": 1, "trigger": "asked", "type": "REQUEST", "mode": null, "status": "actual", "attr": [],
                "source": [{"text": "France", "code": "FRA", "sector": "GOV"}],
                "target": [{"text": "Mali", "code": "MLI", "sector": "GOV"}, {"text": "x", "p": 0, "code": "UNK", "sector": "UNK"}]}]})";
  const auto gold = load_gold({file});
  ASSERT_TRUE(gold) << gold.error().str();
  const ScoredEvent& event = gold->at(0).events.at(0);
  EXPECT_EQ(event.start, 3 + 21);
  EXPECT_EQ(event.source_spans, (std::set<std::pair<std::int64_t, std::int64_t>>{{3 + 13, 3 + 19}}));
  EXPECT_EQ(event.target_spans, (std::set<std::pair<std::int64_t, std::int64_t>>{{0, 1}, {3 + 27, 3 + 31}}));
}

TEST(Eval, MissesAreListedOnlyAsManyAsAskedFor) {
  const Ran all =
      run({"eval", "--gold", kFolder + "gold", "--pred", kFolder + "pred.jsonl", "--misses", "100"});
  const Ran two =
      run({"eval", "--gold", kFolder + "gold", "--pred", kFolder + "pred.jsonl", "--misses", "2"});
  const Ran none = run({"eval", "--gold", kFolder + "gold", "--pred", kFolder + "pred.jsonl"});
  EXPECT_TRUE(all.out.starts_with(two.out));
  EXPECT_TRUE(two.out.starts_with(none.out));
  EXPECT_EQ(std::count(two.out.begin(), two.out.end(), '\n'),
            std::count(none.out.begin(), none.out.end(), '\n') + 2);
  EXPECT_EQ(none.out.find("MISS"), std::string::npos);
}

TEST(Eval, MissesTellEachFieldThatIsNotRight) {
  GoldArticle gold;
  gold.article.doc_id = "a";
  ScoredEvent told{.start = 50, .end = 55, .text = "asked", .type = "REQUEST", .status = "actual"};
  told.sectors = {{"FRA", "GOV"}};
  told.date = {"2024-05-01", "2024-05-02"};
  gold.events = {told};
  ScoredEvent found = told;
  found.status = "future";
  found.sectors = {{"FRA", "LEG"}};
  found.date = {};
  const Scorer scorer({gold}, {{"a", {found}}});
  EXPECT_EQ(scorer.misses(),
            (std::vector<std::string>{"STATUS a [0] 'asked' REQUEST gold actual got future",
                                      "DATE  a [0] 'asked' REQUEST gold 2024-05-01..2024-05-02 got none",
                                      "SECTOR a [0] 'asked' REQUEST gold FRA/GOV got FRA/LEG"}));
}

TEST(Eval, TheSameFiguresAsJson) {
  const Ran ran = run({"eval", "--gold", kFolder + "gold", "--pred", kFolder + "pred.jsonl", "--json"});
  ASSERT_EQ(ran.code, kDone) << ran.err;
  const auto figures = nlohmann::json::parse(ran.out);
  EXPECT_EQ(figures["articles"], 4);
  EXPECT_EQ(figures["detect"]["f1"], 0.889);
  EXPECT_EQ(figures["sector"]["right"], 5);
  EXPECT_EQ(figures["sector"]["of"], 6);
  EXPECT_EQ(figures["sector"]["share"], 0.833);
  EXPECT_EQ(figures["by_type"]["ACCUSE"]["gold"], 1);
  EXPECT_LE(figures["detect"]["low"].get<double>(), 0.889);
  EXPECT_GE(figures["detect"]["high"].get<double>(), 0.889);
}

TEST(Eval, TakesASecondAnnotatorsFilesForPredictions) {
  const Ran same = run({"eval", "--gold", kFolder + "gold", "--pred", kFolder + "gold"});
  EXPECT_EQ(same.code, kDone);
  EXPECT_NE(same.out.find("coded        P 1.000  R 1.000  F1 1.000  [1.000, 1.000]\n"), std::string::npos);
  const Ran one = run({"eval", "--gold", kFolder + "gold", "--pred", kFolder + "gold/march.json"});
  EXPECT_TRUE(one.out.starts_with("articles     1\ngold         4\npred         4\n"))
      << "only what both have";
}

TEST(Eval, TheSameIntervalsEveryTime) {
  const std::vector<std::string> words = {"eval", "--gold", kFolder + "gold", "--pred",
                                          kFolder + "pred.jsonl"};
  EXPECT_EQ(run(words).out, run(words).out);
}

TEST(Eval, BrokenFilesAreNamed) {
  const ScratchFolder folder;
  const std::string gold = kFolder + "gold";
  struct Case {
    std::string name;
    std::string_view bytes;
    bool is_gold;
    std::string_view says;  ///< in the message
  };
  const std::vector<Case> cases = {
      {"a.json", "{", true, "a.json: "},
      {"b.json", R"({"id":"b","paragraphs":["x"],"events":[{"p":3,"trigger":"x","type":"AID"}]})", true,
       "b.json: an event's \"p\""},
      {"c.json", R"({"id":"b","paragraphs":"x"})", true, "c.json: "},
      {"d.jsonl", "\n{\"doc_id\":\"march\"}\n", false, "d.jsonl:2: "},
      {"e.jsonl", "nonsense\n", false, "e.jsonl:1: "}};
  for (const Case& broken : cases) {
    const std::string file = folder.write(broken.name, broken.bytes);
    const Ran ran =
        run({"eval", "--gold", broken.is_gold ? file : gold, "--pred", broken.is_gold ? gold : file});
    EXPECT_EQ(ran.code, kFailed) << broken.name;
    EXPECT_EQ(ran.out, "") << broken.name;
    EXPECT_NE(ran.err.find(broken.says), std::string::npos) << ran.err;
  }
  const Ran empty = run({"eval", "--gold", folder.path().string() + "/none", "--pred", gold});
  EXPECT_EQ(empty.code, kFailed);
}

ScoredEvent event(std::int64_t start, std::int64_t end, std::string type, std::size_t paragraph = 0) {
  ScoredEvent out;
  out.start = start;
  out.end = end;
  out.type = std::move(type);
  out.paragraph = paragraph;
  return out;
}
using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

TEST(Align, OverlapOrNearnessWithTheSameType) {
  const std::vector<ScoredEvent> gold = {event(100, 110, "AID")};
  EXPECT_EQ(align(gold, {event(109, 115, "AGREE")}), (Pairs{{0, 0}}));
  EXPECT_EQ(align(gold, {event(110, 115, "AGREE")}), Pairs{});
  EXPECT_EQ(align(gold, {event(190, 195, "AID")}), (Pairs{{0, 0}}));
  EXPECT_EQ(align(gold, {event(191, 195, "AID")}), Pairs{});
  EXPECT_EQ(align(gold, {event(120, 125, "AID", 1)}), Pairs{});
}

TEST(Align, TheBestPairIsMadeFirst) {
  const std::vector<ScoredEvent> gold = {event(0, 5, "AID"), event(10, 15, "AID")};
  EXPECT_EQ(align(gold, {event(10, 15, "AID"), event(12, 16, "AGREE")}), (Pairs{{1, 0}}));
  ScoredEvent coded = event(30, 35, "AID");
  coded.source = {"FRA"};
  EXPECT_EQ(align({event(20, 22, "AID"), coded}, {coded}), (Pairs{{1, 0}}));
}

TEST(Align, VoicesAreTheSameByTheirWords) {
  EXPECT_TRUE(same_voice({"the RIA news agency"}, {"RIA news agency"}));
  EXPECT_TRUE(same_voice({"an official"}, {"x", "the official"}));
  EXPECT_FALSE(same_voice({"the RIA news agency"}, {"the agency of the north"}));
  EXPECT_FALSE(same_voice({"officials"}, {"officials from seven ministries who spoke yesterday morning"}));
  EXPECT_FALSE(same_voice({"he"}, {"he"})) << "no content word";
  EXPECT_FALSE(same_voice({}, {"the official"}));
}

TEST(PythonText, IsWrittenAsPythonWrites) {
  EXPECT_EQ(python_repr("host"), "'host'");
  EXPECT_EQ(python_repr("it's"), "\"it's\"");
  EXPECT_EQ(python_repr("it's \"x\""), R"('it\'s "x"')");
  EXPECT_EQ(python_repr("a\nb\\"), R"('a\nb\\')");
  EXPECT_EQ(python_repr(std::vector<Code>{"RUS", std::nullopt}), "['RUS', None]");
  EXPECT_EQ(python_round3(1), "1.0");
  EXPECT_EQ(python_round3(0.94), "0.94");
  EXPECT_EQ(python_round3(2.0 / 3), "0.667");
  EXPECT_EQ(python_round3(0), "0.0");
}

}  // namespace
}  // namespace dragoman::cli
