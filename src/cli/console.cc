#include "cli/console.h"

#include "cli/display_width.h"

namespace dragoman::cli {
namespace {

constexpr std::chrono::milliseconds kFirstDraw{500};  // short work shows none
constexpr std::chrono::milliseconds kBetweenDraws{100};

}  // namespace

Console::Console(const Io& io, std::string_view color, bool quiet)
    : writer_(io.err),
      width_(terminal_width(io, io.err).value_or(0)),
      paint_(painter_for(io, io.err, color)),
      quiet_(quiet),
      next_draw_(std::chrono::steady_clock::now() + kFirstDraw) {}

Console::~Console() { clear(); }

void Console::put(std::string_view text) {
  writer_.write(text);
  writer_.flush(true);
}

void Console::clear_locked() {
  if (drawn_) put("\r\x1b[K");
  drawn_ = false;
}

void Console::clear() {
  const std::lock_guard lock(mutex_);
  clear_locked();
}

void Console::error(std::string_view message) {
  const std::lock_guard lock(mutex_);
  clear_locked();
  put(paint_(Style::kRed, "dragoman:") + " " + printable(message) + "\n");
}

void Console::note(std::string_view message) {
  const std::lock_guard lock(mutex_);
  if (quiet_) return;
  clear_locked();
  put(printable(message) + "\n");
}

void Console::line(std::string_view text) {
  const std::lock_guard lock(mutex_);
  clear_locked();
  put(std::string(text) + "\n");
}

bool Console::progress_due() {
  const std::lock_guard lock(mutex_);
  if (quiet_ || width_ == 0 || std::chrono::steady_clock::now() < next_draw_) return false;
  next_draw_ = std::chrono::steady_clock::now() + kBetweenDraws;
  return true;
}

void Console::progress(std::string_view line) {
  const std::lock_guard lock(mutex_);
  put("\r" + paint_(Style::kDim, truncated(printable(line), width_ > 1 ? width_ - 1 : 1)) + "\x1b[K");
  drawn_ = true;
}

}  // namespace dragoman::cli
