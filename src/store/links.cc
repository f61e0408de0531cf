#include "store/links.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>

#include "base/calendar.h"
#include "store/record.h"

namespace dragoman {
namespace {

constexpr std::size_t kMostKnown = 50'000;

std::int64_t one(Database& database, std::string_view sql, std::int64_t id) {
  Statement statement = database.prepare(sql);
  return statement.bind(id).step() ? statement.integer(0) : 0;
}

std::vector<std::int64_t> column(Database& database, std::string_view sql, std::int64_t id) {
  std::vector<std::int64_t> out;
  Statement statement = database.prepare(sql);
  statement.bind(id);
  while (statement.step()) out.push_back(statement.integer(0));
  return out;
}

/// What is published first comes first; reports of no known moment come last.
using Rank = std::tuple<std::string, std::string, std::int64_t>;

Rank rank(Statement& row, std::int64_t position) {
  std::optional<Date> day;
  if (!row.is_null(1)) day = from_days(static_cast<std::int32_t>(row.integer(1)));
  return {moment_of(row.text(0), day), row.text(2), position};
}

Rank article_rank(Database& database, std::int64_t article) {
  Statement row = database.prepare("SELECT published, day, doc_id FROM article WHERE id = ?");
  row.bind(article).step();
  return rank(row, 0);
}

Rank event_rank(Database& database, std::int64_t event) {
  Statement row = database.prepare(
      "SELECT a.published, a.day, a.doc_id, e.position FROM event e JOIN article a ON a.id = e.article "
      "WHERE e.id = ?");
  row.bind(event).step();
  return rank(row, row.integer(3));
}

std::int64_t story_of(Database& database, std::int64_t article) {
  return one(database, "SELECT story FROM article WHERE id = ?", article);
}
std::int64_t cluster_of(Database& database, std::int64_t event) {
  return one(database, "SELECT cluster FROM event WHERE id = ?", event);
}

void join_stories(Database& database, std::int64_t a, std::int64_t b) {
  if (a == b) return;
  if (article_rank(database, b) < article_rank(database, a)) std::swap(a, b);
  // One row's own story is itself, and the index holds all others.
  database.prepare("UPDATE article SET story = ? WHERE story = ? AND story <> id").bind(a).bind(b).run();
  database.prepare("UPDATE article SET story = ? WHERE id = ?").bind(a).bind(b).run();
}

}  // namespace

std::string moment_of(const std::string& published, const std::optional<Date>& day) {
  if (!published.empty()) return published;
  return day ? iso(*day) : "9";
}

void Links::link_article(std::int64_t article, const Signature& signature,
                         const std::vector<std::uint64_t>& keys) {
  for (const std::int64_t other : bands_.mates(article, keys)) {
    const std::optional<Signature> theirs = signature_of_article(database_, other);
    if (theirs && near_duplicate(signature, *theirs))
      join_stories(database_, story_of(database_, article), story_of(database_, other));
  }
}

void Links::add_article(std::int64_t article, const Signature& signature,
                        const std::vector<std::uint64_t>& keys) {
  database_.prepare("UPDATE article SET story = id WHERE id = ?").bind(article).run();
  if (keys.empty()) return;
  link_article(article, signature, keys);
  keep_signature(database_, article, signature);
  bands_.add(article, keys);
}

void Links::remove_article(std::int64_t article) {
  const std::optional<Signature> signature = signature_of_article(database_, article);
  if (!signature) {  // nothing was linked to it
    database_.prepare("UPDATE article SET story = NULL WHERE id = ?").bind(article).run();
    return;
  }
  bands_.remove(article, band_keys(*signature));
  const std::int64_t story = story_of(database_, article);
  std::vector<std::int64_t> rest =
      column(database_, "SELECT id FROM article WHERE story = ?1 AND story <> id UNION SELECT ?1", story);
  std::erase(rest, article);
  database_.prepare("UPDATE article SET story = NULL, signature = NULL WHERE id = ?").bind(article).run();
  for (const std::int64_t other : rest)
    database_.prepare("UPDATE article SET story = id WHERE id = ?").bind(other).run();
  for (const std::int64_t other : rest) {
    if (const auto theirs = signature_of_article(database_, other))
      link_article(other, *theirs, band_keys(*theirs));
  }
}

const Links::Known& Links::known(std::int64_t event) {
  if (const auto found = places_.find(event); found != places_.end()) {
    recent_.splice(recent_.begin(), recent_, found->second);
    return found->second->second;
  }
  Known known;
  {
    Statement row = database_.prepare(
        "SELECT a.record, e.position, e.article, a.doc_id, a.day, a.published FROM event e "
        "JOIN article a ON a.id = e.article WHERE e.id = ?");
    row.bind(event).step();
    Article article;
    article.doc_id = row.text(3);
    if (!row.is_null(4)) article.date = from_days(static_cast<std::int32_t>(row.integer(4)));
    known.facts =
        facts_of(unpack_events(row.blob(0), {static_cast<std::size_t>(row.integer(1))}).front(), article);
    known.article = row.integer(2);
    known.published = moment_of(row.text(5), article.date);
  }
  return remember(event, std::move(known));
}

const Links::Known& Links::remember(std::int64_t event, Known known) {
  recent_.emplace_front(event, std::move(known));
  places_[event] = recent_.begin();
  if (recent_.size() > kMostKnown) {
    places_.erase(recent_.back().first);
    recent_.pop_back();
  }
  return recent_.front().second;
}

void Links::forget(std::int64_t event) {
  const auto found = places_.find(event);
  if (found == places_.end()) return;
  recent_.erase(found->second);
  places_.erase(found);
}

/// Mentions of other articles that share a block with this one.
std::vector<std::int64_t> Links::candidates(std::int64_t event, const std::vector<std::uint64_t>& blocks) {
  std::set<std::int64_t> met;
  for (const std::uint64_t block : blocks) {
    for (const std::int64_t other :
         column(database_, "SELECT event FROM block WHERE key = ?", static_cast<std::int64_t>(block)))
      met.insert(other);
  }
  met.erase(event);
  return {met.begin(), met.end()};
}

void Links::join(std::int64_t a, std::int64_t b) {
  if (a == b) return;
  if (event_rank(database_, b) < event_rank(database_, a)) std::swap(a, b);
  count_event(database_, b, -1);
  database_.prepare("UPDATE event SET cluster = ? WHERE cluster = ? AND cluster <> id").bind(a).bind(b).run();
  database_.prepare("UPDATE event SET cluster = ? WHERE id = ?").bind(a).bind(b).run();
}

void Links::note_fate(std::int64_t plan, const Known& planned, std::int64_t later, const Known& told) {
  if (planned.facts.status != Status::kFuture || told.published < planned.published) return;
  const PlanFate fate = relate_plan(planned.facts, told.facts);
  if (fate == PlanFate::kNone) return;
  database_.prepare("INSERT OR IGNORE INTO plan VALUES (?, ?, ?)")
      .bind(plan)
      .bind(later)
      .bind(static_cast<int>(fate))
      .run();
}

void Links::link(std::int64_t event, const std::vector<std::uint64_t>& blocks) {
  const Known mine = known(event);
  for (const std::int64_t other : candidates(event, blocks)) {
    const Known& theirs = known(other);
    if (theirs.article == mine.article) continue;
    if (same_event(mine.facts, theirs.facts))
      join(cluster_of(database_, event), cluster_of(database_, other));
    note_fate(event, mine, other, theirs);
    note_fate(other, theirs, event, mine);
  }
}

void Links::add_event(std::int64_t event, std::int64_t article, EventFacts facts,
                      const std::vector<std::uint64_t>& blocks, std::string published) {
  remember(event, {std::move(facts), article, std::move(published)});
  link(event, blocks);
  for (const std::uint64_t block : blocks)
    database_.prepare("INSERT OR IGNORE INTO block VALUES (?, ?)").bind(block).bind(event).run();
}

void Links::remove_events(std::int64_t article) {
  std::set<std::int64_t> rest;
  const std::vector<std::int64_t> gone = column(database_, "SELECT id FROM event WHERE article = ?", article);
  for (const std::int64_t event : gone) {
    const std::int64_t cluster = cluster_of(database_, event);
    for (const std::int64_t other : column(
             database_, "SELECT id FROM event WHERE cluster = ?1 AND cluster <> id UNION SELECT ?1", cluster))
      rest.insert(other);
  }
  for (const std::int64_t event : rest) {
    if (cluster_of(database_, event) == event) count_event(database_, event, -1);
  }
  for (const std::int64_t event : gone) {
    for (const std::uint64_t block : block_keys(known(event).facts))
      database_.prepare("DELETE FROM block WHERE key = ? AND event = ?").bind(block).bind(event).run();
    rest.erase(event);
    forget(event);
  }
  // What was told of plans stands between two mentions: the rows go with them.
  relink({rest.begin(), rest.end()});
}

/// Makes clusters anew of mentions whose cluster lost some.
void Links::relink(const std::vector<std::int64_t>& events) {
  for (const std::int64_t event : events) {
    database_.prepare("UPDATE event SET cluster = leader WHERE id = ?").bind(event).run();
    if (cluster_of(database_, event) == event) count_event(database_, event, 1);
  }
  for (const std::int64_t event : events) link(event, block_keys(known(event).facts));
}

}  // namespace dragoman
