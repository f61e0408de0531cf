#include "read/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace dragoman {
namespace {

constexpr std::size_t kBlock = 64 * 1024;

std::string system_reason(int error) { return std::generic_category().message(error); }

}  // namespace

ByteSource::ByteSource(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned), block_(kBlock) {}

ByteSource::ByteSource(ByteSource&& other) noexcept
    : descriptor_(other.descriptor_),
      owned_(std::exchange(other.owned_, false)),
      block_(std::move(other.block_)),
      begin_(other.begin_),
      end_(other.end_),
      error_(std::move(other.error_)) {}

ByteSource::~ByteSource() {
  if (owned_) ::close(descriptor_);
}

Result<ByteSource> ByteSource::open(const std::string& input) {
  if (input == "-") return ByteSource(STDIN_FILENO, false);
  const int descriptor = ::open(input.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fail(ErrorCode::kIo, "cannot be opened: " + system_reason(errno), input);
  ByteSource source(descriptor, true);
  struct stat about {};
  if (::fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode)) {
    return fail(ErrorCode::kIo, "is a folder: name the files in it", input);
  }
  return source;
}

std::string_view ByteSource::peek() {
  if (begin_ == end_ && error_.empty()) {
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, block_.data(), block_.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0) error_ = system_reason(errno);
    begin_ = 0;
    end_ = got > 0 ? static_cast<std::size_t>(got) : 0;
  }
  return {block_.data() + begin_, end_ - begin_};
}

}  // namespace dragoman
