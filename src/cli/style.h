#pragma once
// Colours, where they are wanted.

#include <cstdint>
#include <string>
#include <string_view>

#include "cli/io.h"
#include "serve/sheet.h"

namespace dragoman::cli {

/// Paints, or leaves as it is.
class Painter {
 public:
  explicit Painter(bool on) : on_(on) {}
  bool on() const { return on_; }
  std::string operator()(Style style, std::string_view text) const;

 private:
  bool on_;
};

/// `when`: "always", "never", or "auto": on a terminal that is not dumb, NO_COLOR unset or empty.
Painter painter_for(const Io& io, int descriptor, std::string_view when);

}  // namespace dragoman::cli
