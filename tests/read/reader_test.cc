#include "read/reader.h"

#include <gtest/gtest.h>

#include <ostream>

#include "base/calendar.h"
#include "base/hash.h"
#include "read/doc_id.h"
#include "read_all.h"
#include "support/scratch_folder.h"

namespace dragoman {
namespace {

class Reader : public testing::Test {
 protected:
  ScratchFolder folder_;

  Got read(std::string_view name, std::string_view bytes, ReadOptions options = {}) {
    return read_all({folder_.write(std::string(name), bytes)}, options);
  }
};

TEST_F(Reader, PlainTextIsOneArticleKeptAsItCame) {
  const Got got = read("a.txt", "  First.\r\n\r\nSecond.\n ");
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_EQ(got.articles[0].text, "  First.\r\n\r\nSecond.\n ");
  EXPECT_EQ(got.articles[0].doc_id, hex_digest(got.articles[0].text));
  EXPECT_FALSE(got.articles[0].date);
  EXPECT_EQ(got.counts.bytes, 21U);
}

TEST_F(Reader, GivesTheDateToArticlesThatCarryNone) {
  const ReadOptions options{.date = Date{2024, 5, 6}};
  EXPECT_EQ(iso(*read("a.txt", "Words.", options).articles.at(0).date), "2024-05-06");
  const Got got = read("a.jsonl", "{\"text\":\"x\"}\n{\"text\":\"x\",\"date\":\"2023-01-02\"}\n", options);
  ASSERT_EQ(got.articles.size(), 2U);
  EXPECT_EQ(iso(*got.articles[0].date), "2024-05-06");
  EXPECT_EQ(iso(*got.articles[1].date), "2023-01-02");
}

TEST_F(Reader, ReadsJsonlLineByLine) {
  const Got got =
      read("a.jsonl", "{\"text\":\"one\"}\r\n\r\n{\"doc_id\":\"b\"}\n{\"doc_id\":\"c\",\"text\":\"three\"}");
  ASSERT_EQ(got.articles.size(), 2U);
  EXPECT_EQ(got.articles[0].text, "one");
  EXPECT_EQ(got.articles[1].doc_id, "c");
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].line, 3U);
  EXPECT_EQ(got.rejects[0].doc_id, "b");
  EXPECT_EQ(got.rejects[0].input, (folder_.path() / "a.jsonl").string());
}

TEST_F(Reader, TellsJsonlFromTextByNameOrFirstByte) {
  EXPECT_EQ(read("a", "\n {\"text\":\"one\"}").articles.at(0).text, "one");
  EXPECT_EQ(read("a", "one {").articles.at(0).text, "one {");
  EXPECT_EQ(read("a.ndjson", "one {").rejects.size(), 1U);
  EXPECT_EQ(read("a", "{one", {.format = InputFormat::kText}).articles.at(0).text, "{one");
  EXPECT_EQ(read("a", "one", {.format = InputFormat::kJsonl}).rejects.size(), 1U);
}

TEST_F(Reader, AnObjectOverManyLinesIsOneArticle) {
  EXPECT_EQ(read("a.json", "{\n  \"title\": \"T\",\n  \"text\": \"one\"\n}\n").articles.at(0).text, "one");
  EXPECT_EQ(read("a.json", "{\"text\":\"cut\n{\"text\":\"two\"}\n").articles.at(0).text, "two");
}

TEST_F(Reader, TakesAByteOrderMarkOff) {
  EXPECT_EQ(read("a.txt", "\xEF\xBB\xBFWords.").articles.at(0).text, "Words.");
  EXPECT_EQ(read("a.txt", "\xEF\xBB\xBF{\"text\":\"x\"}").articles.at(0).text, "x");
}

