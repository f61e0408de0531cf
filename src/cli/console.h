#pragma once
// What goes to standard error: errors, notes, and one line of progress that gets out of their way.

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>

#include "cli/io.h"
#include "cli/style.h"

namespace dragoman::cli {

/// May be used from many threads at a time.
class Console {
 public:
  Console(const Io& io, std::string_view color, bool quiet);
  ~Console();
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  /// "dragoman: ..." even when quiet.
  void error(std::string_view message);
  /// A line of its own, unless quiet.
  void note(std::string_view message);
  /// A line of its own as it is, even when quiet: for what was asked for.
  void line(std::string_view text);
  /// Whether there is a terminal to show progress on, and it is wanted.
  bool shows_progress() const { return !quiet_ && width_ > 0; }
  /// Whether progress is shown at all, and it is time to draw it again.
  bool progress_due();
  /// Draws the progress line anew, cut to the terminal's width.
  void progress(std::string_view line);
  /// Takes the progress line away.
  void clear();

 private:
  void clear_locked();
  void put(std::string_view text);

  Writer writer_;
  std::size_t width_;  ///< 0 where it is no terminal
  Painter paint_;
  bool quiet_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point next_draw_;
  std::mutex mutex_;
};

}  // namespace dragoman::cli
