#pragma once
// Records of CSV as RFC 4180 writes them, none held beyond a limit.

#include <cstdint>
#include <string>
#include <vector>

#include "read/byte_source.h"

namespace dragoman {

struct CsvRecord {
  std::vector<std::string> fields;
  std::uint64_t line = 0;   ///< 1-based, of its first byte
  bool too_long = false;    ///< over the limit: its rest was passed over
  bool open_quote = false;  ///< the input ended inside quotes
};

class CsvReader {
 public:
  /// `limit` in bytes of one record. The fields are divided by whichever of comma, semicolon and tab stands
  /// most often in the first line outside quotes.
  CsvReader(ByteSource& source, std::size_t limit) : source_(source), limit_(limit) {}

  /// Reads the next record into `record`; false at the end. Empty lines are passed over. A quote inside an
  /// unquoted field is a character like others.
  bool next(CsvRecord& record);

 private:
  enum class Place : std::uint8_t { kBegin, kPlain, kQuoted, kBehindQuote };
  void find_separator();
  void put(CsvRecord& record, char c);
  bool step(CsvRecord& record, char c);

  ByteSource& source_;
  std::size_t limit_;
  char separator_ = '\0';
  std::uint64_t line_ = 1;
  std::size_t size_ = 0;
  Place place_ = Place::kBegin;
};

}  // namespace dragoman