TEST_F(Reader, RepairsInvalidUtf8AndCountsIt) {
  const Got got = read_all({folder_.write("a.txt", "caf\xe9 x"),
                            folder_.write("b.jsonl", "{\"text\":\"\xff\"}"), folder_.write("c.txt", "fine")});
  ASSERT_EQ(got.articles.size(), 3U);
  EXPECT_EQ(got.articles[0].text, "café x");
  EXPECT_EQ(got.articles[1].text, "\uFFFD");
  EXPECT_EQ(got.counts.repaired, 1U);
}

struct BadInput {
  std::string_view why;
  std::string_view name;
  std::string bytes;
  std::string_view reason;
};
void PrintTo(const BadInput& tested, std::ostream* out) { *out << tested.why; }

class ReaderRejects : public testing::TestWithParam<BadInput> {};
TEST_P(ReaderRejects, Input) {
  const ScratchFolder folder;
  const std::string bad = folder.write(std::string(GetParam().name), GetParam().bytes);
  const Got got = read_all({bad, folder.write("good.txt", "Read on.")}, {.max_article = 1000});
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].reason, GetParam().reason);
  EXPECT_EQ(got.rejects[0].input, bad);
  ASSERT_EQ(got.articles.size(), 1U) << "the rest is still read";
  EXPECT_EQ(got.articles[0].text, "Read on.");
  EXPECT_EQ(got.counts.unreadable, 0U);
}

INSTANTIATE_TEST_SUITE_P(
    Inputs, ReaderRejects,
    testing::Values(
        BadInput{"empty", "a.txt", "", "empty"}, BadInput{"empty_jsonl", "a.jsonl", "", "empty"},
        BadInput{"byte_order_mark_alone", "a.txt", "\xEF\xBB\xBF", "empty"},
        BadInput{"blank", "a.txt", " \n\t\r\n", "only white space"},
        BadInput{"binary", "a.txt",
                 std::string("\x7f"
                             "ELF\0\1",
                             6),
                 "a binary file: NUL at byte 4"},
        BadInput{"over_the_limit", "a.txt", std::string(1001, 'x'),
                 "over 1000 bytes (--max-article sets the limit)"},
        BadInput{"long_line", "a.jsonl", "{\"text\":\"" + std::string(80'000, 'x') + "\"}\n",
                 "a line of 80012 bytes, too long to hold an article under 1000 bytes (--max-article sets "
                 "the limit)"}),
    [](const auto& tested) { return std::string(tested.param.why); });

TEST_F(Reader, TellsOfInputsThatCannotBeRead) {
  const std::string missing = (folder_.path() / "missing.txt").string();
  const Got got = read_all({missing, folder_.write("good.txt", "Read on.")});
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].input, missing);
  EXPECT_EQ(got.rejects[0].reason, "cannot be opened: No such file or directory");
  EXPECT_EQ(got.counts.unreadable, 1U);
  EXPECT_EQ(got.articles.size(), 1U);
}

TEST_F(Reader, FiftyMegabytesOnOneLineAreOneReject) {
  const std::filesystem::path file = folder_.path() / "long.jsonl";
  {
    std::ofstream out(file, std::ios::binary);
    const std::string block(1'000'000, 'x');
    out << "{\"text\":\"";
    for (int i = 0; i < 50; ++i) out << block;
    out << "\"}\n{\"text\":\"after it\"}\n";
  }
  const Got got = read_all({file.string()});
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].line, 1U);
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_EQ(got.articles[0].text, "after it");
}

TEST(DocId, IsTheUrlElseAHashOfTheText) {
  EXPECT_EQ(canonical_url("  HTTPS://News.Example/A/b?C=d#part "), "https://news.example/A/b?C=d");
  EXPECT_EQ(canonical_url("http://News.Example"), "http://news.example");
  EXPECT_EQ(canonical_url("News.Example/A"), "News.Example/A");
  Article article;
  article.text = "words";
  EXPECT_EQ(derived_doc_id(article), hex_digest("words"));
  article.url = "http://x.test/1#top";
  EXPECT_EQ(derived_doc_id(article), "http://x.test/1");
}

}  // namespace
}  // namespace dragoman
