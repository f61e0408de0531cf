#include "base/tsv.h"
#include "read/jsonl.h"
#include "read/line_reader.h"
#include "read/record_source.h"

namespace dragoman {
namespace {

Record record_of(JsonLine&& parsed, std::uint64_t line) {
  Record out;
  out.article = std::move(parsed.article);
  out.reject = std::move(parsed.reject);
  out.repaired = parsed.repaired;
  out.line = line;
  return out;
}

class JsonlSource : public RecordSource {
 public:
  JsonlSource(ByteSource& source, const ReadOptions& options)
      : max_article_(options.max_article), parser_(max_article_), lines_(source, parser_.line_limit()) {}

  std::optional<Record> next() override {
    while (lines_.next(line_)) {
      if (line_.too_long) return too_long();
      if (trim(line_.text).empty()) continue;
      return record_of(parser_.parse(line_.text), line_.number);
    }
    return std::nullopt;
  }

 private:
  Record too_long() const {
    return rejected("a line of " + std::to_string(line_.bytes) +
                        " bytes, too long to hold an article under " + std::to_string(max_article_) +
                        " bytes (--max-article sets the limit)",
                    line_.number);
  }

  std::size_t max_article_;
  JsonLineParser parser_;
  LineReader lines_;
  Line line_;
};

/// One object over many lines, as programs print JSON for people.
std::vector<Record> parse_json_article(std::string_view bytes, const DocumentContext& context) {
  std::string json(bytes);
  std::vector<Record> out;
  out.push_back(record_of(JsonLineParser(context.options.max_article).parse(json), 0));
  return out;
}

bool begins_with_lone_brace(std::string_view bytes) {
  bytes = trim(bytes);
  return trim(bytes.substr(0, bytes.find('\n'))) == "{";
}

}  // namespace

std::unique_ptr<RecordSource> jsonl_source(ByteSource& source, const DocumentContext& context) {
  if (begins_with_lone_brace(source.peek(ByteSource::kBlock))) {
    return document_source(source, context, parse_json_article);
  }
  return std::make_unique<JsonlSource>(source, context.options);
}

}  // namespace dragoman
