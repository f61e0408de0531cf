// All patterns are matched against the token as the earlier components left it; then what they set is written
// in the order of the patterns, so that a later one wins. A pattern is tried only where its first token has
// the word, the tag or the label that it asks for.

#include "syntax/attribute_ruler.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/string_arena.h"
#include "syntax/token_pattern.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

/// What a rule writes; no value where it leaves an attribute alone.
struct Assignment {
  std::optional<std::string_view> tag, pos, morph, lemma, dep;
};

struct RulePattern {
  std::uint32_t rule;
  std::int64_t index;  ///< of the token in the match that is written to; negative from its end
  TokenPattern pattern;
};

/// A rule that writes to a token.
struct Hit {
  std::uint32_t token;
  std::uint32_t rule;
};

bool before(const Hit& a, const Hit& b) { return a.token != b.token ? a.token < b.token : a.rule < b.rule; }

using Places = std::vector<std::uint32_t>;  // in the list of patterns

struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// The patterns whose first token asks for one of some values of `attr`, by value.
struct Bucket {
  TokenAttr attr;
  std::unordered_map<std::string, Places, TextHash, std::equal_to<>> places{};
};

/// Which pairs of bytes the keys of a bucket of lower-case words begin with: most words of a text are told
/// apart from all keys by theirs, without being lowered and looked up.
class Beginnings {
 public:
  void add(std::string_view key) { set_[place(key)] = true; }
  bool may_hold(std::string_view word) const { return set_[place(word)]; }

 private:
  /// One place for all that does not begin with two ASCII characters.
  static std::size_t place(std::string_view text) {
    if (text.size() < 2 || !is_ascii(text[0]) || !is_ascii(text[1])) return kOther;
    return static_cast<std::size_t>(lowered(text[0])) * 128 + static_cast<std::size_t>(lowered(text[1]));
  }
  static bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
  static char lowered(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

  static constexpr std::size_t kOther = std::size_t{128} * 128;
  std::bitset<kOther + 1> set_{};
};

/// The patterns to try where `attr` has the value `text`.
const Places* places_of(const Bucket& bucket, std::string_view text) {
  const auto found = bucket.places.find(text);
  return found == bucket.places.end() ? nullptr : &found->second;
}

bool is_known_pos(std::string_view pos) {
  constexpr std::array<std::string_view, 21> kKnown = {
      "",     "ADJ",  "ADP",   "ADV",   "AUX",   "CONJ", "CCONJ", "DET", "INTJ", "NOUN", "NUM",
      "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",  "VERB",  "X",   "EOL",  "SPACE"};
  return std::find(kKnown.begin(), kKnown.end(), pos) != kKnown.end();
}

Result<Assignment> read_assignment(const Json& attrs, StringArena& arena) {
  if (!attrs.is_object()) return fail(ErrorCode::kFormat, "it has no map of attrs");
  Assignment out;
  for (const auto& [key, value] : attrs.items()) {
    if (!value.is_string())
      return fail(ErrorCode::kUnsupported, fmt::format("it sets {:.20} to what is no text", key));
    std::string text = value.get<std::string>();
    if (key == "POS" && !is_known_pos(text)) {
      return fail(ErrorCode::kFormat, fmt::format("it sets the unknown POS {:.20}", text));
    }
    if (key == "MORPH") text = normal_morph(text);
    const std::string_view kept = arena.keep(text);
    if (key == "POS") {
      out.pos = kept;
    } else if (key == "MORPH") {
      out.morph = kept;
    } else if (key == "TAG") {
      out.tag = kept;
    } else if (key == "LEMMA") {
      out.lemma = kept;
    } else if (key == "DEP") {
      out.dep = kept;
    } else {
      return fail(ErrorCode::kUnsupported, fmt::format("it sets {:.20}, which is not supported", key));
    }
  }
  return out;
}

}  // namespace

struct AttributeRuler::Rules {
  StringArena arena;
  std::vector<Assignment> assignments;
  std::vector<RulePattern> patterns;
  std::array<Bucket, 3> buckets = {{{TokenAttr::kLower}, {TokenAttr::kTag}, {TokenAttr::kDep}}};
  Beginnings beginnings;  ///< of the words in the first bucket
  Places always;          ///< patterns to try at every token

  Result<void> add(const Json& json);
  void file_pattern(std::uint32_t place);
  void match_at(TokenReader& reader, std::uint32_t token, std::uint32_t limit, std::vector<Hit>& hits) const;
  void write(Parse& parse, const Hit& hit) const;
};

