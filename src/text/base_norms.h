#pragma once
// Norms that hold in every language: quotes, dashes and currency signs (facts from spaCy's
// lang/norm_exceptions.py, BASE_NORMS).

#include <array>
#include <string_view>
#include <utility>

namespace dragoman {

inline constexpr std::array<std::pair<std::string_view, std::string_view>, 45> kBaseNorms = {{
    {"'s", "'s"},  {"'S", "'s"}, {"’s", "'s"}, {"’S", "'s"}, {"’", "'"},   {"‘", "'"},   {"´", "'"},
    {"`", "'"},    {"”", "\""},  {"“", "\""},  {"''", "\""}, {"``", "\""}, {"´´", "\""}, {"„", "\""},
    {"»", "\""},   {"«", "\""},  {"‘‘", "\""}, {"’’", "\""}, {"？", "?"},  {"！", "!"},  {"，", ","},
    {"；", ";"},   {"：", ":"},  {"。", "."},  {"।", "."},   {"…", "..."}, {"—", "-"},   {"–", "-"},
    {"--", "-"},   {"---", "-"}, {"——", "-"},  {"€", "$"},   {"£", "$"},   {"¥", "$"},   {"฿", "$"},
    {"US$", "$"},  {"C$", "$"},  {"A$", "$"},  {"₺", "$"},   {"₹", "$"},   {"৳", "$"},   {"₩", "$"},
    {"Mex$", "$"}, {"₣", "$"},   {"E£", "$"},
}};

}  // namespace dragoman
