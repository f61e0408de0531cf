// The order of steps is that of spaCy 3.8's Tokenizer._split_affixes and _attach_tokens.
#include "text/affixes.h"

#include <fmt/format.h>

#include "base/utf8.h"

namespace dragoman {
namespace {

Piece piece_of(std::string_view text) {
  return {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(count_code_points(text)), 0, 0};
}

/// Bytes of the first `chars` code points of `text`.
std::size_t first_bytes(std::string_view text, std::size_t chars) {
  std::size_t at = 0;
  for (; chars > 0 && at < text.size(); --chars) at += decode(text, at).size;
  return at;
}

bool is_special(const SpecialCases* specials, std::string_view text) {
  return specials != nullptr && !text.empty() && !specials->find(text).empty();
}

}  // namespace

Result<Affixes> Affixes::compile(std::string_view prefix, std::string_view suffix, std::string_view infix,
                                 std::string_view url) {
  Affixes affixes;
  const auto set = [](std::optional<Regex>& into, std::string_view source,
                      std::string_view what) -> Result<void> {
    if (source.empty()) return {};
    auto regex = Regex::compile(source);
    if (!regex) return fail(regex.error().code, fmt::format("{} {}", what, regex.error().message));
    into.emplace(std::move(*regex));
    return {};
  };
  return set(affixes.prefix_, prefix, "prefix")
      .and_then([&] { return set(affixes.suffix_, suffix, "suffix"); })
      .and_then([&] { return set(affixes.infix_, infix, "infix"); })
      .and_then([&] { return set(affixes.url_, url, "url"); })
      .map([&] { return std::move(affixes); });
}

// spaCy takes a match's length, wherever it lies, off the front; the rules of real packages are anchored.
std::size_t Affixes::prefix_bytes(std::string_view text, AffixScratch& scratch) const {
  if (!prefix_) return 0;
  const auto match = prefix_->search(text, scratch.regex);
  if (!match) return 0;
  if (match->begin == 0) return match->end;
  return first_bytes(text, count_code_points(text.substr(match->begin, match->size())));
}

std::size_t Affixes::suffix_bytes(std::string_view text, AffixScratch& scratch) const {
  if (!suffix_ || text.empty()) return 0;
  const auto match = suffix_->search(text, scratch.regex);
  if (!match) return 0;
  if (match->end == text.size()) return match->size();
  const std::size_t chars = count_code_points(text.substr(match->begin, match->size()));
  return text.size() - first_bytes(text, count_code_points(text) - chars);
}

/// Takes affixes off until nothing more comes off or a special case is left. Prefixes go to `out`, suffixes
/// to `scratch`, outermost first; gives what is left.
std::string_view Affixes::strip(std::string_view text, const SpecialCases* specials, AffixScratch& scratch,
                                std::vector<Piece>& out) const {
  std::size_t last_size = 0;
  while (!text.empty() && text.size() != last_size) {
    if (is_special(specials, text)) break;
    last_size = text.size();
    const std::size_t prefix = prefix_bytes(text, scratch);
    const std::string_view minus_prefix = text.substr(prefix);
    if (prefix != 0 && is_special(specials, minus_prefix)) {
      out.push_back(piece_of(text.substr(0, prefix)));
      return minus_prefix;
    }
    const std::size_t suffix = suffix_bytes(minus_prefix, scratch);
    const std::string_view minus_suffix = text.substr(0, text.size() - suffix);
    if (suffix != 0) {
      if (is_special(specials, minus_suffix)) {
        scratch.suffixes.push_back(piece_of(text.substr(minus_suffix.size())));
        return minus_suffix;
      }
      scratch.suffixes.push_back(piece_of(text.substr(minus_suffix.size())));
    }
    if (prefix != 0) out.push_back(piece_of(text.substr(0, prefix)));
    text = minus_prefix.substr(0, minus_prefix.size() - suffix);
  }
  return text;
}

void Affixes::split_infixes(std::string_view text, AffixScratch& scratch, std::vector<Piece>& out) const {
  std::size_t begin = 0;
  std::size_t from = 0;
  bool must_advance = false;
  while (infix_ && from <= text.size()) {
    const auto match = infix_->search_from(text, from, must_advance, scratch.regex);
    if (!match) break;
    from = match->end;
    must_advance = match->size() == 0;
    if (match->begin == 0) continue;
    if (match->begin != begin) out.push_back(piece_of(text.substr(begin, match->begin - begin)));
    if (match->size() != 0) out.push_back(piece_of(text.substr(match->begin, match->size())));
    begin = match->end;
  }
  if (begin < text.size()) out.push_back(piece_of(text.substr(begin)));
}

void Affixes::split_core(std::string_view text, const SpecialCases* specials, AffixScratch& scratch,
                         std::vector<Piece>& out) const {
  if (text.empty()) return;
  if (specials != nullptr) {
    const auto special = specials->find(text);
    out.insert(out.end(), special.begin(), special.end());
    if (!special.empty()) return;
  }
  const auto url = url_ ? url_->search(text, scratch.regex) : std::nullopt;
  if (url && url->begin == 0) {
    out.push_back(piece_of(text));
  } else {
    split_infixes(text, scratch, out);
  }
}

void Affixes::split(std::string_view text, const SpecialCases* specials, AffixScratch& scratch,
                    std::vector<Piece>& out) const {
  scratch.suffixes.clear();
  const std::string_view core = strip(text, specials, scratch, out);
  split_core(core, specials, scratch, out);
  out.insert(out.end(), scratch.suffixes.rbegin(), scratch.suffixes.rend());
}

bool Affixes::touches(std::string_view text, AffixScratch& scratch) const {
  return prefix_bytes(text, scratch) != 0 || (infix_ && infix_->search(text, scratch.regex)) ||
         suffix_bytes(text, scratch) != 0;
}

}  // namespace dragoman
