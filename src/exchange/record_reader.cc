#include "exchange/record_reader.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {

/// What is behind the limit is passed over, so that a file without line ends cannot fill the memory: `text_`
/// is longer than the limit then.
bool RecordReader::next_line() {
  text_.clear();
  std::streambuf& bytes = *in_.rdbuf();
  constexpr int kEnd = std::char_traits<char>::eof();
  int byte = bytes.sbumpc();
  if (byte == kEnd) {
    in_.setstate(std::ios::eofbit);
    return false;
  }
  for (; byte != kEnd && byte != '\n'; byte = bytes.sbumpc()) {
    if (text_.size() <= kMostRecordBytes) text_ += static_cast<char>(byte);
  }
  ++lines_;
  record_bytes_ += text_.size();
  if (lines_ == 1 && text_.starts_with("\xEF\xBB\xBF")) text_.erase(0, 3);
  return true;
}

Result<bool> RecordReader::next(std::vector<std::string>& cells) {
  do {
    record_bytes_ = 0;
    if (!next_line()) return false;
  } while (text_.find_first_not_of(" \r") == std::string::npos);
  begun_ = lines_;
  if (text_.size() > kMostRecordBytes)
    return fail(ErrorCode::kTooLarge, "a line of more than 1 MiB", {}, static_cast<std::uint32_t>(begun_));
  return cut(cells);
}

Result<bool> RecordReader::cut(std::vector<std::string>& cells) {
  cells.clear();
  for (std::size_t at = 0;;) {
    std::string& cell = cells.emplace_back();
    if (quotes_ && at < text_.size() && text_[at] == '"') {
      if (auto read = quoted_cell(++at, cell); !read) return read;
    } else {
      const std::size_t end = std::min(text_.find(separator_, at), text_.size());
      cell = text_.substr(at, end - at);
      at = end;
      if (at == text_.size() && cell.ends_with('\r')) cell.pop_back();
    }
    cell = repair_utf8(cell);
    if (at >= text_.size() || (text_[at] == '\r' && at + 1 == text_.size())) return true;
    if (text_[at] != separator_)
      return fail(ErrorCode::kFormat, "words behind a closing quote", {}, static_cast<std::uint32_t>(begun_));
    ++at;
  }
}

/// From behind the opening quote to behind the closing one, over line ends.
Result<bool> RecordReader::quoted_cell(std::size_t& at, std::string& cell) {
  for (;;) {
    if (at >= text_.size()) {
      if (record_bytes_ > kMostRecordBytes || !next_line())
        return fail(ErrorCode::kFormat, "a quote is never closed", {}, static_cast<std::uint32_t>(begun_));
      cell += '\n';
      at = 0;
      continue;
    }
    const char c = text_[at++];
    if (c != '"') {
      cell += c;
    } else if (at < text_.size() && text_[at] == '"') {
      cell += '"';
      ++at;
    } else {
      return true;
    }
  }
}

}  // namespace dragoman
