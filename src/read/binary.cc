#include "read/binary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "read/compressed.h"

namespace dragoman {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKinds = {{
    {"%PDF-", "a PDF file"},
    {"PK\x03\x04", "a zip archive (or an office document)"},
    {"\x89PNG", "a PNG image"},
    {"\xFF\xD8\xFF", "a JPEG image"},
    {"GIF8", "a GIF image"},
    {"BZh", "packed with bzip2: unpack it first"},
    {"\xFD"
     "7zXZ",
     "packed with xz: unpack it first"},
}};

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 && (byte < 0x08 || byte > 0x0D) && byte != 0x1B;
}

}  // namespace

std::string binary_fault(std::string_view bytes) {
  for (const auto& [mark, kind] : kKinds) {
    if (bytes.starts_with(mark)) return std::string(kind);
  }
  if (is_gzip(bytes) || is_zstd(bytes)) return "packed twice";
  if (const std::size_t nul = bytes.find('\0'); nul != std::string_view::npos) {
    return "a binary file: NUL at byte " + std::to_string(nul);
  }
  const auto controls = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_control));
  constexpr std::size_t kTolerated = 20;  // one control character in so many bytes
  return controls > bytes.size() / kTolerated ? "a binary file: full of control characters" : "";
}

}  // namespace dragoman
