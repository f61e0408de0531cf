#include "read/line_reader.h"

#include <algorithm>

namespace dragoman {

bool LineReader::next(Line& line) {
  line.text.clear();
  line.bytes = 0;
  line.too_long = false;
  bool ended = false;
  while (!ended) {
    const std::string_view bytes = source_.peek();
    if (bytes.empty()) break;
    const std::size_t newline = bytes.find('\n');
    ended = newline != std::string_view::npos;
    const std::string_view part = bytes.substr(0, newline);
    line.text.append(part.substr(0, limit_ + 1 - std::min(line.text.size(), limit_ + 1)));
    line.bytes += part.size() + (ended ? 1 : 0);
    source_.take(part.size() + (ended ? 1 : 0));
  }
  if (line.bytes == 0) return false;
  line.number = ++number_;
  if (ended && line.text.ends_with('\r')) line.text.pop_back();
  if (line.text.size() > limit_) {
    line.text.resize(limit_);
    line.too_long = true;
  }
  return true;
}

}  // namespace dragoman
