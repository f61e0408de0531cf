#pragma once
// Stories and events across articles: connected components, kept while articles come and go. What they are in
// the end depends on the articles alone, not on their order.

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "store/bands.h"
#include "store/database.h"
#include "store/entry.h"

namespace dragoman {

class Links {
 public:
  explicit Links(Database& database) : database_(database), bands_(database) {}

  /// Puts an article beside its near-duplicates.
  void add_article(std::int64_t article, const Signature& signature, const std::vector<std::uint64_t>& keys);
  /// Takes an article out of its story; the others of that story are linked again.
  void remove_article(std::int64_t article);

  /// Links a mention, whose row stands in `event` and is counted already, to those of other articles that
  /// tell the same event, and to the plans that it fulfils. `moment`: of its article, as moment_of gives it.
  void add_event(std::int64_t event, std::int64_t article, EventFacts facts,
                 const std::vector<std::uint64_t>& blocks, std::string moment);
  /// Takes an article's mentions out of their clusters and counts; the other mentions are linked again. Their
  /// rows are the caller's to delete.
  void remove_events(std::int64_t article);

 private:
  struct Known {
    EventFacts facts;
    std::int64_t article = 0;
    std::string published;
  };
  using Recent = std::list<std::pair<std::int64_t, Known>>;

  const Known& known(std::int64_t event);
  const Known& remember(std::int64_t event, Known known);
  void forget(std::int64_t event);
  std::vector<std::int64_t> candidates(std::int64_t event, const std::vector<std::uint64_t>& blocks);
  void link(std::int64_t event, const std::vector<std::uint64_t>& blocks);
  void join(std::int64_t a, std::int64_t b);
  void note_fate(std::int64_t plan, const Known& planned, std::int64_t later, const Known& told);
  void relink(const std::vector<std::int64_t>& events);

  void link_article(std::int64_t article, const Signature& signature, const std::vector<std::uint64_t>& keys);

  Database& database_;
  Bands bands_;
  Recent recent_;  ///< facts of events that were looked at last, the latest first
  std::unordered_map<std::int64_t, Recent::iterator> places_;
};

/// When an article was published, for comparing: the moment, else the day; unknown ones come last.
std::string moment_of(const std::string& published, const std::optional<Date>& day);

/// Adds `sign` times the event that `event` stands for to the counts by dyad, month, type and status.
void count_event(Database& database, std::int64_t event, int sign);

}  // namespace dragoman
