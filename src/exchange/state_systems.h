#pragma once
// Which numbers scholars give a state, and from when to when they count it as one.

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "dragoman/article.h"
#include "dragoman/result.h"

namespace dragoman {

/// Numbers of a state on a day; absent: that list does not count it as a state then.
struct StateNumbers {
  std::optional<int> cow;  ///< Correlates of War
  std::optional<int> gw;   ///< Gleditsch and Ward
};

/// One line of world/state_systems.tsv.
struct StateMembership {
  std::string iso3;
  StateNumbers numbers;
  Date from;
  std::optional<Date> to;  ///< inclusive; absent: to this day
};

/// Immutable once loaded. Errors name file and line.
class StateSystems {
 public:
  /// `world` is the folder of tables; `own`, if not empty, an analyst's over it.
  static Result<std::shared_ptr<const StateSystems>> load(const std::filesystem::path& world,
                                                          const std::filesystem::path& own = {});

  StateNumbers on(std::string_view iso3, Date day) const;
  /// Numbers on the last day of the period or, if it is no member then, on the latest day in it on which it
  /// is.
  StateNumbers within(std::string_view iso3, Date first, Date last) const;
  /// ISO code of the state that has that number of Gleditsch and Ward's on the day; empty if none.
  std::string_view of_gw(int number, Date day) const;
  const std::vector<StateMembership>& memberships() const { return memberships_; }
  const std::string& hash() const { return hash_; }

 private:
  StateSystems() = default;
  std::vector<StateMembership> memberships_;  ///< by iso3, then from
  std::unordered_map<std::string, std::vector<std::size_t>> by_iso3_;
  std::string hash_;
};

}  // namespace dragoman
