#pragma once
// What may an event be called? PLOVER types and modes, CAMEO crosswalk, quad classes and Goldstein scale.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dragoman/event.h"
#include "dragoman/result.h"

namespace dragoman {

/// How a word tells what is counted: by its object ("killed ten"), its subject ("ten died"), or itself ("ten
/// deaths").
enum class Counting : std::uint8_t { kDone, kDoing, kNoun };

/// A kind of number that is told with acts.
struct CountedKind {
  std::string what;              ///< "dead"
  std::vector<EventType> types;  ///< of the acts that it belongs to, the first that is there wins
};

/// Immutable once loaded from `lexicon/ontology/*.tsv`. Errors name file and line.
class Ontology {
 public:
  /// `own`, if not empty, is an analyst's folder over it (docs/own-tables.md). Gives the first fault;
  /// `faults`, if not null, gets the first of each table.
  static Result<std::shared_ptr<const Ontology>> load(const std::filesystem::path& folder,
                                                      const std::filesystem::path& own = {},
                                                      std::vector<Error>* faults = nullptr);
  /// Hash of all tables, for the row's `coder`.
  const std::string& hash() const;
  ~Ontology();

  bool has_mode(EventType type, std::string_view mode) const;
  /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
  std::uint8_t quad(EventType type) const;
  /// The CAMEO code for a type with mode and status, as deep as these and the lower-case lemmas of the act's
  /// own words tell; "" if none.
  std::string cameo(EventType type, std::string_view mode, Status status,
                    std::span<const std::string_view> lemmas = {}) const;
  /// CAMEO's actor code for a code and sector of ours and, where it has one, the actor's id: "PSEREBHMS"; ""
  /// for nobody known.
  std::string cameo_actor(std::string_view code, std::string_view sector, std::string_view id) const;
  /// Goldstein value of a CAMEO code (GDELT's lookup table).
  std::optional<double> goldstein(std::string_view cameo) const;
  /// What a lower-case lemma counts; null if nothing. The pointer lives as long as the ontology.
  const CountedKind* counted(std::string_view lemma, Counting how) const;
  /// Contexts (PLOVER) that lower-case lemmas with a blank between tell: "army", "air force", "same - sex".
  std::vector<std::string_view> contexts(std::string_view lemmas) const;
  /// How many lemmas the longest of them has.
  std::size_t longest_context() const;

 private:
  Ontology();
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace dragoman
