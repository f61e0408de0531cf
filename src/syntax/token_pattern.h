#pragma once
// Patterns over tokens as spaCy's Matcher has them, for the attributes that are known when an attribute ruler
// runs.

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"
#include "syntax/parse.h"
#include "text/regex.h"

namespace dragoman {

enum class TokenAttr : std::uint8_t {
  kText,
  kLower,
  kTag,
  kPos,
  kMorph,
  kLemma,
  kDep,
  kIsSpace,
  kIsAlpha,
  kIsDigit
};

/// Reads attributes of a Parse's tokens. Columns that are empty count as unset. One thread's, for one call.
class TokenReader {
 public:
  explicit TokenReader(const Parse& parse) : parse_(parse) {}
  /// The text of an attribute that is text; valid until the next call.
  std::string_view text(TokenAttr attr, std::uint32_t token);
  bool flag(TokenAttr attr, std::uint32_t token) const;
  RegexScratch& scratch();

 private:
  const Parse& parse_;
  std::uint32_t lower_of_ = UINT32_MAX;
  std::string lower_{};
  std::unique_ptr<RegexScratch> scratch_{};  // made when first asked for: it owns a stack
};

/// One thing that a token must be.
struct TokenCondition {
  enum class Kind : std::uint8_t { kIn, kNotIn, kRegex, kFlag };
  TokenAttr attr = TokenAttr::kText;
  Kind kind = Kind::kIn;
  std::vector<std::string> values{};  ///< of kIn and kNotIn
  bool flag = false;                  ///< of kFlag
  std::shared_ptr<const Regex> regex{};
  char first_byte = 0;  ///< every match of `regex` lies in a text that begins with this; 0 if not known

  bool holds(TokenReader& reader, std::uint32_t token) const;
};

struct TokenStep {
  enum class Repeat : std::uint8_t { kOne, kNot, kOptional, kAny };  ///< "1", "!", "?", "*"
  std::vector<TokenCondition> conditions{};
  Repeat repeat = Repeat::kOne;

  bool holds(TokenReader& reader, std::uint32_t token) const;
};

class TokenPattern {
 public:
  /// Compiles [{"TAG": "VBZ", "LOWER": {"IN": [..]}, "OP": "?"}, ...]. kFormat for what is no pattern;
  /// kUnsupported names an attribute, predicate or operator that is not known here.
  static Result<TokenPattern> compile(const nlohmann::json& steps);

  const std::vector<TokenStep>& steps() const { return steps_; }
  /// Takes out a condition that the first token's `attr` be one of some values, where the first step is to
  /// match exactly once and has one: the caller vouches for it from then on.
  std::optional<TokenCondition> take_key(TokenAttr attr);
  /// True where every match has as many tokens as there are steps.
  bool fixed_length() const { return fixed_length_; }
  /// Appends the end of each match that begins at `start` and stays before `limit`; each once, none empty.
  void find(TokenReader& reader, std::uint32_t start, std::uint32_t limit,
            std::vector<std::uint32_t>& ends) const;

 private:
  std::vector<TokenStep> steps_;
  bool fixed_length_ = true;
};

/// A morphological analysis in spaCy's order: features sorted, the values of each sorted. "_" and "" give "".
std::string normal_morph(std::string_view features);

}  // namespace dragoman
