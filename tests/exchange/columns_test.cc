#include <gtest/gtest.h>

#include "column_lists.h"
#include "support.h"

namespace dragoman {
namespace {

using namespace testing;

std::string joined_columns(ExportFormat format) {
  std::string out;
  for (const std::string_view column : columns_of(format))
    out += (out.empty() ? "" : "|") + std::string(column);
  return out;
}

TEST(Columns, AreThoseOfEachFormat) {
  EXPECT_EQ(joined_columns(ExportFormat::kGdelt1), kGdelt1Columns);
  EXPECT_EQ(joined_columns(ExportFormat::kGdelt2), kGdelt2Columns);
  EXPECT_EQ(joined_columns(ExportFormat::kGdelt2Mentions), kGdelt2MentionsColumns);
  EXPECT_EQ(joined_columns(ExportFormat::kIcews), kIcewsColumns);
  EXPECT_EQ(joined_columns(ExportFormat::kPolecat), kPolecatColumns);
  EXPECT_EQ(joined_columns(ExportFormat::kPhoenix), kPhoenixColumns);
  EXPECT_EQ(joined_columns(ExportFormat::kAcled), kAcledColumns);
  EXPECT_EQ(columns_of(ExportFormat::kGdelt1).size(), 58u);
  EXPECT_EQ(columns_of(ExportFormat::kGdelt2).size(), 61u);
  EXPECT_EQ(columns_of(ExportFormat::kPolecat).size(), 40u);
}

TEST(Columns, EveryFormatHasItsName) {
  for (const std::string_view name : kExportFormatNames) {
    const auto format = export_format(name);
    ASSERT_TRUE(format) << name;
    EXPECT_EQ(dragoman::name(*format), name);
  }
  EXPECT_FALSE(export_format("gdelt3"));
}

/// A line of a table has as many cells as there are columns, whatever the event tells.
TEST(Columns, EveryLineHasAllCells) {
  EventRow bare;
  bare.event_id = "x";
  bare.mentions.resize(1);
  bare.mentions[0].event.cameo = "19";
  bare.mentions[0].event.type = EventType::kAssault;
  bare.mentions[0].event.source = {actor("", "UNK", "", "")};
  bare.mentions[0].article.date = Date{2024, 1, 1};
  EventRow dayless = bare;
  dayless.mentions[0].article.date.reset();
  for (const ExportFormat format :
       {ExportFormat::kGdelt1, ExportFormat::kGdelt2, ExportFormat::kGdelt2Mentions, ExportFormat::kIcews,
        ExportFormat::kPolecat, ExportFormat::kPhoenix}) {
    const auto lines = read_tabs(exported(format, {planned_meeting(), bare, dayless}));
    EXPECT_GE(lines.size(), 4u) << name(format);
    for (const Cells& line : lines) EXPECT_EQ(line.size(), columns_of(format).size()) << name(format);
  }
  for (const ExportFormat format : {ExportFormat::kAcled, ExportFormat::kCsv}) {
    const auto lines = read_commas(exported(format, {planned_meeting(), bare}));
    EXPECT_GE(lines.size(), 2u) << name(format);
    for (const Cells& line : lines) EXPECT_EQ(line.size(), columns_of(format).size()) << name(format);
  }
}

}  // namespace
}  // namespace dragoman
