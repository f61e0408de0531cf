#pragma once
// How other systems of codes name a state or territory.

#include <deque>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/tsv.h"
#include "dragoman/result.h"

namespace dragoman {

/// One line of world/country_codes.tsv with the name of world/countries.tsv. What a system lacks is empty.
struct Country {
  std::string iso3;
  std::string numeric;  ///< ISO 3166-1, three digits
  std::string fips;     ///< FIPS 10-4
  std::string cameo;    ///< CAMEO's code; ISO's where CAMEO has no other
  std::string region;   ///< of ACLED
  std::string name;
};

/// Immutable once loaded. Errors name file and line.
class Countries {
 public:
  /// `world` is the folder of tables; `own`, if not empty, an analyst's over it.
  static Result<std::shared_ptr<const Countries>> load(const std::filesystem::path& world,
                                                       const std::filesystem::path& own = {});

  /// Null if the code is none of ours.
  const Country* by_iso3(std::string_view code) const;
  const Country* by_fips(std::string_view code) const;
  /// CAMEO's code, or ISO's.
  const Country* by_cameo(std::string_view code) const;
  /// "643" or "004", leading zeros may lack.
  const Country* by_numeric(std::string_view code) const;
  /// A name in any case; "Yemen (North Yemen)" is found whole, or by what stands before the bracket.
  const Country* by_name(std::string_view name) const;
  /// Hash of both tables.
  const std::string& hash() const { return hash_; }

 private:
  using Index = std::unordered_map<std::string, const Country*>;
  Countries() = default;
  Result<void> read_codes(const TsvTable& table);
  void read_names(const TsvTable& table);
  static const Country* find(const Index& index, std::string_view key);

  std::deque<Country> countries_;  ///< addresses stay
  Index iso3_, fips_, cameo_, numeric_, names_;
  std::string hash_;
};

}  // namespace dragoman
