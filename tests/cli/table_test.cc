#include "cli/table.h"

#include <gtest/gtest.h>

#include "base/suggest.h"
#include "cli/display_width.h"
#include "cli/event_table.h"
#include "event/characters.h"
#include "serve/event_cells.h"

namespace dragoman::cli {
namespace {

TEST(DisplayWidth, CountsColumns) {
  EXPECT_EQ(display_width("abc"), 3U);
  EXPECT_EQ(display_width("日本"), 4U);
  EXPECT_EQ(display_width("한국"), 4U);
  EXPECT_EQ(display_width("e\u0301"), 1U) << "a combining accent";
  EXPECT_EQ(display_width("😀"), 2U);
  EXPECT_EQ(display_width("a\u200Bb"), 2U);
  EXPECT_EQ(display_width("é“—"), 3U);
}

TEST(DisplayWidth, CutsAtTheWidth) {
  EXPECT_EQ(truncated("Moscow", 6), "Moscow");
  EXPECT_EQ(truncated("Moscow", 5), "Mosc…");
  EXPECT_EQ(truncated("日本語", 5), "日本…");
  EXPECT_EQ(truncated("日本語", 4), "日…") << "half a character does not fit";
  EXPECT_EQ(truncated("New York", 5), "New…") << "no blank before the sign";
  EXPECT_EQ(truncated("abc", 1), "…");
  EXPECT_EQ(truncated("abc", 0), "");
}

TEST(DisplayWidth, MakesTextSafeToShow) {
  EXPECT_EQ(printable("a\n\tb"), "a b");
  EXPECT_EQ(printable("\x1b[31mred\x1b[0m"), "[31mred[0m");
  EXPECT_EQ(printable("a\u202Eb\u2066c\u0085"), "abc ");
  EXPECT_EQ(printable("a\u2028b"), "a b");
}

const std::vector<Column> kColumns = {{"A", 2, 4}, {"B", 2, 8, 1}, {"C", 2, 8, 2}};
const std::vector<Row> kRows = {{{"", "aaaaaa"}, {"", "bb"}, {"", "cccccccccc"}}};

TEST(Table, GivesEachColumnWhatItNeeds) {
  EXPECT_EQ(fit_columns(kColumns, kRows, 0), (std::vector<std::size_t>{6, 2, 10}));
  EXPECT_EQ(fit_columns(kColumns, kRows, 22), (std::vector<std::size_t>{6, 2, 10}));
}

TEST(Table, CutsTheWidestFirstThenDropsColumns) {
  EXPECT_EQ(fit_columns(kColumns, kRows, 20), (std::vector<std::size_t>{6, 2, 8}));
  EXPECT_EQ(fit_columns(kColumns, kRows, 18), (std::vector<std::size_t>{4, 2, 8}));
  EXPECT_EQ(fit_columns(kColumns, kRows, 10), (std::vector<std::size_t>{2, 2, 2}));
  EXPECT_EQ(fit_columns(kColumns, kRows, 9), (std::vector<std::size_t>{5, 2, 0}));
  EXPECT_EQ(fit_columns(kColumns, kRows, 3), (std::vector<std::size_t>{3, 0, 0}));
}

TEST(Table, PaintsTheStrongPartAlone) {
  const Row row = {{"RUS", "Lavrov", Style::kBold}, {"", "x"}};
  EXPECT_EQ(table_line(row, {10, 1}, Painter(true)), "\x1b[1mRUS\x1b[0m Lavrov  x\n");
  EXPECT_EQ(table_line(row, {12, 1}, Painter(false)), "RUS Lavrov    x\n");
  EXPECT_EQ(table_line(row, {6, 1}, Painter(false)), "RUS L…  x\n");
  EXPECT_EQ(table_line(row, {0, 1}, Painter(false)), "x\n");
}

TEST(EventTable, TakesCharactersNotBytes) {
  EXPECT_EQ(characters("é日x", {1, 3}), "日x");
  EXPECT_EQ(characters("é日x", {0, 1}), "é");
  EXPECT_EQ(characters("abc", {2, 9}), "c");
  EXPECT_EQ(characters("abc", {3, 3}), "");
}

ActorRef actor(std::string code, std::string text, std::string name, std::uint32_t start) {
  ActorRef out;
  out.code = std::move(code);
  out.words = {text, {start, start + static_cast<std::uint32_t>(text.size())}};
  out.name = std::move(name);
  return out;
}

TEST(EventTable, SaysInAFewWordsWhoDidWhatWhen) {
  Event event;
  event.type = EventType::kConsult;
  event.status = Status::kFuture;
  event.source = {actor("RUS", "Foreign Minister Sergei Lavrov", "Sergei Lavrov", 0)};
  event.target = {actor("ARL", "ministers of both", "Arab League", 50),
                  actor("OIC", "ministers of both", "OIC", 50)};
  event.date = EventDate{{2023, 11, 21}, {2023, 11, 25}, {}, "span"};
  event.attribution = {{{"RIA", {}}, "report", "", ""}, {{"a spokesperson", {}}, "citing", "", ""}};
  std::vector<std::string> cells;
  for (const Cell& cell : event_row(event)) cells.push_back(cell.text());
  EXPECT_EQ(cells,
            (std::vector<std::string>{"2023-11-21..25", "CONSULT", "future", "RUS Sergei Lavrov",
                                      "ARL,OIC ministers of both", "", "RIA, citing a spokesperson", ""}));
}

TEST(Suggest, FindsWhatWasMeant) {
  const std::vector<std::string> names = {"code", "parse", "explain", "eval", "model"};
  EXPECT_EQ(nearest("coed", names), "code");
  EXPECT_EQ(nearest("prase", names), "parse");
  EXPECT_EQ(nearest("mod", names), "");
  EXPECT_EQ(nearest("query", names), "");
  EXPECT_EQ(nearest("", names), "");
}

}  // namespace
}  // namespace dragoman::cli
