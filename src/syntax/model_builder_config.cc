#include "syntax/model_builder_config.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/mapped_file.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r";
  const auto begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

/// The places of `factories` in `list`, -1 where absent.
std::ptrdiff_t place(const std::vector<PipelineComponent>& list, std::string_view factory) {
  const auto at = std::find_if(list.begin(), list.end(), [&](const auto& c) { return c.factory == factory; });
  return at == list.end() ? -1 : at - list.begin();
}

/// Why this list of components cannot be run, or nothing.
std::string fault(const std::vector<PipelineComponent>& list) {
  constexpr std::array<std::string_view, 6> kKnown = {"tok2vec",         "tagger",     "parser",
                                                      "attribute_ruler", "lemmatizer", "ner"};
  constexpr std::array<std::string_view, 4> kNeeded = {"tok2vec", "tagger", "parser", "ner"};
  constexpr std::array<std::array<std::string_view, 2>, 6> kBefore = {{{"tok2vec", "tagger"},
                                                                       {"tok2vec", "parser"},
                                                                       {"tagger", "attribute_ruler"},
                                                                       {"parser", "attribute_ruler"},
                                                                       {"attribute_ruler", "lemmatizer"},
                                                                       {"parser", "ner"}}};
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (std::find(kKnown.begin(), kKnown.end(), list[i].factory) == kKnown.end()) {
      return fmt::format("its component \"{}\" is of the unknown kind \"{}\"", list[i].name, list[i].factory);
    }
    if (place(list, list[i].factory) != static_cast<std::ptrdiff_t>(i)) {
      return fmt::format("it has more than one component of the kind \"{}\"", list[i].factory);
    }
  }
  for (const std::string_view factory : kNeeded) {
    if (place(list, factory) < 0) return fmt::format("it has no component of the kind \"{}\"", factory);
  }
  for (const auto& [first, second] : kBefore) {
    const auto a = place(list, first);
    const auto b = place(list, second);
    if (a >= 0 && b >= 0 && a > b) return fmt::format("its {} comes before its {}", second, first);
  }
  return {};
}

}  // namespace

Result<PipelineConfig> PipelineConfig::read(const std::filesystem::path& path) {
  const Result<MappedFile> mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected(mapped.error());
  PipelineConfig out;
  out.path_ = path.string();
  std::string_view rest = mapped->bytes();
  std::map<std::string, std::string>* section = nullptr;
  std::string* last = nullptr;
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    const std::string_view raw = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), raw.size() + 1));
    const std::string_view line = trim(raw);
    if (line.empty() || line.front() == '#' || line.front() == ';') continue;
    const auto equals = line.find('=');
    if (line.front() == '[' && line.back() == ']') {
      section = &out.sections_[std::string(line.substr(1, line.size() - 2))];
      last = nullptr;
    } else if (last != nullptr && (raw.front() == ' ' || raw.front() == '\t')) {
      last->append(" ").append(line);  // a value that goes on
    } else if (section != nullptr && equals != std::string_view::npos) {
      last = &(*section)[std::string(trim(line.substr(0, equals)))];
      *last = trim(line.substr(equals + 1));
    } else {
      return fail(ErrorCode::kFormat, "is neither a [section] nor a key = value", out.path_, number);
    }
  }
  return out;
}

Json PipelineConfig::value(const std::string& section, const std::string& key) const {
  constexpr int kMaxHops = 8;  // a reference may lead to a reference, or in a circle
  std::string at_section = section;
  std::string at_key = key;
  for (int hop = 0; hop < kMaxHops; ++hop) {
    const auto found = sections_.find(at_section);
    if (found == sections_.end()) return nullptr;
    const auto entry = found->second.find(at_key);
    if (entry == found->second.end()) return nullptr;
    const std::string& raw = entry->second;
    if (!raw.starts_with("${") || !raw.ends_with("}")) {
      Json json = Json::parse(raw, nullptr, false);
      return json.is_discarded() ? Json(nullptr) : json;
    }
    const std::string target = raw.substr(2, raw.size() - 3);
    const auto cut = target.find_last_of(target.find(':') == std::string::npos ? '.' : ':');
    if (cut == std::string::npos) return nullptr;
    at_key = target.substr(cut + 1);
    at_section = target.substr(0, cut);
  }
  return nullptr;
}

std::string PipelineConfig::text(const std::string& section, const std::string& key) const {
  const Json json = value(section, key);
  return json.is_string() ? json.get<std::string>() : std::string();
}

Result<std::vector<PipelineComponent>> PipelineConfig::components() const {
  const Json pipeline = value("nlp", "pipeline");
  const Json disabled = value("nlp", "disabled");
  if (!pipeline.is_array()) {
    return fail(ErrorCode::kFormat, "is not a pipeline's: it has no list [nlp] pipeline", path_);
  }
  std::vector<PipelineComponent> out;
  for (const Json& name : pipeline) {
    if (!name.is_string()) return fail(ErrorCode::kFormat, "[nlp] pipeline holds what is no name", path_);
    if (disabled.is_array() && std::find(disabled.begin(), disabled.end(), name) != disabled.end()) continue;
    const auto text_name = name.get<std::string>();
    out.push_back({text_name, text("components." + text_name, "factory")});
  }
  const std::string reason = fault(out);
  if (!reason.empty()) return fail(ErrorCode::kUnsupported, "describes another pipeline: " + reason, path_);
  return out;
}

}  // namespace dragoman
