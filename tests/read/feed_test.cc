#include "read/feed.h"

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "read_all.h"

namespace dragoman {
namespace {

TEST(Feed, ReadsRss) {
  const Got got = read_all({data_file("feed.rss")});
  ASSERT_EQ(got.articles.size(), 2U);
  const Article& first = got.articles[0];
  EXPECT_EQ(first.doc_id, "radio-1001");
  EXPECT_EQ(first.url, "https://radio.example/2023/talks");
  EXPECT_EQ(first.title, "Talks resume in Velis");
  EXPECT_EQ(first.source, "Port Selim Radio & News");
  EXPECT_EQ(first.author, "Ana Brel");
  EXPECT_EQ(first.agency, "Reuters");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.published, "2023-11-20T08:15:00Z");
  EXPECT_EQ(first.text,
            "VELIS, Nov 20 (Reuters) - Delegates met again on Monday.\n\nThey will go on tomorrow.");
  const Article& second = got.articles[1];
  EXPECT_EQ(second.doc_id, "https://radio.example/2023/bridge");
  EXPECT_EQ(second.source, "Mael Tribune");
  EXPECT_EQ(second.text, "The army closed the bridge at Lesk on Sunday.\n\nNo reason was given.");
}

TEST(Feed, AWrongDateIsNoDateAndANote) {
  const Got got = read_all({data_file("feed.rss")});
  ASSERT_EQ(got.notes.size(), 1U);
  EXPECT_EQ(got.notes[0].doc_id, "https://radio.example/2023/bridge");
  EXPECT_EQ(got.notes[0].reason, "no moment of the calendar: \"Someday in November\"");
  EXPECT_FALSE(got.articles.at(1).date);
  EXPECT_EQ(got.articles.at(1).published, "");
}

TEST(Feed, AnEntryWithoutTextIsARejectWithItsLine) {
  const Got got = read_all({data_file("feed.rss")});
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].doc_id, "radio-1003");
  EXPECT_EQ(got.rejects[0].line, 25U);
  EXPECT_EQ(got.rejects[0].reason, "the entry has no text");
}

TEST(Feed, ReadsAtomWithTombstones) {
  const Got got = read_all({data_file("feed.atom")});
  ASSERT_EQ(got.articles.size(), 3U);
  const Article& first = got.articles[0];
  EXPECT_EQ(first.doc_id, "tag:northern.example,2023:1");
  EXPECT_EQ(first.url, "https://northern.example/1");
  EXPECT_EQ(first.title, "Adair & Obale meet");
  EXPECT_EQ(first.source, "Northern Standard");
  EXPECT_EQ(first.author, "Moira Shaw");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.published, "2023-11-20T19:10:00Z");
  EXPECT_EQ(first.text, "The two met on Monday.\n\nThey will meet again.");
  EXPECT_FALSE(first.retracted);
  const Article& gone = got.articles[2];
  EXPECT_TRUE(gone.retracted);
  EXPECT_EQ(gone.doc_id, "tag:northern.example,2023:0");
  EXPECT_EQ(gone.text, "");
}

TEST(Feed, ADateInTheFutureIsNone) {
  const Got got = read_all({data_file("feed.atom")});
  ASSERT_EQ(got.notes.size(), 1U);
  EXPECT_EQ(got.notes[0].reason, "a date in the future: \"2123-11-21T08:00:00Z\"");
  EXPECT_FALSE(got.articles.at(1).date);
}

TEST(Feed, ReadsRdf) {
  const Got got = read_all({data_file("feed.rdf")});
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_EQ(got.articles[0].doc_id, "https://old.example/a");
  EXPECT_EQ(iso(*got.articles[0].date), "2023-11-19");
  EXPECT_EQ(got.articles[0].published, "") << "no time of day is told";
  EXPECT_EQ(got.articles[0].source, "Old Feed");
}

TEST(Feed, APageInPlaceOfAFeedIsReadAsAPage) {
  const std::string page =
      "<!DOCTYPE html><html><head><title>T</title></head><body><p>The minister of trade resigned on Monday, "
      "his "
      "office said.</p><p>No successor was named, and none is expected soon.</p></body></html>";
  EXPECT_EQ(read_bytes("a.rss", page).articles.at(0).title, "T");
  EXPECT_EQ(read_bytes("a.rss", page, {.format = InputFormat::kFeed}).articles.at(0).title, "T");
}

TEST(Feed, EntriesBeforeABreakAreGiven) {
  const std::string whole =
      "<rss><channel><title>F</title><item><guid>1</guid><description>One.</description></item>\n"
      "<item><guid>2</guid><description>Half of the te";
  const Got got = read_bytes("a.xml", whole);
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_EQ(got.articles[0].doc_id, "1");
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].line, 2U);
  EXPECT_EQ(got.rejects[0].reason.substr(0, 10), "broken XML");
}

TEST(Feed, RefusesEntitiesOfItsOwn) {
  std::string bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE rss [\n<!ENTITY a0 \"ha\">\n";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&a" + std::to_string(i - 1) + ";";
    bomb += "<!ENTITY a" + std::to_string(i) + " \"" + before + before + before + "\">\n";
  }
  bomb += "]><rss><channel><item><description>&a29;</description></item></channel></rss>";
  EXPECT_EQ(only_reason(read_bytes("a.rss", bomb)), "it declares entities of its own: not read");
  const std::string outside =
      "<!DOCTYPE rss [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><rss><channel><item><description>&x;"
      "</description></item></channel></rss>";
  EXPECT_EQ(only_reason(read_bytes("a.rss", outside)), "it declares entities of its own: not read");
}

TEST(Feed, AnOutsideDocumentTypeIsNoHindrance) {
  const Got got =
      read_bytes("a.rss",
                 "<!DOCTYPE rss PUBLIC \"-//X//DTD RSS 0.91//EN\" \"http://x.example/rss.dtd\">"
                 "<rss><channel><item><description>Caf&eacute; burnt.</description></item></channel></rss>");
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_EQ(got.articles[0].text, "Café burnt.");
}

TEST(Feed, OtherXmlIsToldOf) {
  EXPECT_EQ(only_reason(read_bytes("a.xml", "<catalog><book/></catalog>")),
            "no feed: its element is <catalog>");
  EXPECT_EQ(only_reason(read_bytes("a.xml", "<rss><channel><title>F</title></channel></rss>")),
            "a feed without entries");
}

TEST(Feed, NestedHundredThousandDeepIsAReject) {
  std::string deep = "<rss><channel><item><description>";
  for (int i = 0; i < 100'000; ++i) deep += "<x>";
  EXPECT_EQ(only_reason(read_bytes("a.rss", deep)).substr(0, 10), "broken XML");
}

}  // namespace
}  // namespace dragoman
