#include "read/compressed.h"

#include <gtest/gtest.h>

#include "pack.h"
#include "read_all.h"

namespace dragoman {
namespace {

TEST(Compressed, IsReadAsWhatItHolds) {
  EXPECT_EQ(read_bytes("a.txt.gz", gzipped("Words.")).articles.at(0).text, "Words.");
  EXPECT_EQ(read_bytes("a", zstd_packed("Words.")).articles.at(0).text, "Words.");
  const std::string lines = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n";
  EXPECT_EQ(read_bytes("a.jsonl.gz", gzipped(lines)).articles.size(), 2U);
  EXPECT_EQ(read_bytes("a.jsonl.zst", zstd_packed(lines)).articles.size(), 2U);
  EXPECT_EQ(read_bytes("a.jsonl", lines).counts.bytes, read_bytes("b.jsonl.gz", gzipped(lines)).counts.bytes);
}

TEST(Compressed, MembersAndFramesFollowOneAnother) {
  EXPECT_EQ(read_bytes("a.gz", gzipped("One, ") + gzipped("two.")).articles.at(0).text, "One, two.");
  EXPECT_EQ(read_bytes("a.zst", zstd_packed("One, ") + zstd_packed("two.")).articles.at(0).text, "One, two.");
}

TEST(Compressed, ACutIsARejectAfterTheGoodLines) {
  std::string lines;
  for (int i = 0; i < 20'000; ++i) lines += "{\"text\":\"line " + std::to_string(i * 7919 % 10'007) + "\"}\n";
  for (const bool zstd : {false, true}) {
    const std::string packed = zstd ? zstd_packed(lines) : gzipped(lines);
    const Got got = read_bytes(zstd ? "a.jsonl.zst" : "a.jsonl.gz", packed.substr(0, packed.size() * 2 / 3));
    EXPECT_FALSE(got.articles.empty() && !zstd);
    ASSERT_FALSE(got.rejects.empty());
    EXPECT_NE(got.rejects.back().reason.find("cut off"), std::string::npos) << got.rejects.back().reason;
    EXPECT_EQ(got.counts.unreadable, 1U);
  }
}

TEST(Compressed, DamageIsAReject) {
  std::string packed = gzipped(std::string(1000, 'x') + "and more words");
  packed[20] = static_cast<char>(packed[20] ^ 0x55);
  EXPECT_NE(only_reason(read_bytes("a.gz", packed)).find("damaged gzip data"), std::string::npos);
  std::string frame = zstd_packed("words words words");
  frame[6] = static_cast<char>(frame[6] ^ 0xFF);
  EXPECT_NE(only_reason(read_bytes("a.zst", frame)).find("zstd data"), std::string::npos);
}

TEST(Compressed, ABombIsAReject) {
  const std::string zeros(64U << 20U, ' ');
  for (const std::string& packed : {gzipped(zeros), zstd_packed(zeros)}) {
    const Got got = read_bytes("a.jsonl.gz", packed);
    ASSERT_FALSE(got.rejects.empty());
    EXPECT_EQ(got.rejects.back().reason, "cannot be read on: " + Expansion::reason());
    EXPECT_LT(got.counts.bytes, 32U << 20U);
  }
  EXPECT_EQ(only_reason(read_bytes("a.html.gz", gzipped("<html>" + zeros))).substr(0, 6), "over 8")
      << "over the limit of a document";
}

TEST(Compressed, TwiceIsToldOf) {
  EXPECT_EQ(only_reason(read_bytes("a.gz", gzipped(gzipped("Words.")))), "packed twice");
}

TEST(Compressed, ReadsFramesWithAWarcDictionary) {
  const std::string dictionary = "WARC/1.0 text/html response words that come again and again";
  std::string frame(1000, '\0');
  ZSTD_CCtx* context = ::ZSTD_createCCtx();
  ASSERT_EQ(::ZSTD_isError(::ZSTD_CCtx_loadDictionary(context, dictionary.data(), dictionary.size())), 0U);
  const std::string text = "words that come again and again";
  frame.resize(::ZSTD_compress2(context, frame.data(), frame.size(), text.data(), text.size()));
  ::ZSTD_freeCCtx(context);
  std::string head = "\x5d\x2a\x4d\x18";
  head += static_cast<char>(dictionary.size());
  head += std::string(3, '\0');
  const Got got = read_bytes("a.zst", head + dictionary + frame);
  ASSERT_EQ(got.articles.size(), 1U) << got.rejects.at(0).reason;
  EXPECT_EQ(got.articles[0].text, text);
  EXPECT_EQ(only_reason(read_bytes("a.zst", head + "short")),
            "cannot be read on: a zstd dictionary that is cut");
}

}  // namespace
}  // namespace dragoman
