#pragma once
// From records of actors and agents to lines of tables under world/.

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "dictionaries/actors.h"
#include "dictionaries/ledger.h"

namespace dragoman::dictionaries {

/// Days that are taken, disjoint.
class DayCover {
 public:
  /// The parts of `span` that are not taken yet, in order; they are taken afterwards.
  std::vector<DaySpan> take(DaySpan span);
  bool empty() const { return spans_.empty(); }

 private:
  std::vector<DaySpan> spans_;  ///< ascending
};

/// Gathers lines so that no name has two codes on one day: of several the first holds.
class WorldRows {
 public:
  explicit WorldRows(Ledger& ledger) : ledger_(ledger) {}

  void add(const ActorRecord& record);

  /// Texts by the table's name: "groups.tsv", "organisations.tsv", "subnational.tsv"; only those with lines.
  std::map<std::string, std::string> tables() const;
  /// Lines of ontology/actor_codes.tsv that keep what neither code nor sector hold; "" if there are none.
  std::string actor_codes() const;

 private:
  struct Taken {
    DayCover days;
    std::string where;  ///< file and line of the first that took some
  };
  struct Row {
    std::vector<std::string> names;  ///< spellings, the first is the actor's
    const ActorCode* code = nullptr;
    DaySpan days;
  };

  void add_fresh(const ActorRecord& record, const std::vector<const ActorName*>& names,
                 std::vector<char>& used);
  /// Lines for `names` on the days that `cover` leaves; false if it leaves none. Marks the codes that it
  /// used.
  bool place(const ActorRecord& record, const std::vector<const ActorName*>& names, DayCover& cover,
             std::vector<char>& used);
  void count_codes(const ActorRecord& record, const std::vector<char>& used);
  void write(const Row& row);
  void keep_rest(const Row& row, const std::string& id, const ActorRecord& record);

  Ledger& ledger_;
  std::unordered_map<std::string, Taken> taken_;  ///< by name in capitals
  std::map<std::string, std::string> lines_;
  std::map<std::string, std::string> rests_;  ///< by actor's id
};

}  // namespace dragoman::dictionaries
