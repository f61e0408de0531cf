#include "exchange/state_systems.h"

#include <algorithm>
#include <charconv>

#include "base/calendar.h"
#include "base/tsv.h"

namespace dragoman {
namespace {

/// An empty cell is no number; anything but 1..999 is a fault.
Result<std::optional<int>> number_in(const TsvTable& table, const TsvRow& row, std::size_t column) {
  const std::string& cell = row.cells[column];
  if (cell.empty()) return std::optional<int>();
  int value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || value < 1 || value > 999)
    return fail(ErrorCode::kFormat, "'" + cell + "' is no number of a state", table.file_of(row), row.line);
  return std::optional<int>(value);
}

Result<StateMembership> membership_of(const TsvTable& table, const TsvRow& row) {
  const auto fault = [&](std::string message) {
    return fail(ErrorCode::kFormat, std::move(message), table.file_of(row), row.line);
  };
  const auto cow = number_in(table, row, 1), gw = number_in(table, row, 2);
  if (!cow) return tl::unexpected(cow.error());
  if (!gw) return tl::unexpected(gw.error());
  if (!*cow && !*gw) return fault("a line needs at least one number");
  const auto from = parse_iso_date(row.cells[3]), to = parse_iso_date(row.cells[4]);
  if (!from) return fault("from is no day: '" + row.cells[3] + "'");
  if (!to && !row.cells[4].empty()) return fault("to is no day: '" + row.cells[4] + "'");
  if (to && *to < *from) return fault("the period ends before it begins");
  return StateMembership{row.cells[0], {*cow, *gw}, *from, to};
}

bool meets(const StateMembership& line, Date first, Date last) {
  return line.from <= last && (!line.to || *line.to >= first);
}

}  // namespace

Result<std::shared_ptr<const StateSystems>> StateSystems::load(const std::filesystem::path& world,
                                                               const std::filesystem::path& own) {
  const auto table =
      read_tsv(LayeredFolder{world, own}, "state_systems.tsv", {"iso3", "cow", "gw", "from", "to"}, 1);
  if (!table) return tl::unexpected(table.error());
  std::shared_ptr<StateSystems> out(new StateSystems);
  for (const TsvRow& row : table->rows) {
    auto line = membership_of(*table, row);
    if (!line) return tl::unexpected(line.error());
    auto& others = out->by_iso3_[line->iso3];
    for (const std::size_t other : others) {
      if (meets(out->memberships_[other], line->from, line->to.value_or(Date{9999, 12, 31})))
        return fail(ErrorCode::kFormat, "two periods of " + line->iso3 + " overlap", table->file_of(row),
                    row.line);
    }
    others.push_back(out->memberships_.size());
    out->memberships_.push_back(*std::move(line));
  }
  out->hash_ = table->digest;
  return out;
}

StateNumbers StateSystems::on(std::string_view iso3, Date day) const { return within(iso3, day, day); }

StateNumbers StateSystems::within(std::string_view iso3, Date first, Date last) const {
  const auto found = by_iso3_.find(std::string(iso3));
  if (found == by_iso3_.end()) return {};
  const StateMembership* latest = nullptr;
  for (const std::size_t i : found->second) {
    const StateMembership& line = memberships_[i];
    if (meets(line, first, last) && (latest == nullptr || latest->from < line.from)) latest = &line;
  }
  return latest == nullptr ? StateNumbers{} : latest->numbers;
}

std::string_view StateSystems::of_gw(int number, Date day) const {
  const auto found = std::find_if(memberships_.begin(), memberships_.end(), [&](const StateMembership& line) {
    return line.numbers.gw == number && meets(line, day, day);
  });
  return found == memberships_.end() ? std::string_view() : std::string_view(found->iso3);
}

}  // namespace dragoman
