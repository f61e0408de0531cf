// Inputs made to crash, hang or deceive a reader.

#include <gtest/gtest.h>

#include <chrono>

#include "base/utf8.h"
#include "read/charset.h"
#include "read/html.h"
#include "read/html_trim.h"
#include "read_all.h"

namespace dragoman {
namespace {

const std::string kReport =
    "<p>The minister of trade resigned on Monday, his office said in a statement.</p>"
    "<p>No successor was named, and none is expected before the end of the year.</p>";

std::string repeated(std::string_view part, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += part;
  return out;
}

double seconds_to_read(const std::string& html) {
  const auto start = std::chrono::steady_clock::now();
  read_bytes("a.html", html);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(Hostile, HtmlNestedHundredThousandDeepIsRead) {
  for (const std::string_view tag :
       {"<div>", "<b>", "<span>", "<table><tr><td>", "<ul><li>", "<a href=x>", "<x-y>"}) {
    const Got got = read_bytes("a.html", "<html><body>" + repeated(tag, 100'000) + kReport);
    EXPECT_EQ(got.articles.size() + got.rejects.size(), 1U) << tag;
    const Got before =
        read_bytes("a.html", "<html><body><div>" + kReport + "</div>" + repeated(tag, 100'000));
    ASSERT_EQ(before.articles.size(), 1U) << tag;
    EXPECT_EQ(before.articles[0].text.substr(0, 31), "The minister of trade resigned ") << tag;
  }
}

TEST(Hostile, WordsDeepInsideAreStillRead) {
  const Got got = read_bytes("a.html", "<html><body>" + repeated("<div>", 100'000) + kReport);
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_EQ(got.articles[0].text.substr(0, 31), "The minister of trade resigned ");
}

TEST(Hostile, MarkupOfAnyShapeTakesTimeInProportion) {
  std::string attributes = "<html><p ";
  for (int i = 0; i < 200'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
  std::vector<std::string> pages = {attributes + ">x</p>" + kReport};
  for (const std::string_view part :
       {"<p>x", "</b>", "<!--", "<", "&", "<!x", "<script>", "<p class='", "<style></styl",
        "<li>a <a href=x>b</a>", "<div></p>", "<form><option>", "<br>", "<h1>"}) {
    pages.push_back("<html><body>" + kReport + repeated(part, 50'000));
  }
  for (const std::string& page : pages) {
    EXPECT_LT(seconds_to_read(page), 5.0) << page.substr(page.size() - 20);
  }
}

TEST(Hostile, ATrimmedPageHasFewAttributesAndNoScripts) {
  EXPECT_EQ(trim_html("<P CLASS=a class=b onclick='x' data-x=\"1>2\">t<!-- <p> --></P>"),
            "<p class=\"a\">t</p>");
  EXPECT_EQ(trim_html("<script>a</script><style>b</STYLE >c<b>d</b> < e"), "cd &lt; e");
  EXPECT_EQ(trim_html("<script type=application/ld+json>{}</script>"),
            "<script type=\"application/ld+json\">{}</script>");
  EXPECT_EQ(trim_html("<a href='\"'>x<script>never ended"), "<a href=\"&quot;\">x");
  EXPECT_EQ(trim_html("<p class"), "<p class=\"\">");
}

TEST(Hostile, InvalidBytesBecomeValidText) {
  for (const std::string_view bytes :
       {"\xff\xfe\xfa", "a\xc3", "\xed\xa0\x80 words", "\xf5\x80\x80\x80", "\x80\x81"}) {
    for (const char* const name : {"a.txt", "a.html", "a.csv", "a.eml", "a.rss", "a.jsonl"}) {
      const std::string text = "<p>" + kReport + std::string(bytes);
      const Got got = read_bytes(name, text);
      EXPECT_GE(got.articles.size() + got.rejects.size(), 1U) << name;
      for (const Article& article : got.articles) EXPECT_TRUE(is_valid_utf8(article.text)) << name;
    }
  }
}

TEST(Hostile, CharactersThatHtmlNamesAreValid) {
  const std::string text = html_to_text("<p>a&#xD800;b&#0;c&#x110000;d&#x80;&hellip;&unknown;</p>");
  EXPECT_TRUE(is_valid_utf8(text));
  EXPECT_TRUE(text.starts_with("a")) << text;
}

TEST(Hostile, EmptyAndBinaryFilesOfEveryNameAreRejects) {
  for (const char* const name :
       {"a.txt", "a.html", "a.csv", "a.eml", "a.rss", "a.jsonl", "a.json", "a.warc", "a.xml"}) {
    EXPECT_EQ(only_reason(read_bytes(name, "")), "empty") << name;
    EXPECT_NE(only_reason(read_bytes(name, std::string("\x7f"
                                                       "ELF\2\1\1\0\0\0",
                                                       10))),
              "")
        << name;
  }
  EXPECT_EQ(only_reason(read_bytes("a.txt", "%PDF-1.7\n1 0 obj")), "a PDF file");
  EXPECT_EQ(only_reason(read_bytes("a.html", "\x89PNG\r\n\x1a\n")), "a PNG image");
  EXPECT_EQ(only_reason(read_bytes("a", std::string("PK\3\4\0\0", 6))),
            "a zip archive (or an office document)");
  EXPECT_EQ(only_reason(read_bytes("a.txt", repeated("\x01\x02words", 100))),
            "a binary file: full of control characters");
}

TEST(Hostile, ADocumentOverTheLimitIsAReject) {
  const Got got = read_bytes("a.html", "<html>" + std::string(300'000, 'x'),
                             {.max_article = 1000, .max_document = 200'000});
  EXPECT_EQ(only_reason(got), "over 200000 bytes: too large for one document");
}

TEST(Charset, IsTakenFromTheFirstThatTells) {
  EXPECT_EQ(to_utf8("caf\xe9").text, "café");
  EXPECT_EQ(to_utf8("caf\xc3\xa9", "windows-1251").text, "café") << "valid UTF-8 is UTF-8";
  EXPECT_EQ(to_utf8("\xcf\xf0", "windows-1251").text, "Пр");
  EXPECT_EQ(to_utf8("\xcf\xf0", "utf-8").text, "Ïð") << "what says UTF-8 and is not";
  EXPECT_EQ(to_utf8("\xcf\xf0", "no-such-thing").text, "Ïð");
  EXPECT_EQ(to_utf8("caf\xc3\xa9 na\xc3\xafve \xff").text, "café naïve \uFFFD") << "damaged UTF-8";
  EXPECT_EQ(to_utf8(std::string_view("\xff\xfeH\0i\0", 6)).text, "Hi");
  EXPECT_EQ(to_utf8(std::string_view("\xfe\xff\0H\0i", 6)).text, "Hi");
  EXPECT_EQ(to_utf8("\x1b$B$3$s\x1b(B", "iso-2022-jp").text, "こん");
  EXPECT_EQ(to_utf8("\x93x\x94", "iso-8859-1").text, "“x”") << "as browsers take it";
  EXPECT_TRUE(to_utf8("a\xc3\xa9 \xc3\xa9 \xff").repaired);
}

TEST(Charset, Utf16FilesAreRead) {
  const Got got =
      read_bytes("a.jsonl", std::string("\xff\xfe{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0\xe9\0\"\0}\0", 26));
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_EQ(got.articles[0].text, "é");
  EXPECT_EQ(read_bytes("a.txt", std::string("\xff\xfeH\0i\0x", 7)).articles.at(0).text, "Hi\uFFFD");
}

TEST(Charset, MetaAndDeclarationsTell) {
  const std::string report =
      "<p>\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xef\xf0\xe8\xe1\xfb\xeb \xe2 \xe3\xee\xf0\xee\xe4 "
      "\xe2\xf7\xe5\xf0\xe0</p>";
  EXPECT_TRUE(read_bytes("a.html", "<html><meta charset=windows-1251><body>" + report)
                  .articles.at(0)
                  .text.starts_with("Президент"));
  EXPECT_TRUE(read_bytes("a.html",
                         "<html><meta http-equiv=x content='text/html; charset=windows-1251'><body>" + report)
                  .articles.at(0)
                  .text.starts_with("Президент"));
  EXPECT_EQ(
      read_bytes("a.rss",
                 "<?xml version='1.0' encoding='windows-1251'?><rss><channel><item><description>\xcf\xf0"
                 "</description></item></channel></rss>")
          .articles.at(0)
          .text,
      "Пр");
}

}  // namespace
}  // namespace dragoman
