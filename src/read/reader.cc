// The inputs one after another, each either as lines of JSON or as one text.

#include "read/reader.h"

#include <memory>
#include <utility>

#include "base/tsv.h"
#include "read/byte_source.h"
#include "read/doc_id.h"
#include "read/jsonl.h"
#include "read/line_reader.h"
#include "read/plain_text.h"

namespace dragoman {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool named_jsonl(std::string_view input) {
  return input.ends_with(".jsonl") || input.ends_with(".ndjson") || input.ends_with(".json");
}

/// Takes a byte order mark off the front.
void skip_mark(ByteSource& source) {
  if (source.peek().starts_with(kByteOrderMark)) source.take(kByteOrderMark.size());
}

bool begins_with_brace(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && bytes[first] == '{';
}

}  // namespace

struct ArticleReader::State {
  State(std::vector<std::string> inputs_, ReadOptions options_, std::function<void(const Reject&)> on_reject_)
      : inputs(std::move(inputs_)),
        options(options_),
        on_reject(std::move(on_reject_)),
        parser(options_.max_article) {}

  std::vector<std::string> inputs;
  ReadOptions options;
  std::function<void(const Reject&)> on_reject;
  JsonLineParser parser;
  Counts counts;
  std::size_t at = 0;                  ///< the input being read
  std::unique_ptr<ByteSource> source;  ///< open while an input is being read
  std::unique_ptr<LineReader> lines;   ///< set while it is JSONL
  Line line;

  const std::string& input() const { return inputs[at]; }
  void reject(std::uint64_t number, std::string doc_id, std::string reason);
  void close_input();
  bool open_input();
  std::optional<Article> finish(Article&& article, bool repaired);
  std::optional<Article> from_line();
  std::optional<Article> from_text();
};

void ArticleReader::State::reject(std::uint64_t number, std::string doc_id, std::string reason) {
  ++counts.rejects;
  on_reject({input(), number, std::move(doc_id), std::move(reason)});
}

/// Goes on to the next input, telling if the one at hand broke off.
void ArticleReader::State::close_input() {
  if (source && !source->error().empty()) {
    ++counts.unreadable;
    reject(0, "", "cannot be read on: " + source->error());
  }
  lines.reset();
  source.reset();
  ++at;
}

bool ArticleReader::State::open_input() {
  Result<ByteSource> opened = ByteSource::open(input());
  if (!opened) {
    ++counts.unreadable;
    reject(0, "", opened.error().message);
    ++at;
    return false;
  }
  source = std::make_unique<ByteSource>(*std::move(opened));
  skip_mark(*source);
  const bool jsonl =
      options.format == InputFormat::kJsonl ||
      (options.format == InputFormat::kAuto && (named_jsonl(input()) || begins_with_brace(source->peek())));
  if (jsonl) {
    if (source->peek().empty() && source->error().empty()) reject(0, "", "empty");
    lines = std::make_unique<LineReader>(*source, parser.line_limit());
  }
  return true;
}

std::optional<Article> ArticleReader::State::finish(Article&& article, bool repaired) {
  if (!article.date) article.date = options.date;
  if (article.doc_id.empty()) article.doc_id = derived_doc_id(article);
  ++counts.articles;
  if (repaired) ++counts.repaired;
  return std::move(article);
}

/// The next line's article; nothing where the line gives none or the input has ended.
std::optional<Article> ArticleReader::State::from_line() {
  if (!lines->next(line)) {
    close_input();
    return std::nullopt;
  }
  counts.bytes += line.bytes;
  if (line.too_long) {
    reject(line.number, "",
           "a line of " + std::to_string(line.bytes) + " bytes, too long to hold an article under " +
               std::to_string(options.max_article) + " bytes (--max-article sets the limit)");
    return std::nullopt;
  }
  if (trim(line.text).empty()) return std::nullopt;
  JsonLine parsed = parser.parse(line.text);
  if (!parsed.reject.empty()) {
    reject(line.number, std::move(parsed.article.doc_id), std::move(parsed.reject));
    return std::nullopt;
  }
  return finish(std::move(parsed.article), parsed.repaired);
}

std::optional<Article> ArticleReader::State::from_text() {
  PlainText plain = read_plain_text(*source, options.max_article);
  counts.bytes += plain.bytes;
  std::optional<Article> article;
  if (source->error().empty()) {  // else close_input() rejects it: half a text is no article
    if (!plain.reject.empty()) {
      reject(0, "", std::move(plain.reject));
    } else {
      Article whole;
      whole.text = std::move(plain.text);
      article = finish(std::move(whole), plain.repaired);
    }
  }
  close_input();
  return article;
}

ArticleReader::ArticleReader(std::vector<std::string> inputs, ReadOptions options,
                             std::function<void(const Reject&)> on_reject)
    : state_(std::make_unique<State>(std::move(inputs), options, std::move(on_reject))) {}
ArticleReader::~ArticleReader() = default;
ArticleReader::ArticleReader(ArticleReader&&) noexcept = default;

const ArticleReader::Counts& ArticleReader::counts() const { return state_->counts; }

std::optional<Article> ArticleReader::next() {
  State& state = *state_;
  while (state.at < state.inputs.size()) {
    if (!state.source && !state.open_input()) continue;
    std::optional<Article> article = state.lines ? state.from_line() : state.from_text();
    if (article) return article;
  }
  return std::nullopt;
}

}  // namespace dragoman
