#include "base/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace dragoman {
namespace {

/// Closes a descriptor when it leaves the scope; a mapping outlives its descriptor.
class Descriptor {
 public:
  explicit Descriptor(int fd) : fd_(fd) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  int get() const { return fd_; }

 private:
  int fd_;
};

tl::unexpected<Error> system_failure(const char* what, const std::filesystem::path& file, int code) {
  return fail(ErrorCode::kIo, std::string(what) + ": " + std::system_category().message(code), file.string());
}

}  // namespace

Result<MappedFile> MappedFile::open(const std::filesystem::path& file) {
  const Descriptor fd(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (fd.get() < 0) return system_failure("cannot open", file, errno);
  struct stat info {};
  if (::fstat(fd.get(), &info) != 0) return system_failure("cannot open", file, errno);
  if (!S_ISREG(info.st_mode)) return fail(ErrorCode::kIo, "is not a regular file", file.string());
  MappedFile mapped;
  const auto size = static_cast<std::size_t>(info.st_size);
  if (size == 0) return mapped;
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd.get(), 0);
  if (data == MAP_FAILED) return system_failure("cannot map", file, errno);
  mapped.data_ = static_cast<const char*>(data);
  mapped.size_ = size;
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : data_(std::exchange(other.data_, nullptr)), size_(std::exchange(other.size_, 0)) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(data_, other.data_);
  std::swap(size_, other.size_);
  return *this;
}

MappedFile::~MappedFile() {
  // munmap takes a non-const pointer although it changes nothing that anyone may still see.
  if (data_ != nullptr) ::munmap(const_cast<char*>(data_), size_);
}

}  // namespace dragoman
