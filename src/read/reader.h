#pragma once
// What was published, by whom, when? Articles out of files and standard input, one at a time.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/article.h"

namespace dragoman {

/// Something that gave no article. What it stood among is still read.
struct Reject {
  std::string input;       ///< the file as it was named, "-" for standard input
  std::uint64_t line = 0;  ///< 1-based line of JSONL, 0 where the whole input is meant
  std::string doc_id;      ///< empty where it is not known
  std::string reason;      ///< for people
};

enum class InputFormat : std::uint8_t {
  kAuto,   ///< JSONL where the name ends in .jsonl, .ndjson or .json or the first byte that is no blank is
           ///< '{'; else text
  kText,   ///< the whole input is one article's text
  kJsonl,  ///< {"doc_id","date","title","source","url","text"} on each line
};

struct ReadOptions {
  InputFormat format = InputFormat::kAuto;
  std::size_t max_article = 1'000'000;  ///< bytes of text; more is a reject and is never held whole
  std::optional<Date> date{};           ///< for articles that carry none
};

/// Streams the articles of `inputs` in order. Memory is bounded by `max_article`, whatever the inputs hold.
///
/// Plain text: one article an input. JSONL: every field but `text` may be absent or null; unknown fields are
/// passed over; a known field given twice, or of the wrong kind, is a reject. A byte order mark before the
/// text is taken off. Invalid UTF-8, and in JSON a surrogate without its other half, becomes U+FFFD and is
/// counted as repaired: offsets count in the repaired text. `doc_id` is the one given, else the URL in
/// canonical form, else a hash of the text.
class ArticleReader {
 public:
  /// `on_reject` is called out of next().
  ArticleReader(std::vector<std::string> inputs, ReadOptions options,
                std::function<void(const Reject&)> on_reject);
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;

  /// The next article, nothing at the end of the last input.
  std::optional<Article> next();

  struct Counts {
    std::uint64_t articles = 0;
    std::uint64_t rejects = 0;
    std::uint64_t repaired = 0;    ///< articles whose invalid UTF-8 or surrogates were replaced
    std::uint64_t unreadable = 0;  ///< inputs that could not be opened or read on; each is a reject too
    std::uint64_t bytes = 0;       ///< read so far
  };
  const Counts& counts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dragoman
