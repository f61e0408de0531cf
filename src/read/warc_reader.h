#pragma once
// Records of a WARC file, one at a time.

#include <cstdint>
#include <string>

#include "read/byte_source.h"

namespace dragoman {

struct WarcRecord {
  std::string headers;       ///< lines "Name: value"
  std::string type;          ///< WARC-Type in small letters
  std::string uri;           ///< WARC-Target-URI
  std::string content;       ///< its first `limit` bytes
  bool too_large = false;    ///< there was more; it was passed over
  std::uint64_t number = 0;  ///< 1-based
  std::string fault;         ///< why it is no whole record, empty if it is
};

class WarcReader {
 public:
  /// Content of more than `limit` bytes is not held.
  WarcReader(ByteSource& source, std::size_t limit) : source_(source), limit_(limit) {}

  /// Reads the next record; false at the end. After one that cannot be read the next line that begins one is
  /// looked for. Content of records that are no responses and no resources is passed over.
  bool next(WarcRecord& record);

 private:
  bool find_record(bool& skipped);
  bool read_headers(WarcRecord& record);
  void read_content(WarcRecord& record, std::uint64_t size);
  bool read_line(std::string& line);
  void skip_line();

  ByteSource& source_;
  std::size_t limit_;
  std::uint64_t number_ = 0;
};

}  // namespace dragoman
