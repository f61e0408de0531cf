// Counts by dyad, month, type and status, kept beside the events so that sums over all of them take no time.

#include <cmath>
#include <set>
#include <string>

#include "base/calendar.h"
#include "store/days.h"
#include "store/links.h"

namespace dragoman {
namespace {

struct Counted {
  std::int64_t dataset = 0, month = 0, type = 0, status = 0, quad = 0;
  std::int64_t goldstein = 0;  ///< tenths: sums stay exact
};

void add(Database& database, const std::string& source, const std::string& target, const Counted& counted,
         int sign) {
  database
      .prepare(
          "INSERT INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
          "events = events + excluded.events, goldstein = goldstein + excluded.goldstein")
      .bind(counted.dataset)
      .bind(source)
      .bind(target)
      .bind(counted.month)
      .bind(counted.type)
      .bind(counted.status)
      .bind(counted.quad)
      .bind(sign)
      .bind(sign * counted.goldstein)
      .run();
}

/// Coarser sums stand beside the fine ones: most questions are about all months, or all types.
void add_all(Database& database, const std::string& source, const std::string& target, Counted counted,
             int sign) {
  add(database, source, target, counted, sign);
  counted.type = counted.status = kAnyKind;
  add(database, source, target, counted, sign);
  counted.month = kAllMonths;
  add(database, source, target, counted, sign);
}

std::set<std::string> codes(Database& database, std::int64_t event, int role) {
  std::set<std::string> out;
  Statement row = database.prepare("SELECT code FROM party WHERE event = ? AND role = ?");
  row.bind(event).bind(role);
  while (row.step()) out.insert(row.text(0));
  if (out.empty()) out.insert("");  // a side that nobody is on
  return out;
}

}  // namespace

void count_event(Database& database, std::int64_t event, int sign) {
  Counted counted;
  {
    Statement row =
        database.prepare("SELECT dataset, day, type, status, quad, goldstein FROM event WHERE id = ?");
    row.bind(event).step();
    counted = {row.integer(0), month_number(row.is_null(1) ? kNoDay : row.integer(1)),
               row.integer(2), row.integer(3),
               row.integer(4), std::lround(row.real(5) * 10)};
  }
  for (const std::string& source : codes(database, event, 0)) {
    for (const std::string& target : codes(database, event, 1))
      add_all(database, source, target, counted, sign);
  }
}

}  // namespace dragoman
