// Events drawn at random, the same ones for the same seed, and counts by type.

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "store/load.h"
#include "store/reader_state.h"

namespace dragoman {
namespace {

struct Drawn {
  std::uint64_t lot = 0;
  std::int64_t event = 0;
};

/// `count` in all, spread over the groups as evenly as they allow.
std::vector<Drawn> spread(std::map<std::int64_t, std::vector<Drawn>>& groups, std::size_t count) {
  std::vector<Drawn> out;
  std::size_t left = groups.size();
  std::vector<std::vector<Drawn>*> by_size;
  by_size.reserve(groups.size());
  for (auto& [type, group] : groups) by_size.push_back(&group);
  std::stable_sort(by_size.begin(), by_size.end(),
                   [](const auto* a, const auto* b) { return a->size() < b->size(); });
  for (std::vector<Drawn>* group : by_size) {
    const std::size_t share = std::min((count - out.size() + left - 1) / left, group->size());
    std::sort(group->begin(), group->end(), [](const Drawn& a, const Drawn& b) { return a.lot < b.lot; });
    out.insert(out.end(), group->begin(), group->begin() + static_cast<std::ptrdiff_t>(share));
    --left;
  }
  return out;
}

}  // namespace

Result<std::vector<EventRow>> StoreReader::sample(const Query& query, std::size_t count, bool by_type,
                                                  const std::string& seed) {
  return guarded<std::vector<EventRow>>([&] {
    Database& database = state_->database;
    const SqlCondition condition = where(database, query);
    const std::string sql = fmt::format(
        "SELECT e.id, e.mention, e.type FROM event e WHERE e.cluster = e.id AND {}", condition.sql);
    std::map<std::int64_t, std::vector<Drawn>> groups;
    {
      Statement row = database.prepare(sql);
      bind_all(row, condition.values);
      while (row.step()) {
        const std::uint64_t lot = xxh3(fmt::format("{} {}", seed, row.integer(1)));
        groups[by_type ? row.integer(2) : 0].push_back({lot, row.integer(0)});
      }
    }
    std::vector<EventRow> rows;
    for (const Drawn& drawn : spread(groups, count)) rows.push_back(load_event(database, drawn.event));
    std::sort(rows.begin(), rows.end(), [](const EventRow& a, const EventRow& b) {
      return std::pair(a.event().type, a.event_id) < std::pair(b.event().type, b.event_id);
    });
    return rows;
  });
}

Result<std::vector<Breakdown>> StoreReader::breakdown() {
  return guarded<std::vector<Breakdown>>([&] {
    std::vector<Breakdown> out;
    Statement row = state_->database.prepare(
        "SELECT e.type, p.text, e.status, count(*) FROM event e LEFT JOIN phrase p ON p.id = e.mode GROUP BY "
        "1, 2, 3");
    while (row.step()) {
      out.push_back({static_cast<EventType>(row.integer(0)), row.text(1), static_cast<Status>(row.integer(2)),
                     static_cast<std::uint64_t>(row.integer(3))});
    }
    return out;
  });
}

}  // namespace dragoman
