#include "base/tsv.h"
#include "read/jsonl.h"
#include "read/line_reader.h"
#include "read/record_source.h"

namespace dragoman {
namespace {

class JsonlSource : public RecordSource {
 public:
  JsonlSource(ByteSource& source, const ReadOptions& options)
      : max_article_(options.max_article), parser_(max_article_), lines_(source, parser_.line_limit()) {}

  std::optional<Record> next() override {
    while (lines_.next(line_)) {
      if (line_.too_long) return too_long();
      if (trim(line_.text).empty()) continue;
      JsonLine parsed = parser_.parse(line_.text);
      Record out;
      out.article = std::move(parsed.article);
      out.reject = std::move(parsed.reject);
      out.repaired = parsed.repaired;
      out.line = line_.number;
      return out;
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

}  // namespace

std::unique_ptr<RecordSource> jsonl_source(ByteSource& source, const DocumentContext& context) {
  return std::make_unique<JsonlSource>(source, context.options);
}

}  // namespace dragoman
