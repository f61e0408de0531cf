// MurmurHash64A and MurmurHash3 after Austin Appleby's public-domain algorithms, in the forms that spaCy and
// thinc use.
#include "base/hash.h"

#include <xxhash.h>
#include <bit>
#include <cstring>

#include <fmt/format.h>

namespace dragoman {
namespace {

std::uint64_t little_endian_64(const char* bytes) {
  std::uint64_t value = 0;
  std::memcpy(&value, bytes, sizeof value);
  if constexpr (std::endian::native == std::endian::big) value = __builtin_bswap64(value);
  return value;
}

std::uint64_t finalize_64(std::uint64_t h) {
  h ^= h >> 33;
  h *= 0xff51afd7ed558ccdULL;
  h ^= h >> 33;
  h *= 0xc4ceb9fe1a85ec53ULL;
  return h ^ (h >> 33);
}

}  // namespace

std::uint64_t murmur64a(std::string_view bytes, std::uint64_t seed) {
  constexpr std::uint64_t kM = 0xc6a4a7935bd1e995ULL;
  constexpr int kR = 47;
  std::uint64_t h = seed ^ (bytes.size() * kM);
  std::size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) {
    std::uint64_t k = little_endian_64(bytes.data() + at) * kM;
    k ^= k >> kR;
    h = (h ^ (k * kM)) * kM;
  }
  if (at < bytes.size()) {
    for (std::size_t i = 0; at + i < bytes.size(); ++i) {
      h ^= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    }
    h *= kM;
  }
  h ^= h >> kR;
  h *= kM;
  return h ^ (h >> kR);
}

std::array<std::uint32_t, 4> murmur3_128(std::uint64_t value, std::uint32_t seed) {
  std::uint64_t h1 = std::rotl(value * 0x87c37b91114253d5ULL, 31) * 0x4cf5ad432745937fULL;
  h1 ^= seed;
  h1 ^= 8;  // the length of the key in bytes
  std::uint64_t h2 = static_cast<std::uint64_t>(seed) ^ 8;
  h1 += h2;
  h2 += h1;
  h1 = finalize_64(h1);
  h2 = finalize_64(h2);
  h1 += h2;
  h2 += h1;
  return {static_cast<std::uint32_t>(h1), static_cast<std::uint32_t>(h1 >> 32),
          static_cast<std::uint32_t>(h2), static_cast<std::uint32_t>(h2 >> 32)};
}

std::uint64_t xxh3(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }

std::string hex_digest(std::string_view bytes, std::size_t digits) {
  const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
  std::string hex = fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
  hex.resize(std::min(digits, hex.size()));
  return hex;
}

}  // namespace dragoman
