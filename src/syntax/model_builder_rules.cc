// The attribute ruler's patterns and the lemmatizer's tables.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/utf8.h"
#include "syntax/attribute_ruler.h"
#include "syntax/lemmatizer_table.h"
#include "syntax/model_builder_parts.h"
#include "syntax/msgpack_file.h"
#include "text/string_id.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

/// The same value as JSON; false where it holds what JSON cannot say. Depth is bounded by the reader's limit.
bool to_json(const msgpack::object& value, Json& out) {
  switch (value.type) {
    case msgpack::type::NIL:
      out = nullptr;
      return true;
    case msgpack::type::BOOLEAN:
      out = value.via.boolean;
      return true;
    case msgpack::type::POSITIVE_INTEGER:
      out = value.via.u64;
      return true;
    case msgpack::type::NEGATIVE_INTEGER:
      out = value.via.i64;
      return true;
    case msgpack::type::ARRAY:
      out = Json::array();
      for (const auto* element : elements(value)) {
        if (!to_json(*element, out.emplace_back())) return false;
      }
      return true;
    case msgpack::type::MAP:
      out = Json::object();
      for (std::uint32_t i = 0; i < value.via.map.size; ++i) {
        const auto& pair = value.via.map.ptr[i];
        const auto key = as_text(pair.key);
        if (!key || !to_json(pair.val, out[std::string(*key)])) return false;
      }
      return true;
    default:
      const auto text = as_text(value);
      if (text) out = std::string(*text);
      return text.has_value();
  }
}

constexpr std::array<const char*, 19> kUniversalTags = {
    "ADJ",  "ADP",  "ADV",   "AUX",   "CONJ",  "CCONJ", "DET",  "INTJ", "NOUN", "NUM",
    "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",   "VERB", "X",    "EOL"};

/// The part of a lookup table that belongs to the tag `pos` (its key is the id of the lower-cased name).
const msgpack::object* words_of(const MsgpackFile& file, std::string_view table, const std::string& pos) {
  const auto* map = find(file.root(), table);
  if (map == nullptr || map->type != msgpack::type::MAP) return nullptr;
  const std::uint64_t id = string_id(lower(pos));
  for (std::uint32_t i = 0; i < map->via.map.size; ++i) {
    const auto& pair = map->via.map.ptr[i];
    if (as_id(pair.key) == id) return &pair.val;
  }
  return nullptr;
}

/// The known lemmas, each once; false where they are no list of texts.
bool read_index(const msgpack::object* list, std::vector<std::string>& out) {
  if (list == nullptr) return true;
  if (list->type != msgpack::type::ARRAY) return false;
  std::set<std::string_view> seen;
  for (const auto* word : elements(*list)) {
    const auto text = as_text(*word);
    if (!text) return false;
    if (seen.insert(*text).second) out.emplace_back(*text);
  }
  return true;
}

/// Irregular forms and their lemmas, NUL between them; false where they are of another form.
bool read_exceptions(const msgpack::object* map, std::vector<std::string>& forms,
                     std::vector<std::string>& lemmas) {
  if (map == nullptr) return true;
  if (map->type != msgpack::type::MAP) return false;
  std::set<std::string_view> seen;
  for (std::uint32_t i = 0; i < map->via.map.size; ++i) {
    const auto& pair = map->via.map.ptr[i];
    const auto form = as_text(pair.key);
    if (!form || !seen.insert(*form).second) return false;
    std::string joined;
    for (const auto* lemma : elements(pair.val)) {
      const auto text = as_text(*lemma);
      if (!text || text->empty() || text->find('\0') != std::string_view::npos) return false;
      if (!joined.empty()) joined += '\0';
      joined += *text;
    }
    forms.emplace_back(*form);
    lemmas.push_back(std::move(joined));
  }
  return true;
}

/// Writes index and exceptions of one tag and gives its rules; null where the lemmatizer knows nothing of it.
Result<Json> add_words(WeightFileWriter& writer, const MsgpackFile& file, const std::string& pos) {
  const auto* index = words_of(file, "lemma_index", pos);
  const auto* exceptions = words_of(file, "lemma_exc", pos);
  const auto* rule_list = words_of(file, "lemma_rules", pos);
  if (index == nullptr && exceptions == nullptr && rule_list == nullptr) return Json(nullptr);
  Json rules = Json::array();
  std::vector<std::string> words;
  std::vector<std::string> forms;
  std::vector<std::string> lemmas;
  const auto is_rule = [](const Json& rule) {
    return rule.is_array() && rule.size() == 2 && rule[0].is_string() && rule[1].is_string();
  };
  const bool read = (rule_list == nullptr || to_json(*rule_list, rules)) && rules.is_array() &&
                    std::all_of(rules.begin(), rules.end(), is_rule) && read_index(index, words) &&
                    read_exceptions(exceptions, forms, lemmas);
  if (!read) {
    return fail(ErrorCode::kFormat, fmt::format("has damaged lemma tables for {}", pos), file.path());
  }
  StringTable::add(writer, fmt::format("lemmatizer/{}/index", pos), words);
  StringTable::add(writer, fmt::format("lemmatizer/{}/exc", pos), forms);
  StringList::add(writer, fmt::format("lemmatizer/{}/exc.lemmas", pos), lemmas);
  return rules;
}

}  // namespace

Result<void> add_ruler(ModelBuild& build, const std::string& name) {
  const Result<MsgpackFile> file = MsgpackFile::open(build.folder / name / "patterns");
  if (!file) return tl::unexpected(file.error());
  Json patterns;
  if (!to_json(file->root(), patterns) || !patterns.is_array()) {
    return fail(ErrorCode::kFormat, "is damaged: it holds no list of patterns", file->path());
  }
  std::string json = patterns.dump();
  if (const auto ruler = AttributeRuler::compile(json); !ruler) {
    return fail(ruler.error().code, ruler.error().message, file->path());
  }
  build.writer.add_bytes("ruler/patterns", std::move(json));
  return {};
}

Result<void> add_lemmatizer(ModelBuild& build, const std::string& name) {
  const std::string section = "components." + name;
  if (build.config.text(section, "mode") != "rule" || build.description["lang"] != "en") {
    return fail(ErrorCode::kUnsupported, fmt::format("[{}] is not the rule lemmatizer of English", section),
                build.config.path());
  }
  const Result<MsgpackFile> file = MsgpackFile::open(build.folder / name / "lookups" / "lookups.bin");
  if (!file) return tl::unexpected(file.error());
  if (find(file->root(), "lemma_rules") == nullptr) {
    return fail(ErrorCode::kFormat, "is damaged: it has no table lemma_rules", file->path());
  }
  Json config = {{"overwrite", build.config.value(section, "overwrite") == true}, {"rules", Json::object()}};
  for (const char* pos : kUniversalTags) {
    auto rules = add_words(build.writer, *file, pos);
    if (!rules) return tl::unexpected(rules.error());
    if (!rules->is_null()) config["rules"][pos] = std::move(*rules);
  }
  build.writer.add_bytes("lemmatizer/config", config.dump());
  return {};
}

}  // namespace dragoman
