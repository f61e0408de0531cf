// What no single line tells: groups that hold each other, names given twice.

#include <algorithm>
#include <set>

#include "base/calendar.h"
#include "world/tables.h"

namespace dragoman {
namespace {

class Expander {
 public:
  explicit Expander(WorldTables& tables) : tables_(tables) {
    for (std::uint32_t i = 0; i < tables.entries.size(); ++i) {
      const WorldEntry& entry = tables.entries[i];
      if (entry.kind == EntryKind::kOrganisation || entry.kind == EntryKind::kGroup)
        groups_.emplace(entry.name, i);
    }
  }

  Result<void> run() {
    for (std::uint32_t i = 0; i < tables_.entries.size(); ++i) {
      if (tables_.entries[i].members.empty()) continue;
      if (auto done = expand(i); !done) return done;
    }
    return {};
  }

 private:
  Result<void> expand(std::uint32_t index) {
    WorldEntry& entry = tables_.entries[index];
    if (done_.contains(index)) return {};
    if (!open_.insert(index).second)
      return fail(ErrorCode::kInvalid, "'" + entry.name + "' is a member of itself", entry.file, entry.line);
    std::vector<std::string> codes;
    const auto add = [&codes](const std::string& code) {
      if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(code);
    };
    for (const std::string& member : std::vector<std::string>(entry.members)) {
      if (tables_.countries.contains(member)) {
        add(member);
        continue;
      }
      const auto group = groups_.find(member);
      if (group == groups_.end())
        return fail(ErrorCode::kInvalid, "member '" + member + "' is no country's code and no group's name",
                    entry.file, entry.line);
      if (auto inner = expand(group->second); !inner) return inner;
      for (const std::string& code : tables_.entries[group->second].members) add(code);
    }
    tables_.entries[index].members = std::move(codes);
    open_.erase(index);
    done_.insert(index);
    return {};
  }

  WorldTables& tables_;
  std::unordered_map<std::string, std::uint32_t> groups_;  ///< by name
  std::set<std::uint32_t> open_, done_;
};

bool same_days(const WorldEntry& a, const WorldEntry& b) {
  const bool before = a.to && b.from && *a.to < *b.from;
  const bool behind = b.to && a.from && *b.to < *a.from;
  return !before && !behind;
}

}  // namespace

Result<void> expand_members(WorldTables& tables) { return Expander(tables).run(); }

Result<void> check_names(const WorldTables& tables) {
  std::unordered_map<std::string, std::vector<const WorldEntry*>> seen;
  for (const WorldEntry& entry : tables.entries) {
    const bool actor = entry.kind == EntryKind::kOrganisation || entry.kind == EntryKind::kGroup ||
                       entry.kind == EntryKind::kOutlet;
    if (!actor) continue;
    std::vector<const WorldEntry*>& others = seen[entry.name];
    for (const WorldEntry* other : others) {
      if (other->kind != entry.kind || !same_days(*other, entry)) continue;
      return fail(ErrorCode::kInvalid,
                  "two actors named '" + entry.name + "' on the same days; the other is " + other->file +
                      ":" + std::to_string(other->line) + "; bound one of them by from and to",
                  entry.file, entry.line);
    }
    others.push_back(&entry);
  }
  return {};
}

}  // namespace dragoman
