#pragma once
// Articles for a command: the reader by the command line's options, rejects told and listed, progress shown.

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/output.h"
#include "cli/settings.h"
#include "read/reader.h"

namespace dragoman::cli {

class Inputs {
 public:
  /// Checks the options and opens the list of rejects. `console` must outlive this.
  static Result<std::unique_ptr<Inputs>> open(const Settings& settings, const Io& io, Console& console);

  /// The next article; nothing at the end, and once stop() was called or the user interrupted.
  std::optional<Article> next();
  /// Besides what is told and listed; called out of next().
  void on_each_reject(std::function<void(const Reject&)> hear) { hear_ = std::move(hear); }
  /// Whether any article was read.
  bool read_any() const { return reader_->counts().articles > 0; }
  /// No more articles: the output cannot be written.
  void stop() { stopped_ = true; }
  /// One article is done; `words` of it were read. Draws progress from time to time.
  void done(std::uint64_t words, std::uint64_t found);
  /// Once all is done: the list of rejects is put in its place, what was rejected is counted on standard
  /// error. `what` names what was found ("events"), empty where that is the articles themselves.
  Result<void> finish(std::string_view what);
  /// 0, 1 or 2 by what was read and found; 130 after an interruption.
  int exit_code() const;

 private:
  Inputs(const Io& io, Console& console) : io_(io), console_(console) {}
  void on_reject(const Reject& reject);
  /// How much of all files is read, 0..1; 0 where that is not known.
  double read_share() const;
  void on_note(const Reject& note);

  Io io_;
  Console& console_;
  std::optional<ArticleReader> reader_;
  std::optional<Output> list_;
  std::function<void(const Reject&)> hear_;
  bool started_ = false;  ///< the first article was asked for, at `start_`
  std::chrono::steady_clock::time_point start_;
  std::atomic<bool> stopped_{false};
  std::atomic<std::uint64_t> rejects_{0};
  std::atomic<std::uint64_t> packed_{0};  ///< bytes of the files read so far
  std::uint64_t notes_ = 0;
  std::uint64_t articles_done_ = 0;
  std::uint64_t words_done_ = 0;
  std::uint64_t found_ = 0;
  std::optional<std::uint64_t> size_;  ///< of all files, in bytes; nothing where standard input is among them
};

/// What the options of the input say, checked.
Result<ReadOptions> read_options(const Settings& settings);
/// As many threads as were asked for, else as there are cores.
unsigned thread_count(const Settings& settings);

}  // namespace dragoman::cli
