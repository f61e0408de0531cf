#include "exchange/ical_text.h"

namespace dragoman {

std::string ical_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r') {
      if (i + 1 >= text.size() || text[i + 1] != '\n') out += "\\n";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += '\\';
      out += c;
    } else if ((static_cast<unsigned char>(c) >= 0x20 && c != 0x7F) || c == '\t') {
      out += c;
    }
  }
  return out;
}

std::string ical_line(std::string_view name, std::string_view value) {
  constexpr std::size_t kOctets = 75;
  std::string line(name);
  line.append(1, ':').append(value);
  std::string out;
  std::string_view rest = line;
  // A folded line begins with a blank, which counts.
  for (std::size_t room = kOctets; rest.size() > room; room = kOctets - 1) {
    std::size_t cut = room;
    while (cut > 1 && (static_cast<unsigned char>(rest[cut]) & 0xC0) == 0x80) --cut;
    out.append(rest.substr(0, cut)).append("\r\n ");
    rest.remove_prefix(cut);
  }
  return out.append(rest).append("\r\n");
}

}  // namespace dragoman
