#pragma once
// What must hold for any bytes given to the reader of a format.

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/calendar.h"
#include "base/utf8.h"
#include "read/formats.h"
#include "read/record_source.h"

namespace dragoman {

/// The first thing that does not hold, or "".
inline std::string record_fault(const Record& record) {
  const Article& article = record.article;
  for (const std::string* field :
       {&article.doc_id, &article.title, &article.source, &article.url, &article.text, &article.agency,
        &article.author, &article.published, &article.language, &record.reject, &record.note}) {
    if (!is_valid_utf8(*field)) return "a field is no valid UTF-8";
  }
  if (record.reject.empty() && article.text.empty() && !article.retracted) return "an article without text";
  if (article.date && !is_valid(*article.date)) return "a date of no calendar";
  if (!article.published.empty() && article.published.size() != 20) return "a moment not in RFC 3339";
  if (!article.language.empty() && article.language.size() != 2) return "a language not in ISO 639-1";
  return "";
}

/// Reads `bytes` as the format; also that a second reading gives the same.
inline std::string read_fault(InputFormat format, std::string_view bytes) {
  ReadOptions options;
  options.format = format;
  options.max_article = 4096;
  options.max_document = 1U << 20U;
  const DocumentContext context{options, Date{2023, 12, 1}};
  std::string first;
  for (int round = 0; round < 2; ++round) {
    MemorySource source(bytes);
    const std::unique_ptr<RecordSource> records = open_records(source, "", context);
    std::string all;
    std::size_t count = 0;
    while (const std::optional<Record> record = records->next()) {
      if (std::string fault = record_fault(*record); !fault.empty()) return fault;
      all += fmt::format("{}|{}|{}\n", record->article.doc_id, record->article.text, record->reject);
      if (++count > bytes.size() + 1) return "more records than bytes";
    }
    if (source.taken() > bytes.size()) return "more bytes taken than there are";
    if (round == 0) first = std::move(all);
    if (round == 1 && first != all) return "another result at the second time";
  }
  return "";
}

/// For LLVMFuzzerTestOneInput.
inline int check_reading(InputFormat format, const std::uint8_t* data, std::size_t size) {
  const std::string fault = read_fault(format, {reinterpret_cast<const char*>(data), size});
  if (!fault.empty()) {
    std::fprintf(stderr, "%s\n", fault.c_str());
    std::abort();
  }
  return 0;
}

}  // namespace dragoman
