#include "exchange/crosswalk.h"

#include <charconv>

#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

Result<EventType> type_in(const TsvTable& table, const TsvRow& row, std::size_t column) {
  const auto type = event_type(row.cells[column]);
  if (!type)
    return fail(ErrorCode::kFormat, "unknown event type '" + row.cells[column] + "'", table.file_of(row),
                row.line);
  return *type;
}

/// The root of a code as a number, 0 if it does not begin with two digits of one.
int root_of(std::string_view cameo) {
  int root = 0;
  if (cameo.size() < 2) return 0;
  const auto [end, error] = std::from_chars(cameo.data(), cameo.data() + 2, root);
  return error == std::errc{} && end == cameo.data() + 2 && root <= 20 ? root : 0;
}

}  // namespace

Result<std::shared_ptr<const Crosswalk>> Crosswalk::load(const std::filesystem::path& folder,
                                                         const std::filesystem::path& own) {
  struct Part {
    const char* file;
    std::vector<std::string_view> columns;
    std::size_t keys;
    Result<void> (Crosswalk::*read)(const TsvTable&);
  };
  const std::vector<Part> parts = {
      {"cameo_plover.tsv", {"cameo", "type", "mode", "contexts"}, 1, &Crosswalk::read_types},
      {"goldstein.tsv", {"cameo", "goldstein", "name"}, 1, &Crosswalk::read_names},
      {"actor_codes.tsv", {"what", "key", "cameo"}, 2, &Crosswalk::read_actors},
      {"intensity.tsv", {"type", "mode", "intensity"}, 2, &Crosswalk::read_intensities},
  };
  std::shared_ptr<Crosswalk> out(new Crosswalk);
  std::string digests;
  for (const Part& part : parts) {
    const auto table = read_tsv(LayeredFolder{folder, own}, part.file, part.columns, part.keys);
    if (!table) return tl::unexpected(table.error());
    if (const auto read = (out.get()->*part.read)(*table); !read) return tl::unexpected(read.error());
    digests += table->digest;
  }
  out->hash_ = hex_digest(digests, 16);
  return out;
}

Result<void> Crosswalk::read_types(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    const auto type = type_in(table, row, 1);
    if (!type) return tl::unexpected(type.error());
    PloverType to{*type, row.cells[2] == "-" ? "" : row.cells[2], {}};
    if (row.cells[3] != "-") to.contexts = split_list(row.cells[3], ';');
    if (!types_.emplace(row.cells[0], std::move(to)).second)
      return fail(ErrorCode::kFormat, "code " + row.cells[0] + " is there twice", table.file_of(row),
                  row.line);
  }
  return {};
}

Result<void> Crosswalk::read_names(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    if (row.cells[2] == "-") continue;
    names_.emplace(row.cells[0], row.cells[2]);
    by_name_.emplace(lower(row.cells[2]), row.cells[0]);
  }
  return {};
}

Result<void> Crosswalk::read_actors(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    if (row.cells[2] == "-") continue;
    auto& parts = row.cells[0] == "code" ? codes_ : row.cells[0] == "sector" ? sectors_ : actors_;
    parts.emplace(row.cells[2], row.cells[1]);
    if (row.cells[0] == "code") groups_.insert(row.cells[1]);
  }
  // CAMEO's "unidentified armed forces" stands for two sectors of PLOVER's; its name says which.
  sectors_["UAF"] = "UAF";
  return {};
}

Result<void> Crosswalk::read_intensities(const TsvTable& table) {
  for (const TsvRow& row : table.rows) {
    const auto type = type_in(table, row, 0);
    if (!type) return tl::unexpected(type.error());
    const std::string& cell = row.cells[2];
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc{} || end != cell.data() + cell.size())
      return fail(ErrorCode::kFormat, "'" + cell + "' is no number", table.file_of(row), row.line);
    intensities_[{*type, row.cells[1] == "-" ? "" : row.cells[1]}] = value;
  }
  for (std::size_t i = 0; i < kEventTypeNames.size(); ++i) {
    if (!intensities_.contains({static_cast<EventType>(i), ""}))
      return fail(ErrorCode::kFormat, "no line for " + std::string(kEventTypeNames[i]), table.file);
  }
  return {};
}

std::optional<PloverType> Crosswalk::plover(std::string_view cameo) const {
  for (; cameo.size() >= 2; cameo.remove_suffix(1)) {
    if (const auto found = types_.find(std::string(cameo)); found != types_.end()) return found->second;
  }
  return std::nullopt;
}

std::string_view Crosswalk::name(std::string_view cameo) const {
  const auto found = names_.find(std::string(cameo));
  return found == names_.end() ? std::string_view() : std::string_view(found->second);
}

std::string_view Crosswalk::code_of_name(std::string_view name) const {
  const auto found = by_name_.find(lower(name));
  return found == by_name_.end() ? std::string_view() : std::string_view(found->second);
}

CameoActor Crosswalk::actor(std::string_view cameo) const {
  CameoActor out{"UNK", "", ""};
  // The longest organisation or group that the code begins with, whatever its number of parts.
  for (std::size_t parts = cameo.size() / 3; parts > 0; --parts) {
    const auto found = codes_.find(std::string(cameo.substr(0, parts * 3)));
    if (found == codes_.end()) continue;
    out.code = found->second;
    cameo.remove_prefix(parts * 3);
    break;
  }
  if (out.code == "UNK" && cameo.size() >= 3 && !sectors_.contains(std::string(cameo.substr(0, 3)))) {
    out.code = cameo.substr(0, 3);
    cameo.remove_prefix(3);
  }
  for (; cameo.size() >= 3; cameo.remove_prefix(3)) {
    const std::string part(cameo.substr(0, 3));
    if (const auto sector = sectors_.find(part); sector != sectors_.end() && out.sector.empty())
      out.sector = sector->second;
    if (const auto actor = actors_.find(part); actor != actors_.end()) out.id = actor->second;
  }
  return out;
}

bool Crosswalk::is_group(std::string_view code) const { return groups_.contains(code); }

double Crosswalk::intensity(EventType type, std::string_view mode) const {
  const auto found = intensities_.find({type, std::string(mode)});
  return found != intensities_.end() ? found->second : intensities_.at({type, ""});
}

int cameo_quad(std::string_view cameo) {
  const int root = root_of(cameo);
  return root == 0 ? 0 : root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4;
}

int cameo_penta(std::string_view cameo) {
  const int root = root_of(cameo);
  return root <= 2 ? 0 : root == 16 ? 3 : cameo_quad(cameo);
}

}  // namespace dragoman
