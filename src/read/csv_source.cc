#include <algorithm>
#include <optional>

#include "base/tsv.h"
#include "read/binary.h"
#include "read/charset.h"
#include "read/csv_reader.h"
#include "read/fields.h"
#include "read/limits.h"
#include "read/record_source.h"

namespace dragoman {
namespace {

constexpr std::size_t kOtherFields = std::size_t{256} * 1024;  // room beside the text

class CsvSource : public RecordSource {
 public:
  CsvSource(ByteSource& source, const ReadOptions& options)
      : source_(source),
        options_(options),
        limit_(options.max_article + kOtherFields),
        reader_(source, limit_) {}

  std::optional<Record> next() override {
    if (done_) return std::nullopt;
    if (columns_.empty()) {
      std::string fault = read_header();
      done_ = !fault.empty();
      if (done_) return rejected(std::move(fault));
    }
    if (!reader_.next(row_)) return std::nullopt;
    return record_of_row();
  }

 private:
  std::string read_header();
  Record record_of_row();

  ByteSource& source_;
  const ReadOptions& options_;
  std::size_t limit_;
  CsvReader reader_;
  CsvRecord row_;
  std::vector<std::optional<ArticleField>> columns_;
  bool done_ = false;
};

std::string list_of(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return beginning(out);
}

/// Finds each field's column; the reason where the input has no use.
std::string CsvSource::read_header() {
  if (std::string fault = binary_fault(source_.peek(ByteSource::kBlock)); !fault.empty()) return fault;
  if (!reader_.next(row_)) return "empty";
  std::vector<std::string> names;
  names.reserve(row_.fields.size());
  for (const std::string& field : row_.fields) names.emplace_back(trim(to_utf8(field).text));
  columns_.resize(names.size());
  for (std::size_t i = 0; i < field_names().size(); ++i) {
    const std::string_view column = column_of(options_.columns, field_names()[i]);
    const auto found = std::find(names.begin(), names.end(), column);
    const bool wanted = column != field_names()[i] || field_names()[i] == "text";
    if (found != names.end()) {
      columns_[static_cast<std::size_t>(found - names.begin())] = static_cast<ArticleField>(i);
    } else if (wanted) {
      return "no column \"" + std::string(column) + "\" among " + list_of(names) +
             " (--columns text=NAME tells which it is)";
    }
  }
  return {};
}

Record CsvSource::record_of_row() {
  Record out;
  out.line = row_.line;
  for (std::size_t i = 0; i < std::min(row_.fields.size(), columns_.size()); ++i) {
    if (!columns_[i]) continue;
    Utf8Text value = to_utf8(row_.fields[i]);
    out.repaired = out.repaired || value.repaired;
    const bool text = columns_[i] == ArticleField::kText;
    std::string fault =
        set_field(out.article, *columns_[i], text ? std::move(value.text) : std::string(trim(value.text)),
                  options_.max_article);
    if (out.reject.empty()) out.reject = std::move(fault);
  }
  if (row_.open_quote) {
    out.reject = "a quote without its end";
  } else if (row_.too_long) {
    out.reject = "a record over " + std::to_string(limit_) + " bytes (a quote without its end?)";
  } else if (row_.fields.size() != columns_.size()) {
    out.reject = std::to_string(row_.fields.size()) + " fields where the header has " +
                 std::to_string(columns_.size());
  } else if (out.reject.empty() && !out.article.retracted) {
    out.reject = text_fault(out.article.text, "\"text\" is empty");
  }
  return out;
}

}  // namespace

std::unique_ptr<RecordSource> csv_source(ByteSource& source, const DocumentContext& context) {
  return std::make_unique<CsvSource>(source, context.options);
}

}  // namespace dragoman
