#include "exchange/countries.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {

Result<std::shared_ptr<const Countries>> Countries::load(const std::filesystem::path& world,
                                                         const std::filesystem::path& own) {
  const LayeredFolder folder{world, own};
  const auto codes =
      read_tsv(folder, "country_codes.tsv", {"iso3", "numeric", "fips", "cameo", "region", "other_names"}, 1);
  if (!codes) return tl::unexpected(codes.error());
  const auto names = read_tsv(folder, "countries.tsv",
                              {"iso3", "name", "other_names", "adjectives", "demonyms", "capitals"}, 1);
  if (!names) return tl::unexpected(names.error());
  std::shared_ptr<Countries> out(new Countries);
  if (const auto read = out->read_codes(*codes); !read) return tl::unexpected(read.error());
  out->read_names(*names);
  out->hash_ = hex_digest(codes->digest + names->digest, 16);
  return out;
}

Result<void> Countries::read_codes(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    const auto& cell = row.cells;
    Country& country = countries_.emplace_back();
    const std::vector<std::string> fips = split_list(cell[2]);
    country = {cell[0], cell[1], fips.empty() ? "" : fips.front(), cell[3].empty() ? cell[0] : cell[3],
               cell[4], {}};
    const auto enter = [&](Index& index, const std::string& key) {
      return key.empty() || index.emplace(key, &country).second;
    };
    const bool new_fips =
        std::all_of(fips.begin(), fips.end(), [&](const auto& code) { return enter(fips_, code); });
    if (!enter(iso3_, country.iso3) || !new_fips || !enter(numeric_, country.numeric) ||
        !enter(cameo_, country.cameo))
      return fail(ErrorCode::kFormat, "a code of " + country.iso3 + " is there twice", table.file_of(row),
                  row.line);
    for (const std::string& other : split_list(cell[5])) names_.emplace(lower(other), &country);
  }
  return {};
}

void Countries::read_names(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    const auto found = iso3_.find(row.cells[0]);
    if (found == iso3_.end()) continue;  // a country of the analyst's own tables, without foreign codes
    const auto country = std::find_if(countries_.begin(), countries_.end(),
                                      [&](const Country& each) { return each.iso3 == row.cells[0]; });
    country->name = row.cells[1];
    names_[lower(row.cells[1])] = found->second;
    for (const std::string& other : split_list(row.cells[2])) names_.emplace(lower(other), found->second);
  }
}

const Country* Countries::find(const Index& index, std::string_view key) {
  const auto found = index.find(std::string(key));
  return found == index.end() ? nullptr : found->second;
}

const Country* Countries::by_iso3(std::string_view code) const { return find(iso3_, code); }
const Country* Countries::by_fips(std::string_view code) const { return find(fips_, code); }

const Country* Countries::by_cameo(std::string_view code) const {
  const Country* country = find(cameo_, code);
  return country != nullptr ? country : find(iso3_, code);
}

const Country* Countries::by_numeric(std::string_view code) const {
  if (code.empty() || code.size() > 3) return nullptr;
  return find(numeric_, std::string(3 - code.size(), '0').append(code));
}

const Country* Countries::by_name(std::string_view name) const {
  const std::string key = lower(trim(name));
  if (const Country* country = find(names_, key)) return country;
  const std::size_t bracket = key.find('(');
  return bracket == std::string::npos ? nullptr
                                      : find(names_, trim(std::string_view(key).substr(0, bracket)));
}

}  // namespace dragoman
