#include "event/characters.h"

#include "base/utf8.h"

namespace dragoman {

std::string characters(std::string_view text, CharSpan at) {
  std::size_t begin = text.size();
  std::size_t byte = 0;
  std::uint32_t count = 0;
  while (byte < text.size() && count < at.end) {
    if (count == at.start) begin = byte;
    byte += decode(text, byte).size;
    ++count;
  }
  return begin < byte ? std::string(text.substr(begin, byte - begin)) : std::string();
}

}  // namespace dragoman
