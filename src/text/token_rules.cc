#include "text/token_rules.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "tensor/weight_file.h"
#include "text/base_norms.h"
#include "text/string_id.h"
#include "text/text_spans.h"

namespace dragoman {

Result<std::shared_ptr<const TokenRules>> TokenRules::create(const TokenRulesSource& source) {
  auto affixes = Affixes::compile(source.prefix, source.suffix, source.infix, source.url);
  if (!affixes) return tl::unexpected(affixes.error());
  auto specials = SpecialCases::parse(source.exceptions);
  if (!specials) return tl::unexpected(specials.error());
  // The constructor is private, which make_shared cannot reach.
  std::shared_ptr<TokenRules> rules(new TokenRules(std::move(*affixes), std::move(*specials)));
  rules->fill_matcher(source.faster_heuristics);
  if (rules->matcher_.is_overfull()) {
    return fail(ErrorCode::kUnsupported, "special cases are cut into more than 65535 different tokens");
  }
  if (auto filled = rules->fill_norms(source); !filled) return tl::unexpected(filled.error());
  return rules;
}

Result<std::shared_ptr<const TokenRules>> TokenRules::load(const WeightFile& file) {
  TokenRulesSource source;
  std::string_view heuristics = "1";
  const std::pair<std::string_view, std::string_view*> sections[] = {
      {"tokenizer/prefix", &source.prefix},
      {"tokenizer/suffix", &source.suffix},
      {"tokenizer/infix", &source.infix},
      {"tokenizer/url", &source.url},
      {"tokenizer/exceptions", &source.exceptions},
      {"tokenizer/faster_heuristics", &heuristics},
      {"vocab/lexeme_norm.values", &source.lexeme_norm_values},
  };
  for (const auto& [name, into] : sections) {
    const auto bytes = file.bytes(name);
    if (!bytes) return tl::unexpected(bytes.error());
    *into = *bytes;
  }
  source.faster_heuristics = heuristics != "0";
  const auto keys = file.u64("vocab/lexeme_norm.keys");
  if (!keys) return tl::unexpected(keys.error());
  source.lexeme_norm_keys = *keys;
  return create(source).map_error([&](Error error) {
    error.file = file.path();
    return error;
  });
}

/// Special cases whose own text the affix rules would cut are looked for among the finished tokens.
void TokenRules::fill_matcher(bool faster_heuristics) {
  AffixScratch scratch;
  std::vector<Piece> pieces;
  std::vector<std::size_t> begins;
  for (const std::string_view text : specials_.strings()) {
    const bool is_cut =
        !faster_heuristics || affixes_.touches(text, scratch) || text.find(' ') != std::string_view::npos;
    if (!is_cut) continue;
    pieces.clear();
    begins.clear();
    for_each_span(text, [&](std::size_t begin, std::size_t end, bool) {
      affixes_.split(text.substr(begin, end - begin), nullptr, scratch, pieces);
      for (std::size_t at = begin; begins.size() < pieces.size(); at += pieces[begins.size() - 1].bytes) {
        begins.push_back(at);
      }
    });
    matcher_.add(text, pieces, begins);
  }
  specials_.set_orths([this](std::string_view text) { return matcher_.orth_of(text); });
}

Result<void> TokenRules::fill_norms(const TokenRulesSource& source) {
  const auto values = nlohmann::json::parse(source.lexeme_norm_values, nullptr, /*allow_exceptions=*/false);
  if (!values.is_array() || values.size() != source.lexeme_norm_keys.size()) {
    return fail(ErrorCode::kFormat, "norms are no JSON array with one entry a key");
  }
  std::map<std::uint64_t, std::string> norms;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].is_string()) return fail(ErrorCode::kFormat, "a norm is no string");
    norms.emplace(source.lexeme_norm_keys[i], values[i].get<std::string>());
  }
  // Where both know a word, the package's table holds.
  for (const auto& [text, norm] : kBaseNorms) norms.emplace(string_id(text), norm);
  for (const auto& [key, norm] : norms) {
    norm_keys_.push_back(key);
    norms_.push_back({norm, string_id(norm)});
  }
  for (const std::string& norm : specials_.norms()) special_norms_.push_back({norm, string_id(norm)});
  return {};
}

const TokenRules::Norm* TokenRules::table_norm(std::uint64_t string_id) const {
  const auto found = std::lower_bound(norm_keys_.begin(), norm_keys_.end(), string_id);
  if (found == norm_keys_.end() || *found != string_id) return nullptr;
  return &norms_[static_cast<std::size_t>(found - norm_keys_.begin())];
}

void TokenRules::split(std::string_view text, AffixScratch& scratch, std::vector<Piece>& out) const {
  const std::size_t first = out.size();
  affixes_.split(text, &specials_, scratch, out);
  std::size_t at = 0;
  for (Piece& piece : std::span(out).subspan(first)) {
    piece.orth = matcher_.orth_of(text.substr(at, piece.bytes));
    at += piece.bytes;
  }
}

}  // namespace dragoman
