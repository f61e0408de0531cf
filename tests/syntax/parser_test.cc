#include "syntax/parser.h"

#include <gtest/gtest.h>

#include <string>

#include "syntax/parser_state.h"
#include "syntax/parser_tree.h"

namespace dragoman {
namespace {

/// Runs one letter a transition: S(hift), D(reduce), L(eft), R(ight), B(reak).
ParserState after(std::int32_t length, std::string_view transitions) {
  ParserState state;
  state.begin(length);
  for (const char transition : transitions) {
    if (transition == 'S') state.shift();
    if (transition == 'D') state.reduce();
    if (transition == 'L') state.left_arc(7);
    if (transition == 'R') state.right_arc(8);
    if (transition == 'B') state.break_before(state.b(1));
  }
  return state;
}

TEST(ParserStateTest, DrawsArcs) {
  // "the cat sleeps here": cat -> the, sleeps -> cat, sleeps -> here.
  const ParserState state = after(4, "SLSLSRDD");
  EXPECT_TRUE(state.is_final());
  EXPECT_EQ(state.head(0), 1);
  EXPECT_EQ(state.head(1), 2);
  EXPECT_EQ(state.head(2), -1);
  EXPECT_EQ(state.head(3), 2);
  EXPECT_EQ(state.left(2), 1);
  EXPECT_EQ(state.right(2), 3);
  EXPECT_EQ(state.arc_class(0), 7);
  EXPECT_EQ(state.arc_class(3), 8);
}

TEST(ParserStateTest, PutsBackAWordWithoutAHead) {
  ParserState state = after(3, "SS");
  state.reduce();  // word 1 has no head and is not alone: it goes back to the buffer
  EXPECT_EQ(state.stack_depth(), 1);
  EXPECT_EQ(state.b(0), 1);
  EXPECT_EQ(state.b(1), 2);
  EXPECT_EQ(state.b(2), -1);
  EXPECT_EQ(state.buffer_length(), 2);
  EXPECT_TRUE(state.is_unshiftable(1));
  state.left_arc(0);  // word 0 gets its head, and word 1 may be shifted again
  EXPECT_FALSE(state.is_unshiftable(1));
  EXPECT_EQ(state.head(0), 1);
  state.shift();
  state.reduce();  // alone on the stack: it goes for good
  EXPECT_EQ(state.b(0), 2);
}

TEST(ParserStateTest, ALaterArcTakesTheChildFromItsFirstHead) {
  ParserState state = after(4, "SRR");  // 0 -> 1 -> 2, all on the stack
  EXPECT_EQ(state.right(1), 2);
  state.left_arc(7);  // 3 -> 2
  EXPECT_EQ(state.head(2), 3);
  EXPECT_EQ(state.right(1), -1);
  EXPECT_EQ(state.left(3), 2);
  EXPECT_EQ(state.s(0), 1);
}

TEST(ParserStateTest, FeaturesOfNothingAreNothing) {
  const ParserState state = after(1, "S");
  EXPECT_EQ(state.b(0), -1);
  EXPECT_EQ(state.s(1), -1);
  EXPECT_EQ(state.left(-1), -1);
  EXPECT_FALSE(state.is_sentence_start(-1));
  EXPECT_TRUE(state.is_sentence_start(0));
}

TEST(DepLabelsTest, TakesDecorationApart) {
  DepLabels labels;
  const std::uint16_t plain = *labels.add("nsubj");
  const std::uint16_t decorated = *labels.add("relcl||dobj");
  EXPECT_EQ(*labels.add("nsubj"), plain);
  EXPECT_FALSE(labels.is_decorated(plain));
  ASSERT_TRUE(labels.is_decorated(decorated));
  EXPECT_EQ(labels.str(labels.own_part(decorated)), "relcl");
  EXPECT_EQ(labels.str(labels.head_part(decorated)), "dobj");
  EXPECT_FALSE(labels.add("a||b||c"));
}

DepTree tree_of(std::vector<std::int32_t> heads) {
  DepTree tree;
  tree.head = std::move(heads);
  tree.dep.assign(tree.head.size(), 0);
  set_edges(tree);
  return tree;
}

TEST(DepTreeTest, SentencesBeginAtTheLeftEdgesOfRoots) {
  const DepTree tree = tree_of({1, 2, 2, 2, 5, 6, 6});
  EXPECT_EQ(tree.sentence_start, (std::vector<std::uint8_t>{1, 0, 0, 0, 1, 0, 0}));
  EXPECT_EQ(tree.left_edge[2], 0);
  EXPECT_EQ(tree.right_edge[2], 3);
  EXPECT_EQ(tree.left_edge[6], 4);
}

TEST(DepTreeTest, CrossingArcsWidenEdgesButKeepBothSentences) {
  // 4 hangs on 1, over the root 3 of another sentence: no number of rounds brings its head inside, and the
  // sentences stay where the roots' edges are.
  const DepTree tree = tree_of({1, 1, 3, 3, 1});
  EXPECT_EQ(tree.right_edge[1], 4);
  EXPECT_EQ(tree.sentence_start, (std::vector<std::uint8_t>{1, 0, 1, 0, 0}));
}

TEST(DepTreeTest, DecoratedArcsFindTheirHeadLevelByLevel) {
  DepLabels labels;
  const std::uint16_t root = *labels.add("ROOT");
  const std::uint16_t dobj = *labels.add("dobj");
  const std::uint16_t prep = *labels.add("prep");
  const std::uint16_t lifted = *labels.add("relcl||dobj");
  // 0 root; 1 prep of 0; 2 dobj of 1; 3 dobj of 0; 4 lifted to 0: its head is 3, which stands higher than 2.
  DepTree tree = tree_of({0, 0, 1, 0, 0});
  tree.dep = {root, prep, dobj, dobj, lifted};
  deprojectivize(tree, labels, std::vector<std::uint8_t>(5, 0));
  EXPECT_EQ(tree.head, (std::vector<std::int32_t>{0, 0, 1, 0, 3}));
  EXPECT_EQ(labels.str(tree.dep[4]), "relcl");

  // White space is passed over, with all below it.
  tree = tree_of({0, 0, 1, 0, 0});
  tree.dep = {root, prep, dobj, dobj, lifted};
  deprojectivize(tree, labels, std::vector<std::uint8_t>{0, 0, 0, 1, 0});
  EXPECT_EQ(tree.head[4], 2);

  // Nothing of that label: the head stays, the label is the plain one.
  tree = tree_of({0, 0, 0});
  tree.dep = {root, prep, lifted};
  deprojectivize(tree, labels, std::vector<std::uint8_t>(3, 0));
  EXPECT_EQ(tree.head[2], 0);
  EXPECT_EQ(labels.str(tree.dep[2]), "relcl");
}

}  // namespace
}  // namespace dragoman
