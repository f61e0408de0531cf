#pragma once
// CAMEO in terms of PLOVER and back, for rows that leave and come in: names of codes, types of codes, parts
// of actors' codes, PLOVER's intensities.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/tsv.h"
#include "dragoman/event.h"
#include "dragoman/result.h"

namespace dragoman {

/// What a CAMEO code is in PLOVER.
struct PloverType {
  EventType type = EventType::kConsult;
  std::string mode;
  std::vector<std::string> contexts;
};

/// A CAMEO actor code taken apart: "PSEREBHMS" is PSE, REB, group:hamas.
struct CameoActor {
  std::string code;    ///< ours; "UNK" where the code tells no state or organisation
  std::string sector;  ///< PLOVER's; empty if it tells none
  std::string id;      ///< of our tables, where the last part names a group
};

/// Immutable once loaded from lexicon/ontology. Errors name file and line.
class Crosswalk {
 public:
  /// `own`, if not empty, is an analyst's folder over it.
  static Result<std::shared_ptr<const Crosswalk>> load(const std::filesystem::path& folder,
                                                       const std::filesystem::path& own = {});

  /// The type of the longest known code that `cameo` begins with; nothing for comments (01) and what is no
  /// code.
  std::optional<PloverType> plover(std::string_view cameo) const;
  /// CAMEO's own words for a code; "" if it has none.
  std::string_view name(std::string_view cameo) const;
  /// The code whose name that is, in any case; "" if none.
  std::string_view code_of_name(std::string_view name) const;
  CameoActor actor(std::string_view cameo) const;
  /// Whether a code of ours is an organisation's or group's that CAMEO knows: "UNO", "KRD".
  bool is_group(std::string_view code) const;
  /// PLOVER's score, of the type where the mode has none.
  double intensity(EventType type, std::string_view mode) const;
  const std::string& hash() const { return hash_; }

 private:
  Crosswalk() = default;
  Result<void> read_types(const TsvTable& table);
  Result<void> read_names(const TsvTable& table);
  Result<void> read_actors(const TsvTable& table);
  Result<void> read_intensities(const TsvTable& table);

  std::unordered_map<std::string, PloverType> types_;
  std::unordered_map<std::string, std::string> names_, by_name_;
  std::map<std::string, std::string> codes_, sectors_, actors_;  ///< by CAMEO's part
  std::set<std::string, std::less<>> groups_;                    ///< our codes
  std::map<std::pair<EventType, std::string>, double> intensities_;
  std::string hash_;
};

/// 1 verbal cooperation .. 4 material conflict by CAMEO's own root, as GDELT counts it; 0 if it is no code.
int cameo_quad(std::string_view cameo);
/// Phoenix's class: 0 for comments and appeals, else as the root's; reduced relations (16) are verbal
/// conflict.
int cameo_penta(std::string_view cameo);

}  // namespace dragoman
