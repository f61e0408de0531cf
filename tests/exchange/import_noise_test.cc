// Whatever bytes come in, each row is an event or a counted reject.

#include <gtest/gtest.h>

#include <random>

#include "column_lists.h"
#include "import_support.h"

namespace dragoman {
namespace {

using namespace testing;

/// Lines of our own exports and headers with bytes changed, put in, taken out and doubled.
std::string spoiled(std::string text, std::mt19937& random) {
  const auto below = [&](std::size_t end) { return random() % end; };
  constexpr std::string_view kBytes = "\t\n\r\",\0-+0123456789azAZ;()\xff\xc3\xe2";
  for (std::size_t i = 0; i < 20 && !text.empty(); ++i) {
    const std::size_t at = below(text.size());
    switch (below(4)) {
      case 0:
        text[at] = kBytes[below(kBytes.size())];
        break;
      case 1:
        text.insert(text.begin() + static_cast<std::ptrdiff_t>(at), kBytes[below(kBytes.size())]);
        break;
      case 2:
        text.erase(at, below(9));
        break;
      default:
        text += text.substr(at, below(200));
    }
  }
  return text;
}

TEST(Import, NoiseIsRejectedOrRead) {
  std::mt19937 random(7);
  const auto ucdp = names_in(kUcdpColumns);
  const std::string ucdp_file = header_of(ucdp, ',') + line_of(ucdp,
                                                               {{"id", "1"},
                                                                {"date_start", "2020-01-01"},
                                                                {"date_end", "2020-01-02"},
                                                                {"best", "1"},
                                                                {"low", "1"},
                                                                {"high", "2"},
                                                                {"side_a", "Government of Sudan"},
                                                                {"gwnoa", "625"}},
                                                               ',');
  const std::vector<std::pair<ImportFormat, std::string>> files = {
      {ImportFormat::kGdelt, exported(ExportFormat::kGdelt2, {planned_meeting()})},
      {ImportFormat::kIcews, exported(ExportFormat::kIcews, {planned_meeting()})},
      {ImportFormat::kPolecat, exported(ExportFormat::kPolecat, {planned_meeting()})},
      {ImportFormat::kPhoenix, exported(ExportFormat::kPhoenix, {planned_meeting()})},
      {ImportFormat::kUcdp, ucdp_file}};
  std::uint64_t events = 0, rejects = 0;
  for (int round = 0; round < 400; ++round) {
    for (const auto& [format, text] : files) {
      std::istringstream in(spoiled(text, random));
      std::uint64_t told = 0;
      const auto counts = import_events(
          in, format, tables(), [&](const ImportedEvent&) { ++told; }, [&](const ImportReject&) { ++told; });
      if (!counts) continue;  // the header itself is spoiled
      EXPECT_EQ(counts->rows, told);
      EXPECT_EQ(counts->rows, counts->events + counts->rejects);
      events += counts->events;
      rejects += counts->rejects;
    }
  }
  EXPECT_GT(events, 100u);
  EXPECT_GT(rejects, 100u);
}

}  // namespace
}  // namespace dragoman