Result<void> AttributeRuler::Rules::add(const Json& json) {
  const bool usable = json.is_object() && json.contains("patterns") && json["patterns"].is_array() &&
                      json.contains("attrs") &&
                      (!json.contains("index") || json["index"].is_number_integer());
  if (!usable) return fail(ErrorCode::kFormat, "it has no patterns, attrs or index");
  const auto assignment = read_assignment(json["attrs"], arena);
  if (!assignment) return tl::unexpected(assignment.error());
  const auto rule = static_cast<std::uint32_t>(assignments.size());
  assignments.push_back(*assignment);
  const std::int64_t index = json.contains("index") ? json["index"].get<std::int64_t>() : 0;
  for (const Json& steps : json["patterns"]) {
    auto pattern = TokenPattern::compile(steps);
    if (!pattern) return tl::unexpected(pattern.error());
    const auto count = static_cast<std::int64_t>(pattern->steps().size());
    if (pattern->fixed_length() && (index >= count || index < -count)) {
      return fail(ErrorCode::kFormat, "its index lies outside its pattern");
    }
    patterns.push_back({rule, index, std::move(*pattern)});
    file_pattern(static_cast<std::uint32_t>(patterns.size() - 1));
  }
  return {};
}

void AttributeRuler::Rules::file_pattern(std::uint32_t place) {
  for (Bucket& bucket : buckets) {
    // Whoever is found in a bucket fulfils the condition that the bucket stands for: it need not be asked
    // again.
    const auto condition = patterns[place].pattern.take_key(bucket.attr);
    if (!condition) continue;
    for (const std::string& value : condition->values) {
      Places& places = bucket.places[value];
      if (places.empty() || places.back() != place) places.push_back(place);
      if (bucket.attr == TokenAttr::kLower) beginnings.add(value);
    }
    return;
  }
  always.push_back(place);
}

void AttributeRuler::Rules::match_at(TokenReader& reader, std::uint32_t token, std::uint32_t limit,
                                     std::vector<Hit>& hits) const {
  const auto first = static_cast<std::ptrdiff_t>(hits.size());
  std::vector<std::uint32_t> ends;
  const auto try_pattern = [&](std::uint32_t place) {
    const RulePattern& candidate = patterns[place];
    const auto& steps = candidate.pattern.steps();
    if (steps.size() == 1 && candidate.pattern.fixed_length()) {
      if (steps.front().holds(reader, token)) hits.push_back({token, candidate.rule});
      return;
    }
    ends.clear();
    candidate.pattern.find(reader, token, limit, ends);
    for (const std::uint32_t end : ends) {
      const std::int64_t target = candidate.index + (candidate.index < 0 ? end : token);
      if (target < token || target >= end) continue;
      hits.push_back({static_cast<std::uint32_t>(target), candidate.rule});
    }
  };
  for (const Bucket& bucket : buckets) {
    if (bucket.attr == TokenAttr::kLower && !beginnings.may_hold(reader.text(TokenAttr::kText, token)))
      continue;
    const Places* places = places_of(bucket, reader.text(bucket.attr, token));
    if (places != nullptr) std::for_each(places->begin(), places->end(), try_pattern);
  }
  std::for_each(always.begin(), always.end(), try_pattern);
  std::sort(hits.begin() + first, hits.end(), before);
}

void AttributeRuler::Rules::write(Parse& parse, const Hit& hit) const {
  const Assignment& set = assignments[hit.rule];
  if (set.tag) parse.tag[hit.token] = *set.tag;
  if (set.pos) parse.pos[hit.token] = *set.pos;
  if (set.morph) parse.morph[hit.token] = *set.morph;
  if (set.lemma) parse.lemma[hit.token] = *set.lemma;
  if (set.dep) parse.dep[hit.token] = *set.dep;
}

Result<AttributeRuler> AttributeRuler::load(const WeightFile& file) {
  auto rules = std::make_shared<Rules>();
  if (!file.has("ruler/patterns")) return AttributeRuler(std::move(rules));
  const auto bytes = file.bytes("ruler/patterns");
  if (!bytes) return tl::unexpected(bytes.error());
  auto ruler = compile(*bytes);
  if (!ruler) ruler.error().file = file.path();
  return ruler;
}

Result<AttributeRuler> AttributeRuler::compile(std::string_view json) {
  auto rules = std::make_shared<Rules>();
  const Json list = Json::parse(json, nullptr, false);
  if (!list.is_array()) return fail(ErrorCode::kFormat, "the attribute ruler's patterns are damaged");
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (auto ok = rules->add(list[i]); !ok) {
      return fail(ok.error().code,
                  fmt::format("attribute ruler pattern {} cannot be used: {}", i, ok.error().message));
    }
  }
  return AttributeRuler(std::move(rules));
}

void AttributeRuler::apply(Parse& parse) const {
  const std::size_t size = parse.doc.tokens.size();
  for (auto* column : {&parse.tag, &parse.pos, &parse.morph, &parse.lemma, &parse.dep}) column->resize(size);
  TokenReader reader(parse);
  std::vector<Hit> hits;
  for (const TokenSpan segment : parse.doc.segments) {
    hits.clear();
    for (std::uint32_t token = segment.begin; token < segment.end; ++token) {
      rules_->match_at(reader, token, segment.end, hits);
    }
    // Only a pattern of several tokens puts a hit out of its token's turn.
    if (!std::is_sorted(hits.begin(), hits.end(), before)) std::sort(hits.begin(), hits.end(), before);
    for (const Hit& hit : hits) rules_->write(parse, hit);
  }
}

}  // namespace dragoman
