#pragma once
// Texts and event records as they lie in the store: compressed.

#include <string>
#include <string_view>
#include <vector>

#include "dragoman/event.h"

namespace dragoman {

std::string compress_text(std::string_view text);
/// Throws StoreFault where the bytes are no such text.
std::string decompress_text(std::string_view bytes);

/// An article's events, as the coder gave them.
std::string pack_events(const std::vector<Event>& events);
/// Throws StoreFault where the bytes are no such record.
std::vector<Event> unpack_events(std::string_view bytes);
/// The events at these positions of the record, in this order; the others are not parsed.
std::vector<Event> unpack_events(std::string_view bytes, const std::vector<std::size_t>& positions);

/// A mention_id of 16 hex digits as the number under which it is kept.
std::int64_t id_number(std::string_view hex);
std::string id_text(std::int64_t number);

}  // namespace dragoman
