// spaCy's Lemmatizer in mode "rule" with the English is_base_form: candidates are kept in a list in spaCy's
// order, whose first is the lemma.

#include "syntax/lemmatizer.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "syntax/lemmatizer_table.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

struct SuffixRule {
  std::string old_end;
  std::string new_end;
};

/// What is known of the words of one universal tag.
struct WordTables {
  StringTable index;       ///< known lemmas
  StringTable exceptions;  ///< irregular forms
  StringList lemmas;       ///< of exception i: its lemmas, NUL between
  std::vector<SuffixRule> rules;
  bool empty() const { return index.size() == 0 && exceptions.size() == 0 && rules.empty(); }
};

/// The value of one feature of "A=x|B=y", "" if absent.
std::string_view feature(std::string_view morph, std::string_view name) {
  while (!morph.empty()) {
    const std::string_view pair = morph.substr(0, morph.find('|'));
    if (pair.size() > name.size() && pair.starts_with(name) && pair[name.size()] == '=') {
      return pair.substr(name.size() + 1);
    }
    morph.remove_prefix(std::min(morph.size(), pair.size() + 1));
  }
  return {};
}

/// Whether a word's lower-cased form is its lemma already.
bool is_base_form(std::string_view pos, std::string_view morph) {
  if (morph.empty()) return false;
  const std::string_view verb_form = feature(morph, "VerbForm");
  if (pos == "NOUN" && feature(morph, "Number") == "Sing") return true;
  if (pos == "VERB" && verb_form == "Fin" && feature(morph, "Tense") == "Pres" &&
      feature(morph, "Number").empty()) {
    return true;
  }
  return verb_form == "Inf" || verb_form == "None" || feature(morph, "Degree") == "Pos";
}

bool all_alpha(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    if (!is_alpha(next.cp)) return false;
    at += next.size;
  }
  return !text.empty();
}

bool contains(const std::vector<std::string>& list, std::string_view text) {
  return std::find(list.begin(), list.end(), text) != list.end();
}

/// The lemma of `word` (text as it stands, `lowered` its lower case).
std::string by_rules(const WordTables& tables, std::string_view word, const std::string& lowered) {
  std::vector<std::string> forms;
  std::optional<std::string> unknown;  // the first well-formed word that the index lacks
  for (const SuffixRule& rule : tables.rules) {
    if (!lowered.ends_with(rule.old_end)) continue;
    std::string form = lowered.substr(0, lowered.size() - rule.old_end.size()) + rule.new_end;
    if (form.empty()) continue;
    if (tables.index.find(form)) {
      forms.insert(forms.begin(), std::move(form));
    } else if (!all_alpha(form)) {
      forms.push_back(std::move(form));
    } else if (!unknown) {
      unknown = std::move(form);
    }
  }
  if (const auto irregular = tables.exceptions.find(lowered)) {
    std::string_view rest = tables.lemmas.at(*irregular);
    while (!rest.empty()) {
      const std::string_view form = rest.substr(0, rest.find('\0'));
      rest.remove_prefix(std::min(rest.size(), form.size() + 1));
      if (!contains(forms, form)) forms.insert(forms.begin(), std::string(form));
    }
  }
  if (!forms.empty()) return std::move(forms.front());
  return unknown ? std::move(*unknown) : std::string(word);
}

Result<WordTables> open_tables(const WeightFile& file, const std::string& pos, const Json& rules) {
  WordTables out;
  const std::string prefix = "lemmatizer/" + pos;
  auto index = StringTable::open(file, prefix + "/index");
  if (!index) return tl::unexpected(index.error());
  auto exceptions = StringTable::open(file, prefix + "/exc");
  if (!exceptions) return tl::unexpected(exceptions.error());
  auto lemmas = StringList::open(file, prefix + "/exc.lemmas");
  if (!lemmas) return tl::unexpected(lemmas.error());
  if (lemmas->size() != exceptions->size()) {
    return fail(ErrorCode::kFormat, "its lemmatizer has exceptions without lemmas", file.path());
  }
  for (const Json& rule : rules) {
    if (!rule.is_array() || rule.size() != 2 || !rule[0].is_string() || !rule[1].is_string()) {
      return fail(ErrorCode::kFormat, "its lemmatizer has a damaged rule", file.path());
    }
    out.rules.push_back({rule[0].get<std::string>(), rule[1].get<std::string>()});
  }
  out.index = *index;
  out.exceptions = *exceptions;
  out.lemmas = *lemmas;
  return out;
}

}  // namespace

struct Lemmatizer::Tables {
  bool present = false;
  bool overwrite = false;
  std::map<std::string, WordTables, std::less<>> words;  ///< by universal tag

  std::string lemma(std::string_view word, std::string_view pos, std::string_view morph) const {
    std::string lowered = lower(word);
    if (pos.empty() || pos == "EOL" || pos == "SPACE" || is_base_form(pos, morph)) return lowered;
    const auto found = words.find(pos);
    if (found != words.end() && !found->second.empty()) return by_rules(found->second, word, lowered);
    return pos == "PROPN" ? std::string(word) : lowered;
  }
};

Result<Lemmatizer> Lemmatizer::load(const WeightFile& file) {
  auto tables = std::make_shared<Tables>();
  if (!file.has("lemmatizer/config")) return Lemmatizer(std::move(tables));
  const auto bytes = file.bytes("lemmatizer/config");
  if (!bytes) return tl::unexpected(bytes.error());
  const Json config = Json::parse(*bytes, nullptr, false);
  if (!config.is_object() || !config.contains("rules") || !config["rules"].is_object()) {
    return fail(ErrorCode::kFormat, "its lemmatizer's settings are damaged", file.path());
  }
  tables->present = true;
  tables->overwrite = config.contains("overwrite") && config["overwrite"] == true;
  for (const auto& [pos, rules] : config["rules"].items()) {
    auto words = open_tables(file, pos, rules);
    if (!words) return tl::unexpected(words.error());
    tables->words.emplace(pos, std::move(*words));
  }
  return Lemmatizer(std::move(tables));
}

void Lemmatizer::apply(Parse& parse, StringArena& arena) const {
  const std::uint32_t size = parse.size();
  for (auto* column : {&parse.pos, &parse.morph, &parse.lemma}) column->resize(size);
  if (!tables_->present) return;
  for (std::uint32_t token = 0; token < size; ++token) {
    if (!parse.lemma[token].empty() && !tables_->overwrite) continue;
    parse.lemma[token] =
        arena.keep(tables_->lemma(parse.doc.str(token), parse.pos[token], parse.morph[token]));
  }
}

}  // namespace dragoman
