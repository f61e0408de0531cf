#include <zstd.h>

#include "read/compressed.h"

namespace dragoman {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view kFrame = "\x28\xb5\x2f\xfd";
constexpr std::string_view kDictionary = "\x5d\x2a\x4d\x18";  // a skippable frame that WARC gives a meaning
constexpr std::size_t kLargestDictionary = std::size_t{16} << 20;

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8U | static_cast<unsigned char>(bytes[i]);
  return value;
}

class ZstdSource : public ByteSource {
 public:
  explicit ZstdSource(std::unique_ptr<ByteSource> packed)
      : packed_(std::move(packed)), context_(::ZSTD_createDCtx()) {
    if (context_ == nullptr) {
      set_error("no memory to unpack it");
    } else if (packed_->peek(8).starts_with(kDictionary)) {
      load_dictionary();
    }
  }
  ~ZstdSource() override { ::ZSTD_freeDCtx(context_); }

 protected:
  std::size_t read(std::span<char> block) override;

 private:
  void load_dictionary();

  std::unique_ptr<ByteSource> packed_;
  ZSTD_DCtx* context_;
  std::string dictionary_;
  std::size_t hint_ = 0;  ///< 0 between frames
  std::uint64_t given_ = 0;
};

void ZstdSource::load_dictionary() {
  const std::string_view head = packed_->peek(8);
  const std::size_t size = head.size() >= 8 ? little_endian(head.substr(4)) : kLargestDictionary + 1;
  if (size > kLargestDictionary) return set_error("a zstd dictionary that is cut or too large");
  packed_->take(8);
  std::string raw;
  if (size > 0) raw = read_rest(*packed_, size - 1);
  if (raw.size() != size) return set_error("a zstd dictionary that is cut");
  if (is_zstd(raw)) {
    dictionary_.resize(kLargestDictionary);
    const std::size_t got = ::ZSTD_decompress(dictionary_.data(), dictionary_.size(), raw.data(), raw.size());
    if (::ZSTD_isError(got) != 0U) return set_error("a damaged zstd dictionary");
    dictionary_.resize(got);
  } else {
    dictionary_ = std::move(raw);
  }
  if (::ZSTD_isError(::ZSTD_DCtx_loadDictionary(context_, dictionary_.data(), dictionary_.size())) != 0U) {
    set_error("a damaged zstd dictionary");
  }
}

std::size_t ZstdSource::read(std::span<char> block) {
  while (error().empty()) {
    const std::string_view bytes = packed_->peek();
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    ZSTD_outBuffer out{block.data(), block.size(), 0};
    const std::size_t code = ::ZSTD_decompressStream(context_, &out, &in);
    packed_->take(in.pos);
    given_ += out.pos;
    const std::string at = " at byte " + std::to_string(packed_->taken()) + " of the packed file";
    if (::ZSTD_isError(code) != 0U) {
      set_error("damaged zstd data" + at + ": " + ::ZSTD_getErrorName(code));
    } else if (Expansion::too_great(packed_->taken(), given_)) {
      set_error(Expansion::reason());
    } else if (bytes.empty() && out.pos == 0) {
      if (!packed_->error().empty()) set_error(packed_->error());
      if (packed_->error().empty() && hint_ != 0) set_error("zstd data cut off" + at);
      return 0;
    } else {
      hint_ = code;
    }
    if (out.pos > 0) return out.pos;
  }
  return 0;
}

}  // namespace

bool is_zstd(std::string_view bytes) { return bytes.starts_with(kFrame) || bytes.starts_with(kDictionary); }

std::unique_ptr<ByteSource> zstd_source(std::unique_ptr<ByteSource> packed) {
  return std::make_unique<ZstdSource>(std::move(packed));
}

std::unique_ptr<ByteSource> unpacked(std::unique_ptr<ByteSource> source) {
  const std::string_view first = source->peek(4);
  if (is_gzip(first)) return gzip_source(std::move(source));
  if (is_zstd(first)) return zstd_source(std::move(source));
  return source;
}

}  // namespace dragoman
