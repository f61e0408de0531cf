#pragma once
// A pipeline's config.cfg: sections of keys whose values are JSON, with ${section.key} standing for another's
// value.

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/result.h"

namespace dragoman {

/// One step of the pipeline: its name is its folder's, its factory says what it is.
struct PipelineComponent {
  std::string name;
  std::string factory;
};

class PipelineConfig {
 public:
  /// kIo, or kFormat with the line that is neither section nor key.
  static Result<PipelineConfig> read(const std::filesystem::path& path);

  /// The value, `${...}` resolved; null where it is absent, null or no JSON.
  nlohmann::json value(const std::string& section, const std::string& key) const;
  /// The value where it is a string, "" else.
  std::string text(const std::string& section, const std::string& key) const;
  bool has(const std::string& section) const { return sections_.contains(section); }
  const std::string& path() const { return path_; }

  /// The enabled components in order. kUnsupported names one that the runtime does not know, that is missing,
  /// or that stands where its result would differ from what the runtime's fixed order gives.
  Result<std::vector<PipelineComponent>> components() const;

 private:
  std::map<std::string, std::map<std::string, std::string>> sections_;
  std::string path_;
};

}  // namespace dragoman
