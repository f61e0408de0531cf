#include "read/csv_reader.h"

#include <algorithm>
#include <array>

namespace dragoman {

void CsvReader::find_separator() {
  constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : source_.peek(ByteSource::kBlock)) {
    if (c == '"') quoted = !quoted;
    if (c == '\n' && !quoted) break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) {
      if (!quoted && c == kSeparators[i]) ++counts[i];
    }
  }
  const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
  separator_ = kSeparators[static_cast<std::size_t>(most)];
}

void CsvReader::put(CsvRecord& record, char c) {
  if (size_ == limit_) {
    record.too_long = true;
    return;
  }
  ++size_;
  record.fields.back() += c;
}

/// Takes one character; true at the record's end.
bool CsvReader::step(CsvRecord& record, char c) {
  if (place_ == Place::kQuoted) {
    if (c == '"') {
      place_ = Place::kBehindQuote;
    } else {
      put(record, c);
    }
    return false;
  }
  if (c == '\n') return true;
  if (c == separator_) {
    if (size_ == limit_) record.too_long = true;
    if (!record.too_long) {
      record.fields.emplace_back();
      ++size_;
    }
    place_ = Place::kBegin;
  } else if (c == '"' && place_ == Place::kBegin) {
    place_ = Place::kQuoted;
  } else if (c == '"' && place_ == Place::kBehindQuote) {
    put(record, c);
    place_ = Place::kQuoted;
  } else {
    put(record, c);
    if (place_ == Place::kBegin) place_ = Place::kPlain;
  }
  return false;
}

bool CsvReader::next(CsvRecord& record) {
  if (separator_ == '\0') find_separator();
  record = {};
  record.fields.emplace_back();
  record.line = line_;
  size_ = 0;
  place_ = Place::kBegin;
  bool any = false;
  for (std::string_view bytes = source_.peek(); !bytes.empty(); bytes = source_.peek()) {
    std::size_t used = 0;
    bool ended = false;
    while (used < bytes.size() && !ended) {
      const char c = bytes[used++];
      if (c == '\n') ++line_;
      ended = step(record, c);
    }
    any = true;
    source_.take(used);
    if (!ended) continue;
    std::string& last = record.fields.back();
    if (last.ends_with('\r')) last.pop_back();
    if (record.fields.size() > 1 || !last.empty() || record.too_long) return true;
    record.line = line_;
    any = false;
    size_ = 0;
    place_ = Place::kBegin;
  }
  record.open_quote = place_ == Place::kQuoted;
  return any;
}

}  // namespace dragoman
