#include "read/byte_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace dragoman {
namespace {

std::string system_reason(int error) { return std::generic_category().message(error); }

class FileSource : public ByteSource {
 public:
  FileSource(int descriptor, bool owned) : descriptor_(descriptor), owned_(owned) {}
  ~FileSource() override {
    if (owned_) ::close(descriptor_);
  }

 protected:
  std::size_t read(std::span<char> block) override {
    ssize_t got = 0;
    do {
      got = ::read(descriptor_, block.data(), block.size());
    } while (got < 0 && errno == EINTR);
    if (got < 0) set_error(system_reason(errno));
    return got > 0 ? static_cast<std::size_t>(got) : 0;
  }

 private:
  int descriptor_;
  bool owned_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::string& input) {
  if (input == "-") return std::make_unique<FileSource>(STDIN_FILENO, false);
  const int descriptor = ::open(input.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return fail(ErrorCode::kIo, "cannot be opened: " + system_reason(errno), input);
  auto source = std::make_unique<FileSource>(descriptor, true);
  struct stat about {};
  if (::fstat(descriptor, &about) == 0 && S_ISDIR(about.st_mode)) {
    return fail(ErrorCode::kIo, "is a folder", input);
  }
  return source;
}

std::string_view ByteSource::peek(std::size_t wanted) {
  wanted = std::min(wanted, block_.size());
  if (begin_ == end_) begin_ = end_ = 0;
  while (end_ - begin_ < wanted && !ended_) {
    if (begin_ > 0) {
      std::memmove(block_.data(), block_.data() + begin_, end_ - begin_);
      end_ -= begin_;
      begin_ = 0;
    }
    const std::size_t got = read(std::span(block_).subspan(end_));
    ended_ = got == 0;
    end_ += got;
  }
  return {block_.data() + begin_, end_ - begin_};
}

void ByteSource::take(std::size_t size) {
  begin_ += size;
  taken_ += size;
}

std::size_t MemorySource::read(std::span<char> block) {
  const std::size_t size = std::min(block.size(), bytes_.size());
  std::copy_n(bytes_.begin(), size, block.begin());
  bytes_.remove_prefix(size);
  return size;
}

std::string read_rest(ByteSource& source, std::size_t limit) {
  std::string out;
  while (out.size() <= limit) {
    const std::string_view bytes = source.peek();
    if (bytes.empty()) break;
    const std::size_t size = std::min(bytes.size(), limit + 1 - out.size());
    out.append(bytes.substr(0, size));
    source.take(size);
  }
  return out;
}

}  // namespace dragoman
