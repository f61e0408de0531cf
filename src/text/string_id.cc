#include "text/string_id.h"

#include <algorithm>

#include "base/hash.h"
#include "text/symbols_table.h"

namespace dragoman {
namespace {

constexpr std::uint64_t kStringSeed = 1;

/// Symbols are short ASCII words; most strings are told apart from them by their first byte.
bool may_be_symbol(std::string_view text) {
  const char c = text.front();
  return text.size() <= 32 && ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_');
}

}  // namespace

std::uint64_t string_id(std::string_view text) {
  if (text.empty()) return 0;
  if (may_be_symbol(text)) {
    const auto* symbol = std::lower_bound(kSymbols.begin(), kSymbols.end(), text,
                                          [](const Symbol& s, std::string_view t) { return s.name < t; });
    if (symbol != kSymbols.end() && symbol->name == text) return symbol->id;
  }
  return murmur64a(text, kStringSeed);
}

}  // namespace dragoman
