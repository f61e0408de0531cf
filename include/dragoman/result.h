#pragma once
// Expected failures travel as values: a function that can fail on its input returns Result<T>.

#include <cstdint>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>

namespace dragoman {

/// What went wrong, in classes a caller may act on.
enum class ErrorCode : std::uint8_t {
  kIo,           ///< a file cannot be opened, read, mapped or written
  kFormat,       ///< the bytes are not of the format they should be
  kUnsupported,  ///< well-formed, but of a kind or version this program does not know
  kInvalid,      ///< a value out of range or contradictory: dates, options, tables
  kTooLarge,     ///< over a limit that an option sets
};

/// An expected failure. `message` says what to do; `file` and `line` (1-based, 0 if unknown) say where.
struct Error {
  ErrorCode code = ErrorCode::kInvalid;
  std::string message;
  std::string file{};
  std::uint32_t line = 0;

  /// "file:line: message", leaving out what is unknown.
  std::string str() const {
    std::string out = file;
    if (!file.empty() && line != 0) out += ":" + std::to_string(line);
    if (!file.empty()) out += ": ";
    return out + message;
  }
};

template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::kIo, "...")` out of any function that returns a Result.
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string_view file = {},
                                  std::uint32_t line = 0) {
  return tl::unexpected<Error>(Error{code, std::move(message), std::string(file), line});
}

}  // namespace dragoman
