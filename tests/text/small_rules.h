#pragma once
// The token rules of small_rules.json, for tests that need no language package.

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/tsv.h"
#include "text/string_id.h"
#include "text/token_rules.h"

namespace dragoman {

/// Small rules in TokenRules' own form; `source()` points into it.
struct SmallRules {
  nlohmann::json json;
  std::string exceptions;
  std::vector<std::uint64_t> norm_keys;
  std::string norm_values;

  explicit SmallRules(const std::string& file) {
    json = nlohmann::json::parse(read_file(file).value());
    exceptions = json["exceptions"].dump();
    std::vector<std::pair<std::uint64_t, std::string>> norms;
    for (const auto& [word, norm] : json["lexeme_norm"].items()) norms.emplace_back(string_id(word), norm);
    std::sort(norms.begin(), norms.end());
    auto values = nlohmann::json::array();
    for (const auto& [key, norm] : norms) {
      norm_keys.push_back(key);
      values.push_back(norm);
    }
    norm_values = values.dump();
  }
  TokenRulesSource source() const {
    const auto pattern = [this](const char* name) -> std::string_view {
      return json[name].get_ref<const std::string&>();
    };
    return {pattern("prefix"), pattern("suffix"), pattern("infix"), pattern("url"), exceptions, true,
            norm_keys,         norm_values};
  }
};

inline std::shared_ptr<const TokenRules> small_rules() {
  return TokenRules::create(SmallRules(DRAGOMAN_SOURCE_DIR "/tests/text/small_rules.json").source()).value();
}

}  // namespace dragoman
