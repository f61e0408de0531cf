// Words of articles that would break a table, or run in a spreadsheet.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "exchange/cells.h"
#include "support.h"

namespace dragoman {
namespace {

using namespace testing;

const std::vector<std::string> kHostile = {
    "a\tb\nc\r\nd",
    "\"quoted\" at the start",
    "half a \" quote",
    "comma, semicolon; bar|",
    "🕊️ peace 👩‍👩‍👧",
    "\xD8\xA7\xD9\x84\xD9\x82\xD8\xA7\xD9\x87\xD8\xB1\xD8\xA9 \xE2\x80\xAE rtl",
    "=HYPERLINK(\"x\")",
    "+cmd|' /C'!A0",
    "-2+3",
    "@SUM(A1)",
    "\tx",
    "\rx",
    std::string("nul\0in", 6),
    "\\N",
    "trailing\\",
    " lead",
    "NULL",
    ""};

TEST(HostileText, NeverBreaksATable) {
  for (const std::string& text : kHostile) {
    for (const ExportFormat format :
         {ExportFormat::kGdelt1, ExportFormat::kGdelt2, ExportFormat::kGdelt2Mentions, ExportFormat::kIcews,
          ExportFormat::kPolecat, ExportFormat::kPhoenix}) {
      const std::string out = exported(format, {full_of(text)});
      EXPECT_EQ(out.find('"'), std::string::npos) << "a reader that knows quotes would join cells";
      EXPECT_EQ(out.find('\r'), std::string::npos);
      for (const Cells& line : read_tabs(out)) EXPECT_EQ(line.size(), columns_of(format).size()) << text;
    }
    for (const Cells& line : read_commas(exported(ExportFormat::kCsv, {full_of(text)})))
      EXPECT_EQ(line.size(), columns_of(ExportFormat::kCsv).size()) << text;
    EXPECT_TRUE(nlohmann::json::accept(exported(ExportFormat::kJsonl, {full_of(text)}))) << text;
    EXPECT_TRUE(nlohmann::json::accept(exported(ExportFormat::kGeoJson, {full_of(text)}))) << text;
  }
}

TEST(HostileText, NoCellRunsInASpreadsheet) {
  for (const std::string& text : kHostile) {
    std::vector<Cells> all = read_commas(exported(ExportFormat::kCsv, {full_of(text)}));
    const auto tabs = read_tabs(exported(ExportFormat::kIcews, {full_of(text)}));
    all.insert(all.end(), tabs.begin(), tabs.end());
    for (const Cells& line : all) {
      for (const std::string& cell : line) {
        char* end = nullptr;
        std::strtod(cell.c_str(), &end);
        if (!cell.empty() && *end == '\0') continue;  // a number
        EXPECT_TRUE(cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos)
            << cell;
      }
    }
  }
}

TEST(HostileText, NumbersStayNumbers) {
  EXPECT_EQ(safe_text("-2.5"), "-2.5");
  EXPECT_EQ(safe_text("+3"), "+3");
  EXPECT_EQ(safe_text("-2+3"), "'-2+3");
  EXPECT_EQ(safe_text("=1"), "'=1");
  EXPECT_EQ(safe_text("a=1"), "a=1");
  EXPECT_EQ(decimal(-33), "-33");
  EXPECT_EQ(decimal(0.1), "0.1");
  EXPECT_EQ(decimal(0.0000001), "0.0000001");
}

TEST(HostileText, CommasKeepAllWords) {
  for (const std::string& text :
       {std::string("a\tb\nc"), std::string("he said \"no\", twice"), std::string("🕊️")}) {
    const auto lines = read_commas(exported(ExportFormat::kCsv, {full_of(text)}));
    EXPECT_EQ(named(ExportFormat::kCsv, lines[1])["title"], text);
  }
}

}  // namespace
}  // namespace dragoman
