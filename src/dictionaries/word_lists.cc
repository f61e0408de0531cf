#include "dictionaries/word_lists.h"

#include <algorithm>

namespace dragoman::dictionaries {
namespace {

constexpr std::size_t kFew = 6;          ///< words that stand in the frame itself
constexpr std::size_t kLineWidth = 110;  ///< bytes

bool is_plain(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || c == '\'' || c == '*'; });
}

bool is_stem(const std::string& entry) { return entry.ends_with('*'); }

}  // namespace

std::string WordLists::reference(const std::vector<std::string>& entries, std::string_view word_class) {
  std::string body = " pos=" + std::string(word_class) + " type=- mode=- sure\n";
  std::size_t width = 0;
  for (const std::string& entry : entries) {
    const bool full = width > kLineWidth;
    body += width == 0 ? "  " : full ? "\n  " : "; ";
    width = full ? entry.size() : width + entry.size() + 2;
    body += entry;
  }
  const auto [at, fresh] = numbers_.emplace(body, lists_.size() + 1);
  std::string name = "imported." + std::to_string(at->second);
  if (fresh) lists_.push_back("list " + name + body + "\n");
  return "@" + name;
}

std::string WordLists::words(const std::vector<std::string>& entries) {
  const bool stems = std::any_of(entries.begin(), entries.end(), is_stem);
  if (std::all_of(entries.begin(), entries.end(), is_plain) && (stems || entries.size() <= kFew)) {
    std::string out;
    for (const std::string& entry : entries) out.append(out.empty() ? "" : ", ").append(entry);
    return out;
  }
  std::vector<std::string> whole, begun;
  for (const std::string& entry : entries) (is_stem(entry) ? begun : whole).push_back(entry);
  std::string out = whole.empty() ? "" : reference(whole, "noun");
  for (const std::string& stem : begun) out.append(out.empty() ? "" : ", ").append(stem);
  return out;
}

std::string WordLists::text() const {
  std::string out;
  for (const std::string& list : lists_) out += list;
  return out;
}

}  // namespace dragoman::dictionaries
