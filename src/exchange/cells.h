#pragma once
// Cells of tables that other programs read: what may stand in one, and how a line is made of them.

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

/// How a table parts its cells.
enum class Separator : std::uint8_t {
  kTab,    ///< no quoting: tabs, line ends and control characters become blanks, '"' becomes '\''
  kComma,  ///< RFC 4180: cells with commas, quotes or line ends stand in quotes, quotes doubled
};

/// Text that a spreadsheet would run as a formula gets a '\'' before it; a number stays one.
std::string safe_text(std::string_view text);
/// Shortest decimal without exponent that reads back as the same number.
std::string decimal(double value);

/// One line, cell by cell.
class Line {
 public:
  explicit Line(Separator separator) : separator_(separator) {}

  /// Words of articles and tables; made safe.
  Line& text(std::string_view text);
  /// Something that we made ourselves and that needs no care: a code, a day.
  Line& code(std::string_view code);
  template <std::integral T>
  Line& number(T value) {
    return code(std::to_string(value));
  }
  /// Empty if it is not finite.
  Line& number(double value);
  template <class T>
  Line& number(const std::optional<T>& value) {
    return value ? number(*value) : none();
  }
  /// `count` empty cells.
  Line& none(std::size_t count = 1);

  /// The line with its '\n'.
  std::string end() &&;
  std::size_t cells() const { return cells_; }

 private:
  void put(std::string_view cell);
  Separator separator_;
  std::string line_;
  std::size_t cells_ = 0;
};

/// The header line of those columns.
std::string header_line(Separator separator, const std::vector<std::string_view>& columns);

}  // namespace dragoman
