#include "read/formats.h"

#include <gtest/gtest.h>

#include <set>

namespace dragoman {
namespace {

std::string_view told(std::string_view name, std::string_view bytes) { return told_format(name, bytes).name; }

TEST(Formats, FirstBytesThatLeaveNoDoubtGoBeforeTheName) {
  EXPECT_EQ(told("a.rss", "\n<!DOCTYPE HTML><p>"), "html");
  EXPECT_EQ(told("a.html", "<?xml version='1.0'?><!-- x --><rss version='2.0'>"), "feed");
  EXPECT_EQ(told("a.xml", "<atom:feed xmlns:atom='x'>"), "feed");
  EXPECT_EQ(told("a.xml", "<newsItem guid='x'>"), "newsml");
  EXPECT_EQ(told("a.txt", "WARC/1.1\r\n"), "warc");
  EXPECT_EQ(told("a.json", R"({"version":"https://jsonfeed.org/version/1.1","items":[]})"), "jsonfeed");
  EXPECT_EQ(told("a.json", R"({"uri":"x","headline":"\"}{","body_text":"x"})"), "ninjs");
}

TEST(Formats, TheNameGoesBeforeFirstBytesThatDo) {
  EXPECT_EQ(told("a.CSV.gz", "<p>,x"), "csv");
  EXPECT_EQ(told("a.eml", "X: y"), "eml");
  EXPECT_EQ(told("a.jsonl.zst", R"({"uri":"x","headline":"h"})"), "jsonl");
  EXPECT_EQ(told("a.ndjson", "<html>"), "jsonl");
  EXPECT_EQ(told("a.xml", "words"), "feed");
}

TEST(Formats, WithoutANameFirstBytesTell) {
  EXPECT_EQ(told("-", "<div class=x>"), "html");
  EXPECT_EQ(told("-", "<3 hearts"), "text");
  EXPECT_EQ(told("-", " {\"text\""), "jsonl");
  EXPECT_EQ(told("-", R"({"inner":{"uri":"x","headline":"h"}})"), "jsonl");
  EXPECT_EQ(told("-", "From: a\nSubject: b\n\nx"), "eml");
  EXPECT_EQ(told("-", "From: here\nto there\n"), "text");
  EXPECT_EQ(told("-", ""), "text");
}

TEST(Formats, EachHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (const Format& format : formats()) {
    EXPECT_TRUE(names.insert(format.name).second);
    EXPECT_EQ(format_named(format.name), format.kind);
  }
  EXPECT_EQ(format_named("auto"), InputFormat::kAuto);
  EXPECT_FALSE(format_named("pdf"));
}

}  // namespace
}  // namespace dragoman
