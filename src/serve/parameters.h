#pragma once
// What a route takes, and what a request gave of it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/target.h"

namespace dragoman::serve {

/// A parameter of a route, for checks and for openapi.json.
struct Parameter {
  enum class Takes : std::uint8_t { kText, kNumber, kDay };
  std::string_view name;
  std::string_view says;
  Takes takes = Takes::kText;
  std::vector<std::string_view> choices = {};  ///< empty: any
  std::string_view fallback = {};              ///< if absent; empty: none
  std::uint64_t most = 0;                      ///< of a number
  std::size_t times = 1;                       ///< how often it may be given
  bool required = false;
};

/// The parameters of one request, checked against what its route takes.
class Parameters {
 public:
  /// 400 names what is wrong, and the nearest name that is right.
  static tl::expected<Parameters, Problem> check(const std::vector<Parameter>& known, const Target& target,
                                                 std::string path_value);

  /// Empty if it was not given and has no fallback.
  std::string text(std::string_view name) const;
  std::size_t number(std::string_view name) const;
  std::vector<std::string> all(std::string_view name) const;
  /// What stands in the path: an id.
  const std::string& id() const { return id_; }

 private:
  std::vector<std::pair<std::string, std::string>> values_;
  std::string id_;
};

}  // namespace dragoman::serve
