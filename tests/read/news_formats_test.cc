// NewsML-G2, ninjs, JSON Feed.

#include <gtest/gtest.h>

#include "base/calendar.h"
#include "read_all.h"

namespace dragoman {
namespace {

TEST(Newsml, ReadsItemsOfAMessage) {
  const Got got = read_all({data_file("newsml.xml")});
  ASSERT_EQ(got.articles.size(), 3U);
  const Article& first = got.articles[0];
  EXPECT_EQ(first.doc_id, "urn:newsml:tn.example:20231120:1");
  EXPECT_EQ(first.title, "Strike ends in Velis");
  EXPECT_EQ(first.source, "Tarsia News");
  EXPECT_EQ(first.agency, "AFP");
  EXPECT_EQ(first.author, "Jean Roux");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.published, "2023-11-20T07:59:00Z");
  EXPECT_EQ(first.text, "Dock workers ended a strike.\n\nThey had stopped work on Friday.");
  EXPECT_EQ(got.articles[2].text, "From XHTML.");
}

TEST(Newsml, ACanceledItemIsRetracted) {
  const Got got = read_all({data_file("newsml.xml")});
  EXPECT_FALSE(got.articles.at(0).retracted);
  EXPECT_TRUE(got.articles.at(1).retracted);
  EXPECT_EQ(got.articles.at(1).doc_id, "urn:newsml:tn.example:20231119:9");
}

TEST(Newsml, WithoutItemsIsAReject) {
  EXPECT_EQ(only_reason(read_bytes("a.xml", "<newsMessage/>")), "NewsML without a newsItem");
}

TEST(Ninjs, ReadsAnItem) {
  const Got got = read_all({data_file("ninjs.json")});
  ASSERT_EQ(got.articles.size(), 1U);
  const Article& item = got.articles[0];
  EXPECT_EQ(item.doc_id, "urn:aap:1");
  EXPECT_EQ(item.title, "Ferry stops");
  EXPECT_EQ(item.source, "Harbour Times");
  EXPECT_EQ(item.agency, "Reuters");
  EXPECT_EQ(item.author, "Kim Lee");
  EXPECT_EQ(item.language, "en");
  EXPECT_EQ(item.published, "2023-11-19T22:00:00Z");
  EXPECT_EQ(iso(*item.date), "2023-11-20") << "the writer's day";
  EXPECT_EQ(item.text, "The ferry stopped.\n\nIt was windy.");
}

TEST(Ninjs, CanceledIsRetractedAndNeedsNoText) {
  const Got got = read_bytes("a.json", R"({"uri":"urn:x:1","pubstatus":"canceled","headline":"H"})");
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_TRUE(got.articles[0].retracted);
  EXPECT_EQ(only_reason(read_bytes("b.json", R"({"uri":"urn:x:1","pubstatus":"usable","headline":"H"})")),
            "the item has no text");
}

TEST(JsonFeed, ReadsItems) {
  const Got got = read_all({data_file("feed.json")});
  ASSERT_EQ(got.articles.size(), 2U);
  const Article& first = got.articles[0];
  EXPECT_EQ(first.doc_id, "https://bay.example/1");
  EXPECT_EQ(first.source, "Bay News");
  EXPECT_EQ(first.author, "Ida Roe, AFP");
  EXPECT_EQ(first.agency, "AFP");
  EXPECT_EQ(first.published, "2023-11-21T04:30:00Z");
  EXPECT_EQ(iso(*first.date), "2023-11-20");
  EXPECT_EQ(first.text, "Police fired tear gas.\n\nTwo were hurt.");
  EXPECT_EQ(got.articles[1].doc_id, "7");
  EXPECT_EQ(got.articles[1].language, "fr");
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].doc_id, "8");
}

TEST(JsonFeed, BrokenJsonIsAReject) {
  const Got got = read_bytes("a.json", R"({"version":"https://jsonfeed.org/version/1","items":[{"id":)");
  EXPECT_EQ(only_reason(got).substr(0, 8), "not JSON");
}

}  // namespace
}  // namespace dragoman
