#pragma once
// What CAMEO's codes are called here: event types and modes, states and sectors.

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "dragoman/event.h"
#include "dragoman/result.h"

namespace dragoman::dictionaries {

/// What an event code says.
struct EventMeaning {
  std::optional<EventType> type;  ///< absent: CAMEO's statements (01), which PLOVER has no type for
  std::string mode;
};

/// What an actor code says.
struct ActorMeaning {
  std::string code;                  ///< three letters; empty where `members` stand for it
  std::string sector;                ///< PLOVER's; empty if no part tells one
  std::string rest;                  ///< parts that neither code nor sector hold: "HMS" of "PSEREBHMS"
  std::vector<std::string> members;  ///< of "ISR/PSE"
};

/// The head of a sector phrase as our table has it.
struct SectorHead {
  std::string kind;  ///< "person" or "body"
  std::string role;
};

class Codes {
 public:
  /// Reads lexicon/ontology/{cameo,goldstein,actor_codes}.tsv and world/{countries,sectors}.tsv of `data`.
  static Result<Codes> load(const std::filesystem::path& data);

  /// Nothing if `code` is none of CAMEO's.
  std::optional<EventMeaning> event(std::string_view code) const;
  /// kInvalid with a reason for a code that names nobody or is not made of parts of three.
  Result<ActorMeaning> actor(std::string_view code) const;
  /// PLOVER's sector for one of CAMEO's roles; "" if there is none.
  std::string sector(std::string_view role) const;
  bool is_country(std::string_view code) const { return countries_.contains(std::string(code)); }
  /// Null if our table does not have the word.
  const SectorHead* head(std::string_view word) const;

 private:
  Result<void> read_events(const std::filesystem::path& folder);
  Result<void> read_actors(const std::filesystem::path& folder);
  Result<void> read_world(const std::filesystem::path& folder);
  void take_code(std::string_view full, ActorMeaning& meaning, std::string_view& rest) const;

  std::unordered_map<std::string, EventMeaning> events_;  ///< by code, as the crosswalk tells it backwards
  std::unordered_set<std::string> known_;                 ///< CAMEO's codes
  std::map<std::string, std::string> codes_;              ///< ours by CAMEO's: "IGOUNO" -> "UNO"
  std::map<std::string, std::string> sectors_;            ///< ours by CAMEO's role
  std::unordered_set<std::string> countries_;
  std::unordered_map<std::string, SectorHead> heads_;
};

}  // namespace dragoman::dictionaries
