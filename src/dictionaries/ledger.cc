#include "dictionaries/ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/utf8.h"

namespace dragoman::dictionaries {
namespace {

constexpr std::size_t kLongestEntry = 300;  ///< bytes of an entry that are listed

/// Fit for a cell: no tab, no line end, valid UTF-8, cut where it is long.
std::string cell(std::string_view text) {
  std::string out = repair_utf8(text.substr(0, kLongestEntry));
  if (text.size() > kLongestEntry) out += " ...";
  std::replace_if(
      out.begin(), out.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  return out;
}

}  // namespace

void Ledger::left(Kind kind, std::string_view file, std::uint32_t line, std::string_view entry,
                  std::string_view reason) {
  ++at(kind).left;
  leftovers_.push_back({cell(file), line, kind, cell(entry), cell(reason)});
}

void Ledger::refused(Kind kind, std::string_view file, std::uint32_t line, std::string_view entry,
                     std::string_view reason) {
  read(kind);
  left(kind, file, line, entry, reason);
}

std::string_view Ledger::wrong_sum() const {
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    if (counts_.at(i).read != counts_.at(i).carried + counts_.at(i).left) return kKindNames.at(i);
  }
  return {};
}

std::string Ledger::summary() const {
  std::string out =
      fmt::format("{:<16}{:>10}{:>15}{:>19}\n", "kind", "read", "carried over", "not carried over");
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    const Count& count = counts_.at(i);
    if (count.read == 0) continue;
    out += fmt::format("{:<16}{:>10}{:>15}{:>19}\n", kKindNames.at(i), count.read, count.carried, count.left);
  }
  return out;
}

std::string Ledger::table() const {
  std::vector<const Leftover*> sorted;
  sorted.reserve(leftovers_.size());
  for (const Leftover& item : leftovers_) sorted.push_back(&item);
  std::stable_sort(sorted.begin(), sorted.end(), [](const Leftover* a, const Leftover* b) {
    return std::tie(a->file, a->line) < std::tie(b->file, b->line);
  });
  std::string out = "file\tline\tkind\tentry\treason\n";
  for (const Leftover* item : sorted) {
    out += fmt::format("{}\t{}\t{}\t{}\t{}\n", item->file, item->line,
                       kKindNames.at(static_cast<std::size_t>(item->kind)), item->entry, item->reason);
  }
  return out;
}

}  // namespace dragoman::dictionaries
