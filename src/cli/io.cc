#include "cli/io.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <system_error>

namespace dragoman::cli {
namespace {

constexpr std::size_t kEnough = 64 * 1024;
constexpr std::size_t kDefaultWidth = 80;

}  // namespace

std::optional<std::size_t> terminal_width(const Io& io, int descriptor) {
  if (::isatty(descriptor) == 0) return std::nullopt;
  if (const std::optional<std::string> columns = io.env("COLUMNS")) {
    std::size_t width = 0;
    std::from_chars(columns->data(), columns->data() + columns->size(), width);
    if (width > 0) return width;
  }
  winsize size{};
  if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kDefaultWidth;
}

void Writer::write(std::string_view text) {
  if (failed()) return;
  pending_ += text;
  if (pending_.size() >= kEnough) flush();
}

void Writer::flush(bool last) {
  const std::size_t newline = pending_.rfind('\n');
  const std::size_t ready = last ? pending_.size() : newline == std::string::npos ? 0 : newline + 1;
  send(std::string_view(pending_).substr(0, ready));
  pending_.erase(0, ready);
}

void Writer::send(std::string_view bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size() && !failed()) {
    const ssize_t now = ::write(descriptor_, bytes.data() + sent, bytes.size() - sent);
    if (now > 0) sent += static_cast<std::size_t>(now);
    if (now < 0 && errno != EINTR) error_ = errno;
  }
  if (failed()) drop_broken_line(bytes, sent);
}

/// A file that took only part of a line (disk full) is cut back to its last whole line.
void Writer::drop_broken_line(std::string_view bytes, std::size_t sent) const {
  const std::size_t newline = bytes.substr(0, sent).rfind('\n');
  const std::size_t broken = newline == std::string_view::npos ? sent : sent - newline - 1;
  struct stat about {};
  if (broken == 0 || ::fstat(descriptor_, &about) != 0 || !S_ISREG(about.st_mode)) return;
  const off_t end = ::lseek(descriptor_, 0, SEEK_CUR);
  if (end != about.st_size) return;
  if (::ftruncate(descriptor_, end - static_cast<off_t>(broken)) == 0) ::lseek(descriptor_, 0, SEEK_END);
}

bool Writer::pipe_closed() const { return error_ == EPIPE; }
std::string Writer::reason() const { return std::generic_category().message(error_); }

}  // namespace dragoman::cli
