#pragma once
// What the program touches of the world around it, as a value: tests give their own.

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace dragoman::cli {

struct Io {
  int out = 1;  ///< descriptors
  int err = 2;
  std::function<std::optional<std::string>(const char*)> env;  ///< environment variables
  std::filesystem::path program_folder;                        ///< where the executable lies
  std::function<bool()> interrupted;                           ///< the user asked to stop
};

/// Columns of the terminal behind `descriptor`; nothing where it is none.
std::optional<std::size_t> terminal_width(const Io& io, int descriptor);

/// Writes whole lines to a descriptor. After the first error everything further is dropped.
class Writer {
 public:
  explicit Writer(int descriptor) : descriptor_(descriptor) {}

  /// Appends; complete lines go out once enough is together.
  void write(std::string_view text);
  /// Sends all complete lines; `last` sends the rest too.
  void flush(bool last = false);
  bool failed() const { return error_ != 0; }
  /// The reader of a pipe went away: no error worth a word.
  bool pipe_closed() const;
  /// The system's reason.
  std::string reason() const;

 private:
  void send(std::string_view bytes);
  void drop_broken_line(std::string_view bytes, std::size_t sent) const;

  int descriptor_;
  int error_ = 0;
  std::string pending_;
};

}  // namespace dragoman::cli
