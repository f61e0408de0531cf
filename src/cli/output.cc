#include "cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

namespace dragoman::cli {
namespace {

constexpr mode_t kMode = 0666;  // what the umask leaves of it

bool is_device(const std::string& file) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(file, error);
  return std::filesystem::exists(status) && !std::filesystem::is_regular_file(status);
}

}  // namespace

Output::Output(int descriptor, std::string name, std::string partial)
    : descriptor_(descriptor),
      name_(std::move(name)),
      partial_(std::move(partial)),
      owned_(!name_.empty()),
      writer_(std::make_unique<Writer>(descriptor)) {}

Output::Output(Output&& other) noexcept
    : descriptor_(other.descriptor_),
      name_(std::move(other.name_)),
      partial_(std::exchange(other.partial_, {})),
      owned_(std::exchange(other.owned_, false)),
      writer_(std::move(other.writer_)) {}

Output::~Output() {
  if (owned_) ::close(descriptor_);
  if (!partial_.empty()) ::unlink(partial_.c_str());
}

Result<Output> Output::open(const std::string& file, const Io& io) {
  if (file.empty() || file == "-") return Output(io.out, "", "");
  const bool direct = is_device(file);
  const std::string path = direct ? file : file + ".partial";
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | (direct ? 0 : O_TRUNC), kMode);
  if (descriptor < 0) {
    return fail(ErrorCode::kIo, "cannot be written: " + std::generic_category().message(errno), file);
  }
  return Output(descriptor, file, direct ? "" : path);
}

Result<void> Output::finish(bool whole) {
  writer_->flush(true);
  const std::string where = name_.empty() ? "standard output" : name_;
  if (writer_->pipe_closed()) return {};
  if (writer_->failed()) return fail(ErrorCode::kIo, "cannot be written: " + writer_->reason(), where);
  if (!whole) partial_.clear();
  if (!partial_.empty()) {
    if (::rename(partial_.c_str(), name_.c_str()) != 0) {
      return fail(ErrorCode::kIo, "cannot be written: " + std::generic_category().message(errno), where);
    }
    partial_.clear();
  }
  return {};
}

}  // namespace dragoman::cli
