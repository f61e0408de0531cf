#include "stream/coded.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace dragoman::stream {
namespace {

/// One event an article, which names it.
class OneEvent final : public Coder {
 public:
  std::vector<Event> code(const Article& article) const override {
    Event event;
    event.doc_id = article.doc_id;
    return {event};
  }
  const std::string& id() const override { return id_; }

 private:
  std::string id_ = "one";
};

TEST(ValueReader, ReadsTheRecordThatCodeReads) {
  ValueReader reader(ReadOptions{.date = Date{2024, 5, 13}});
  const Asked asked = reader.read(R"({"url": "HTTPS://Example.org/a#x", "text": "Norway met Sudan."})");
  EXPECT_EQ(asked.reject, "");
  EXPECT_EQ(asked.article.doc_id, "https://example.org/a");
  EXPECT_EQ(asked.article.date, (Date{2024, 5, 13}));
  EXPECT_EQ(asked.article.text, "Norway met Sudan.");
}

TEST(ValueReader, AnArticleWithoutANameGetsTheSameOneEachTime) {
  ValueReader reader(ReadOptions{});
  const std::string first = reader.read(R"({"text": "Norway met Sudan."})").article.doc_id;
  EXPECT_NE(first, "");
  EXPECT_EQ(reader.read(R"({"text": "Norway met Sudan."})").article.doc_id, first);
}

TEST(ValueReader, WhatIsNoArticleIsARejectWithItsReason) {
  ValueReader reader(ReadOptions{.max_article = 20});
  EXPECT_EQ(reader.read("").reject, "a message without a value");
  EXPECT_EQ(reader.read("[1]").reject, "no JSON object");
  EXPECT_NE(reader.read(R"({"text": "a)").reject, "");
  EXPECT_NE(reader.read(R"({"text": ""})").reject, "");
  EXPECT_NE(reader.read(R"({"text": "more than twenty bytes"})").reject.find("20"), std::string::npos);
  EXPECT_NE(reader.read(std::string(200'000, 'a')).reject.find("200000 bytes"), std::string::npos);
  EXPECT_EQ(reader.read(R"({"text": "short"})").reject, "") << "a fault must not outlive its message";
}

TEST(Coded, EventsAreTheLinesOfCode) {
  ValueReader reader(ReadOptions{});
  const Coded out = coded(OneEvent(), reader.read(R"({"doc_id": "a", "text": "Norway met Sudan."})"), {});
  Event event;
  event.doc_id = "a";
  EXPECT_EQ(out.key, "a");
  EXPECT_EQ(out.events, std::vector<std::string>{to_json(event)});
  EXPECT_EQ(out.reject, "");
  EXPECT_EQ(out.words, 3);
}

TEST(Coded, ARejectSaysWhereItStood) {
  ValueReader reader(ReadOptions{});
  const Coded out = coded(OneEvent(), reader.read(R"({"doc_id": "b", "text": ""})"), {"articles", 2, 17});
  EXPECT_TRUE(out.events.empty());
  EXPECT_EQ(out.key, "b");
  const auto json = nlohmann::json::parse(out.reject);
  EXPECT_EQ(json["input"], "articles");
  EXPECT_EQ(json["partition"], 2);
  EXPECT_EQ(json["offset"], 17);
  EXPECT_EQ(json["doc_id"], "b");
  EXPECT_NE(json["reason"], "");
}

}  // namespace
}  // namespace dragoman::stream
