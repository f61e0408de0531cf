#pragma once
// One line of JSONL -> one Article.

#include <memory>
#include <string>

#include "dragoman/article.h"
#include "dragoman/result.h"

namespace dragoman {

/// What one line of JSONL gave.
struct JsonLine {
  Article article;        ///< fields read before an error, too: `doc_id` names what was rejected
  std::string reject;     ///< why there is no article, empty if there is one
  bool repaired = false;  ///< invalid UTF-8 or lone surrogates were replaced
};

class JsonLineParser {
 public:
  /// `max_article` as in ReadOptions.
  explicit JsonLineParser(std::size_t max_article);
  ~JsonLineParser();
  JsonLineParser(JsonLineParser&&) noexcept;

  /// Reads one object. `line` may be changed: what must be repaired is repaired in place. `article.doc_id` is
  /// left empty where the line gives none.
  JsonLine parse(std::string& line);

  /// The longest line that can hold an article within the limit, every character of it escaped.
  std::size_t line_limit() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dragoman
