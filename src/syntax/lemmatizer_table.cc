#include "syntax/lemmatizer_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "base/hash.h"

namespace dragoman {

Result<StringList> StringList::open(const WeightFile& file, const std::string& name) {
  const auto text = file.bytes(name + ".text");
  if (!text) return tl::unexpected(text.error());
  const auto ends = file.u32(name + ".ends");
  if (!ends) return tl::unexpected(ends.error());
  const bool ascend = std::is_sorted(ends->begin(), ends->end());
  if (!ascend || (!ends->empty() && ends->back() > text->size())) {
    return fail(ErrorCode::kFormat, fmt::format("its strings {} do not lie inside their text", name),
                file.path());
  }
  StringList out;
  out.text_ = *text;
  out.ends_ = *ends;
  return out;
}

void StringList::add(WeightFileWriter& writer, const std::string& name,
                     const std::vector<std::string>& strings) {
  std::string text;
  std::vector<std::uint32_t> ends;
  ends.reserve(strings.size());
  for (const std::string& string : strings) {
    text += string;
    ends.push_back(static_cast<std::uint32_t>(text.size()));
  }
  writer.add_bytes(name + ".text", std::move(text));
  writer.add_u32(name + ".ends", ends);
}

Result<StringTable> StringTable::open(const WeightFile& file, const std::string& name) {
  auto strings = StringList::open(file, name);
  if (!strings) return tl::unexpected(strings.error());
  const auto slots = file.u32(name + ".slots");
  if (!slots) return tl::unexpected(slots.error());
  const auto free = static_cast<std::size_t>(std::count(slots->begin(), slots->end(), 0U));
  const auto in_range = [&](std::uint32_t slot) { return slot <= strings->size(); };
  // A free slot must be there, or a search for what is absent would not end.
  if (!std::has_single_bit(slots->size()) || free == 0 ||
      !std::all_of(slots->begin(), slots->end(), in_range)) {
    return fail(ErrorCode::kFormat, fmt::format("its table {} is not usable", name), file.path());
  }
  StringTable out;
  out.strings_ = *strings;
  out.slots_ = *slots;
  return out;
}

void StringTable::add(WeightFileWriter& writer, const std::string& name,
                      const std::vector<std::string>& strings) {
  std::vector<std::uint32_t> slots(std::bit_ceil(strings.size() + strings.size() / 3 + 1));
  for (std::uint32_t i = 0; i < strings.size(); ++i) {
    std::size_t at = xxh3(strings[i]) & (slots.size() - 1);
    while (slots[at] != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = i + 1;
  }
  StringList::add(writer, name, strings);
  writer.add_u32(name + ".slots", slots);
}

std::optional<std::uint32_t> StringTable::find(std::string_view text) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = xxh3(text) & mask; slots_[at] != 0; at = (at + 1) & mask) {
    if (strings_.at(slots_[at] - 1) == text) return slots_[at] - 1;
  }
  return std::nullopt;
}

}  // namespace dragoman
