#pragma once
// All that a reader gives, at once.

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "read/reader.h"
#include "support/scratch_folder.h"

namespace dragoman {

struct Got {
  std::vector<Article> articles;
  std::vector<Reject> rejects;
  std::vector<Reject> notes;
  ArticleReader::Counts counts;
};

inline Got read_all(std::vector<std::string> inputs, ReadOptions options = {}) {
  Got got;
  if (!options.today) options.today = Date{2023, 12, 1};
  ArticleReader reader(
      std::move(inputs), std::move(options), [&](const Reject& reject) { got.rejects.push_back(reject); },
      [&](const Reject& note) { got.notes.push_back(note); });
  while (std::optional<Article> article = reader.next()) got.articles.push_back(std::move(*article));
  EXPECT_FALSE(reader.next());
  got.counts = reader.counts();
  EXPECT_EQ(got.counts.articles, got.articles.size());
  EXPECT_EQ(got.counts.rejects, got.rejects.size());
  EXPECT_EQ(got.counts.notes, got.notes.size());
  return got;
}

/// A file of tests/read/data.
inline std::string data_file(const std::string& name) {
  return std::string(DRAGOMAN_SOURCE_DIR) + "/tests/read/data/" + name;
}

/// Bytes under a name, read as they lie there.
inline Got read_bytes(const std::string& name, std::string_view bytes, ReadOptions options = {}) {
  const ScratchFolder folder;
  return read_all({folder.write(name, bytes)}, std::move(options));
}

/// What a reader gives without articles: the one reject's reason.
inline std::string only_reason(const Got& got) {
  EXPECT_TRUE(got.articles.empty());
  EXPECT_EQ(got.rejects.size(), 1U);
  return got.rejects.empty() ? "" : got.rejects.front().reason;
}

}  // namespace dragoman
