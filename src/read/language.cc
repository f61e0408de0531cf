#include "read/language.h"

#include <array>
#include <utility>

#include "base/tsv.h"
#include "read/ascii.h"

namespace dragoman {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 30> kNames = {{
    {"eng", "en"}, {"english", "en"}, {"rus", "ru"},    {"russian", "ru"}, {"ara", "ar"}, {"arabic", "ar"},
    {"fra", "fr"}, {"fre", "fr"},     {"french", "fr"}, {"deu", "de"},     {"ger", "de"}, {"german", "de"},
    {"spa", "es"}, {"spanish", "es"}, {"por", "pt"},    {"zho", "zh"},     {"chi", "zh"}, {"chinese", "zh"},
    {"ukr", "uk"}, {"tur", "tr"},     {"fas", "fa"},    {"per", "fa"},     {"heb", "he"}, {"hin", "hi"},
    {"ita", "it"}, {"italian", "it"}, {"jpn", "ja"},    {"kor", "ko"},     {"pol", "pl"}, {"nld", "nl"},
}};

}  // namespace

std::string language_code(std::string_view tag) {
  const std::string lower_case = ascii_lower(trim(tag));
  const std::string_view primary = std::string_view(lower_case).substr(0, lower_case.find_first_of("-_,; "));
  for (const char c : primary) {
    if (!is_ascii_letter(c)) return {};
  }
  if (primary.size() == 2) return std::string(primary);
  for (const auto& [name, code] : kNames) {
    if (primary == name) return std::string(code);
  }
  return {};
}

}  // namespace dragoman
