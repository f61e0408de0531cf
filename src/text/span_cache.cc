#include "text/span_cache.h"

#include <algorithm>

namespace dragoman {

std::span<const Piece> SpanCache::find(std::string_view text, std::uint64_t hash) const {
  for (std::size_t at = hash & (kSlots - 1);; at = (at + 1) & (kSlots - 1)) {
    const Slot& slot = slots_[at];
    if (slot.count == 0) return {};
    if (slot.hash == hash && std::string_view(text_).substr(slot.text, slot.bytes) == text) {
      return std::span(pieces_).subspan(slot.first, slot.count);
    }
  }
}

void SpanCache::keep(std::string_view text, std::uint64_t hash, std::span<const Piece> pieces) {
  if (text.size() > kMaxBytes) return;
  if (entries_ == kMaxEntries) clear();
  std::size_t at = hash & (kSlots - 1);
  while (slots_[at].count != 0) at = (at + 1) & (kSlots - 1);
  slots_[at] = {hash, static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(pieces_.size()),
                static_cast<std::uint16_t>(text.size()), static_cast<std::uint16_t>(pieces.size())};
  text_.append(text);
  pieces_.insert(pieces_.end(), pieces.begin(), pieces.end());
  ++entries_;
}

void SpanCache::clear() {
  std::fill(slots_.begin(), slots_.end(), Slot{});
  text_.clear();
  pieces_.clear();
  entries_ = 0;
}

}  // namespace dragoman
