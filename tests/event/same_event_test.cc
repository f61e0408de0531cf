#include "event/same_event.h"

#include <gtest/gtest.h>

namespace dragoman {
namespace {

// "Norway met Egypt . The talks ended ." with just the columns that linking reads.
Parse two_sentences(const char* determiner) {
  Parse parse;
  parse.doc.text = "Norway met Egypt. The talks ended.";
  parse.doc.tokens.resize(8);
  parse.lemma = {"Norway", "meet", "Egypt", ".", determiner, "talk", "end", "."};
  parse.pos = {"PROPN", "VERB", "PROPN", "PUNCT", "DET", "NOUN", "VERB", "PUNCT"};
  parse.dep = {"nsubj", "ROOT", "dobj", "punct", "det", "nsubj", "ROOT", "punct"};
  parse.head = {1, 1, 1, 1, 5, 6, 6, 6};
  parse.sentences = {{0, 4}, {4, 8}};
  parse.sentence_of = {0, 0, 0, 0, 1, 1, 1, 1};
  return parse;
}

Act act(std::uint32_t head, TokenSpan sentence) {
  Act made;
  made.head = head;
  made.trigger = {head, head + 1};
  made.sentence = sentence;
  return made;
}

Event event(const char* id, std::vector<std::string> source, std::vector<std::string> target) {
  Event made;
  made.mention_id = made.event_id = id;
  for (auto& code : source) made.source.push_back({{}, "", "", code, "GOV", "", "", {}, {}, {}});
  for (auto& code : target) made.target.push_back({{}, "", "", code, "GOV", "", "", {}, {}, {}});
  return made;
}

TEST(SameEvent, ADefiniteNounTakesItsRolesFromTheFirstMention) {
  const Parse parse = two_sentences("the");
  std::vector<Event> events = {event("a", {"NOR"}, {"EGY"}), event("b", {}, {})};
  link_same_events(events, {act(1, {0, 4}), act(5, {4, 8})}, parse);
  EXPECT_EQ(events[1].same_as, "a");
  EXPECT_EQ(events[1].event_id, "a");
  ASSERT_EQ(events[1].source.size(), 1U);
  EXPECT_EQ(events[1].source[0].code, "NOR");
  EXPECT_EQ(events[0].same_as, "");
}

TEST(SameEvent, AnIndefiniteNounIsNewsOfItsOwn) {
  const Parse parse = two_sentences("another");
  std::vector<Event> events = {event("a", {"NOR"}, {"EGY"}), event("b", {}, {})};
  link_same_events(events, {act(1, {0, 4}), act(5, {4, 8})}, parse);
  EXPECT_EQ(events[1].same_as, "");
  EXPECT_TRUE(events[1].source.empty());
}

TEST(SameEvent, OtherPartiesAreAnotherEvent) {
  const Parse parse = two_sentences("the");
  std::vector<Event> events = {event("a", {"NOR"}, {"EGY"}), event("b", {"FRA"}, {})};
  link_same_events(events, {act(1, {0, 4}), act(5, {4, 8})}, parse);
  EXPECT_EQ(events[1].same_as, "");
}

TEST(SameEvent, TheNextMentionHeadsWhereTheFirstIsGone) {
  std::vector<Event> events = {event("b", {"NOR"}, {}), event("c", {"NOR"}, {}), event("d", {"FRA"}, {})};
  events[0].event_id = events[1].event_id = events[0].same_as = events[1].same_as = "a";
  mend_links(events);
  EXPECT_EQ(events[0].event_id, "b");
  EXPECT_EQ(events[0].same_as, "");
  EXPECT_EQ(events[1].event_id, "b");
  EXPECT_EQ(events[1].same_as, "b");
  EXPECT_EQ(events[2].event_id, "d");
}

}  // namespace
}  // namespace dragoman
