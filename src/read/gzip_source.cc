#include <zlib.h>

#include "read/compressed.h"

namespace dragoman {
namespace {

constexpr std::string_view kMagic = "\x1f\x8b";
constexpr int kGzipWindow = 15 + 16;  // the widest window, with gzip's frame about it

class GzipSource : public ByteSource {
 public:
  explicit GzipSource(std::unique_ptr<ByteSource> packed) : packed_(std::move(packed)) {
    if (::inflateInit2(&stream_, kGzipWindow) != Z_OK) set_error("no memory to unpack it");
  }
  ~GzipSource() override { ::inflateEnd(&stream_); }

 protected:
  std::size_t read(std::span<char> block) override;

 private:
  bool begin_member();
  void tell_fault(int code);

  std::unique_ptr<ByteSource> packed_;
  z_stream stream_{};
  bool inside_ = false;  ///< between the beginning and the end of a member
  bool first_ = true;
  std::uint64_t given_ = 0;
};

/// False at the end. What stands behind the last member is padding of an archive and passed over.
bool GzipSource::begin_member() {
  if (!packed_->peek(kMagic.size()).starts_with(kMagic)) {
    if (!packed_->error().empty()) set_error(packed_->error());
    if (first_) set_error("no gzip data");
    return false;
  }
  first_ = false;
  inside_ = true;
  return ::inflateReset(&stream_) == Z_OK;
}

void GzipSource::tell_fault(int code) {
  if (!packed_->error().empty()) return set_error(packed_->error());
  const std::string at = " at byte " + std::to_string(packed_->taken()) + " of the packed file";
  set_error(code == Z_OK || code == Z_BUF_ERROR ? "gzip data cut off" + at : "damaged gzip data" + at);
}

std::size_t GzipSource::read(std::span<char> block) {
  while (error().empty()) {
    if (!inside_ && !begin_member()) return 0;
    const std::string_view in = packed_->peek();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = static_cast<uInt>(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(block.data());
    stream_.avail_out = static_cast<uInt>(block.size());
    const int code = ::inflate(&stream_, Z_NO_FLUSH);
    packed_->take(in.size() - stream_.avail_in);
    const std::size_t got = block.size() - stream_.avail_out;
    given_ += got;
    inside_ = code != Z_STREAM_END;
    if (inside_ && (code != Z_OK || (in.empty() && got == 0))) tell_fault(code);
    if (Expansion::too_great(packed_->taken(), given_)) set_error(Expansion::reason());
    if (got > 0) return got;
  }
  return 0;
}

}  // namespace

bool is_gzip(std::string_view bytes) { return bytes.starts_with(kMagic); }

std::unique_ptr<ByteSource> gzip_source(std::unique_ptr<ByteSource> packed) {
  return std::make_unique<GzipSource>(std::move(packed));
}

}  // namespace dragoman
