// How well the report is found on pages of many layouts: words in common with what a person would take.

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <map>
#include <sstream>

#include "base/tsv.h"
#include "read/reader.h"

namespace dragoman {
namespace {

const std::filesystem::path kPages = DRAGOMAN_SOURCE_DIR "/tests/read/data/pages";

Article page_of(const std::string& name) {
  ReadOptions options;
  options.today = Date{2023, 12, 1};
  Article article;
  ArticleReader reader({(kPages / (name + ".html")).string()}, options,
                       [&](const Reject& reject) { ADD_FAILURE() << reject.input << ": " << reject.reason; });
  if (std::optional<Article> got = reader.next()) article = std::move(*got);
  return article;
}

std::map<std::string, int> words_of(const std::string& text) {
  std::map<std::string, int> words;
  std::istringstream in(text);
  for (std::string word; in >> word;) ++words[word];
  return words;
}

/// Harmonic mean of precision and recall over words, each counted as often as it stands there.
double word_f1(const std::string& got, const std::string& wanted) {
  const std::map<std::string, int> ours = words_of(got);
  const std::map<std::string, int> theirs = words_of(wanted);
  int common = 0;
  int size = 0;
  for (const auto& [word, count] : ours) {
    size += count;
    const auto found = theirs.find(word);
    if (found != theirs.end()) common += std::min(count, found->second);
  }
  for (const auto& [word, count] : theirs) size += count;
  return size == 0 ? 0 : 2.0 * common / size;
}

std::vector<std::string> page_names() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kPages)) {
    if (entry.path().extension() == ".html") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

TEST(HtmlQuality, FindsTheReportOnPagesOfManyLayouts) {
  double sum = 0;
  const std::vector<std::string> names = page_names();
  ASSERT_GE(names.size(), 12U);
  for (const std::string& name : names) {
    const Result<std::string> wanted = read_file(kPages / (name + ".txt"));
    ASSERT_TRUE(wanted) << name;
    const double f1 = word_f1(page_of(name).text, *wanted);
    std::printf("%-16s word F1 %.3f\n", name.c_str(), f1);
    EXPECT_GE(f1, 0.85) << name;
    sum += f1;
  }
  const double mean = sum / static_cast<double>(names.size());
  std::printf("%-16s word F1 %.3f over %zu pages\n", "mean", mean, names.size());
  EXPECT_GE(mean, 0.95);
}

TEST(HtmlQuality, ParagraphsAreDividedAsOnThePage) {
  for (const std::string& name : page_names()) {
    const Result<std::string> wanted = read_file(kPages / (name + ".txt"));
    ASSERT_TRUE(wanted) << name;
    EXPECT_EQ(page_of(name).text, trim(*wanted)) << name;
  }
}

TEST(HtmlQuality, TellsWhatThePageSaysOfItsReport) {
  const Result<TsvTable> table = read_tsv(
      kPages / "meta.tsv", {"page", "title", "source", "agency", "author", "published", "language", "url"});
  ASSERT_TRUE(table) << table.error().str();
  EXPECT_EQ(table->rows.size(), page_names().size());
  for (const TsvRow& row : table->rows) {
    const Article got = page_of(row.cells[0]);
    const std::vector<std::string> told = {row.cells[0], got.title,     got.source,   got.agency,
                                           got.author,   got.published, got.language, got.url};
    EXPECT_EQ(told, row.cells);
  }
}

}  // namespace
}  // namespace dragoman
