#pragma once
// Records of delimited files, one at a time, however large the file.

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

/// Most bytes of one record: more means that a quote was never closed.
inline constexpr std::size_t kMostRecordBytes = 1 << 20;

/// Reads tab-separated lines as they are, or comma-separated records with quotes (RFC 4180), which may hold
/// line ends. A byte order mark and '\r' at the end of a record are passed over; invalid UTF-8 is repaired.
class RecordReader {
 public:
  /// `in` must outlive the reader.
  RecordReader(std::istream& in, char separator, bool quotes)
      : in_(in), separator_(separator), quotes_(quotes) {}

  /// The next record that is no blank line into `cells`; false at the end. kTooLarge or kFormat for a record
  /// that has no sense: reading goes on behind it.
  Result<bool> next(std::vector<std::string>& cells);
  /// 1-based line on which the last record began.
  std::uint64_t line() const { return begun_; }

 private:
  bool next_line();
  Result<bool> cut(std::vector<std::string>& cells);
  Result<bool> quoted_cell(std::size_t& at, std::string& cell);

  std::istream& in_;
  char separator_;
  bool quotes_;
  std::string text_;
  std::uint64_t lines_ = 0, begun_ = 0;
  std::size_t record_bytes_ = 0;
};

}  // namespace dragoman
