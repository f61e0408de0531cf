#pragma once
// What may an event be called? PLOVER types and modes, CAMEO crosswalk, quad classes and Goldstein scale.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/event.h"
#include "dragoman/result.h"

namespace dragoman {

/// Immutable once loaded from `lexicon/ontology/*.tsv`. Errors name file and line.
class Ontology {
 public:
  static Result<std::shared_ptr<const Ontology>> load(const std::filesystem::path& folder);
  ~Ontology();

  bool has_mode(EventType type, std::string_view mode) const;
  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  std::uint8_t quad(EventType type) const;
  /// The CAMEO code for a type with mode and status, as deep as these tell; "" if none.
  std::string cameo(EventType type, std::string_view mode, Status status) const;
  /// Goldstein value of a CAMEO code (GDELT's lookup table).
  std::optional<double> goldstein(std::string_view cameo) const;
  /// Contexts (PLOVER) that a lower-case lemma tells.
  std::vector<std::string_view> contexts(std::string_view lemma) const;

 private:
  Ontology();
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace dragoman
