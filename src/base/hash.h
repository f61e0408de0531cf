#pragma once
// Hashes: spaCy's string ids and rows (MurmurHash), and XXH3 for our own ids and fingerprints.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dragoman {

/// MurmurHash64A, little-endian.
std::uint64_t murmur64a(std::string_view bytes, std::uint64_t seed);
/// thinc's MurmurHash3_x86_128_uint64: four rows' keys for one feature value.
std::array<std::uint32_t, 4> murmur3_128(std::uint64_t value, std::uint32_t seed);
/// XXH3, 64 bits.
std::uint64_t xxh3(std::string_view bytes);
/// XXH3 of 128 bits in 32 lower-case hex digits, cut to `digits`.
std::string hex_digest(std::string_view bytes, std::size_t digits = 32);

}  // namespace dragoman
