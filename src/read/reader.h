#pragma once
// What was published, by whom, when? Articles out of files and standard input, one at a time.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/article.h"
#include "read/options.h"

namespace dragoman {

/// Something that gave no article, or a part of one that was left out. What it stood among is still read.
struct Reject {
  std::string input;       ///< the file as it was named, "-" for standard input
  std::uint64_t line = 0;  ///< 1-based line, 0 where the whole input is meant
  std::string doc_id;      ///< empty where it is not known
  std::string reason;      ///< for people
};

/// Streams the articles of `inputs` in order; a folder stands for the files under it. Memory is bounded by
/// `max_article` and `max_document`, whatever the inputs hold. What is read out of each format:
/// docs/inputs.md.
///
/// A .gz or .zst is read as what it holds. Text of any encoding becomes UTF-8; what stands for no character
/// becomes U+FFFD and is counted as repaired: offsets count in the repaired text. `doc_id` is the one given,
/// else the URL in canonical form, else a hash of the text. Where a publisher has withdrawn a report,
/// `retracted` is set and the text may be empty. Every input gives an article or a reject.
class ArticleReader {
 public:
  /// `on_reject` is called out of next(), and `on_note`, if there is one, for what an article lost.
  ArticleReader(std::vector<std::string> inputs, ReadOptions options,
                std::function<void(const Reject&)> on_reject,
                std::function<void(const Reject&)> on_note = {});
  ~ArticleReader();
  ArticleReader(ArticleReader&&) noexcept;

  /// The next article, nothing at the end of the last input.
  std::optional<Article> next();

  struct Counts {
    std::uint64_t articles = 0;
    std::uint64_t rejects = 0;
    std::uint64_t notes = 0;       ///< articles that lost something, such as a date that is none
    std::uint64_t repaired = 0;    ///< articles whose invalid UTF-8 or surrogates were replaced
    std::uint64_t unreadable = 0;  ///< inputs that could not be opened or read on; each is a reject too
    std::uint64_t bytes = 0;       ///< read so far, unpacked
    std::uint64_t packed = 0;      ///< read so far, as the files lie on the disk
  };
  const Counts& counts() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dragoman
