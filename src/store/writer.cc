#include "store/writer.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "base/calendar.h"
#include "store/corrections.h"
#include "store/days.h"
#include "store/links.h"
#include "store/load.h"
#include "store/names.h"
#include "store/record.h"
#include "store/schema.h"
#include "store/states.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 2> kCountRole = {
    "UPDATE actor SET as_source = as_source + ? WHERE id = ?",
    "UPDATE actor SET as_target = as_target + ? WHERE id = ?"};

std::optional<std::int64_t> day_number(const std::optional<Date>& day) {
  if (!day) return std::nullopt;
  return days(*day);
}

/// The day under which an event is counted: its own, else its report's.
std::optional<std::int64_t> counting_day(const Event& event, const Article& article) {
  return day_number(event.date ? std::optional(event.date->start) : article.date);
}

/// Names that nothing means any more: who and what was purged is not to be read in the file.
void forget_unused(Database& database) {
  database.run(
      "DELETE FROM actor WHERE id NOT IN (SELECT actor FROM party);"
      "DELETE FROM place_box WHERE id NOT IN (SELECT place FROM event WHERE place IS NOT NULL);"
      "DELETE FROM place WHERE id NOT IN (SELECT place FROM event WHERE place IS NOT NULL);"
      "DELETE FROM tally WHERE events = 0;"
      "DELETE FROM phrase WHERE id NOT IN (SELECT dataset FROM article UNION SELECT publisher FROM article "
      "WHERE publisher "
      "IS NOT NULL UNION SELECT agency FROM article WHERE agency IS NOT NULL UNION SELECT coder FROM article "
      "WHERE coder IS "
      "NOT NULL UNION SELECT mode FROM event WHERE mode IS NOT NULL UNION SELECT phrase FROM actor UNION "
      "SELECT phrase FROM "
      "voice);"
      "INSERT INTO phrase_words(phrase_words) VALUES ('rebuild');"
      "INSERT INTO body_words(body_words) VALUES ('optimize')");
}

struct Version {
  std::int64_t id = 0;
  std::int64_t hash = 0;
  State state = State::kCurrent;
  std::string moment;
};

}  // namespace

struct StoreWriter::State {
  explicit State(Database opened) : database(std::move(opened)), names(database), links(database) {}

  Database database;
  Names names;
  Links links;
  std::optional<Transaction> transaction;
  bool texts = true;

  void begin();
  std::vector<Version> versions(const std::string& doc_id);
  void set_state(std::int64_t article, dragoman::State state);
  std::int64_t insert_article(const Entry& entry, dragoman::State state);
  void insert_text(std::int64_t id, const Entry& entry);
  std::int64_t insert_event(std::int64_t article, std::int64_t leader, const Entry& entry,
                            std::size_t position);
  void insert_parties(std::int64_t event, std::int64_t day, const Event& coded);
  bool correct_entry(Entry& entry, std::size_t position);
  void index(std::int64_t article, Entry&& entry);
  void unindex(std::int64_t article);
  void uncount_actors(std::int64_t article);
  void remove(const Version& version);
  void reindex(std::int64_t id);
  Put put(Entry&& entry);
  bool replace(Entry&& entry);
};

void StoreWriter::State::begin() {
  if (!transaction) transaction.emplace(database);
}

std::vector<Version> StoreWriter::State::versions(const std::string& doc_id) {
  std::vector<Version> out;
  Statement row =
      database.prepare("SELECT id, content_hash, state, published, day FROM article WHERE doc_id = ?");
  row.bind(doc_id);
  while (row.step()) {
    std::optional<Date> day;
    if (!row.is_null(4)) day = from_days(static_cast<std::int32_t>(row.integer(4)));
    out.push_back({row.integer(0), row.integer(1), static_cast<dragoman::State>(row.integer(2)),
                   moment_of(row.text(3), day)});
  }
  return out;
}

void StoreWriter::State::set_state(std::int64_t article, dragoman::State state) {
  database.prepare("UPDATE article SET state = ? WHERE id = ?")
      .bind(static_cast<int>(state))
      .bind(article)
      .run();
}

std::int64_t StoreWriter::State::insert_article(const Entry& entry, dragoman::State state) {
  const Article& article = entry.article;
  const std::int64_t dataset = names.phrase(entry.dataset);
  const auto publisher = names.phrase_or_null(article.source);
  const auto agency = names.phrase_or_null(article.agency);
  const auto coder = names.phrase_or_null(entry.coder);
  database
      .prepare(
          "INSERT INTO article(doc_id, content_hash, state, dataset, publisher, agency, day, published, "
          "title, "
          "url, "
          "author, language, words, length, coder, record) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(article.doc_id)
      .bind(entry.hash)
      .bind(static_cast<int>(state))
      .bind(dataset)
      .bind(publisher)
      .bind(agency)
      .bind(day_number(article.date))
      .bind_or_null(article.published)
      .bind_or_null(article.title)
      .bind_or_null(article.url == article.doc_id ? std::string() : article.url)
      .bind_or_null(article.author)
      .bind_or_null(article.language)
      .bind(entry.words)
      .bind(entry.length)
      .bind(coder)
      .bind_blob(entry.packed_events)
      .run();
  return database.last_id();
}

void StoreWriter::State::insert_text(std::int64_t id, const Entry& entry) {
  if (!texts) return;
  database.prepare("INSERT INTO body VALUES (?, ?)").bind(id).bind_blob(entry.packed_text).run();
  database.prepare("INSERT INTO body_words(rowid, title, text) VALUES (?, ?, ?)")
      .bind(id)
      .bind(entry.article.title)
      .bind(entry.article.text)
      .run();
}

void StoreWriter::State::insert_parties(std::int64_t event, std::int64_t day, const Event& coded) {
  std::set<std::string> codes[2];
  const std::vector<ActorRef>* sides[2] = {&coded.source, &coded.target};
  for (std::size_t role = 0; role < 2; ++role) {
    for (const ActorRef& actor : *sides[role]) {
      codes[role].insert(actor.code);
      const std::int64_t id = names.actor(actor);
      database.prepare("INSERT OR IGNORE INTO party VALUES (?, ?, ?, ?, ?)")
          .bind(role)
          .bind(actor.code)
          .bind(day)
          .bind(event)
          .bind(id)
          .run();
      if (database.changes() > 0) database.prepare(kCountRole.at(role)).bind(1).bind(id).run();
    }
  }
  for (const std::string& source : codes[0]) {
    for (const std::string& target : codes[1]) {
      database.prepare("INSERT OR IGNORE INTO dyad VALUES (?, ?, ?, ?)")
          .bind(source)
          .bind(target)
          .bind(day)
          .bind(event)
          .run();
    }
  }
}

std::int64_t StoreWriter::State::insert_event(std::int64_t article, std::int64_t leader, const Entry& entry,
                                              std::size_t position) {
  const Event& event = entry.events[position];
  const auto day = counting_day(event, entry.article);
  std::optional<std::int64_t> place;
  if (event.place) place = names.place(*event.place);
  const auto mode = names.phrase_or_null(event.mode);
  const std::int64_t dataset = names.phrase(entry.dataset);
  database
      .prepare(
          "INSERT INTO event(mention, article, position, leader, cluster, dataset, type, mode, status, quad, "
          "goldstein, confidence, day, last_day, dated, place) "
          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(id_number(event.mention_id))
      .bind(article)
      .bind(position)
      .bind(leader)
      .bind(leader)
      .bind(dataset)
      .bind(static_cast<int>(event.type))
      .bind(mode)
      .bind(static_cast<int>(event.status))
      .bind(event.quad)
      .bind(event.goldstein)
      .bind(event.confidence)
      .bind(day)
      .bind(event.date ? std::optional<std::int64_t>(days(event.date->end)) : day)
      .bind(event.date ? 1 : 0)
      .bind(place)
      .run();
  const std::int64_t id = database.last_id();
  insert_parties(id, day.value_or(kNoDay), event);
  for (const Voice& voice : event.attribution) {
    if (voice.words.text.empty()) continue;
    const std::int64_t phrase = names.phrase(voice.words.text);
    database.prepare("INSERT OR IGNORE INTO voice VALUES (?, ?)").bind(phrase).bind(id).run();
  }
  return id;
}

/// Puts a person's corrections into an event. False if there is no such event, by their word.
bool StoreWriter::State::correct_entry(Entry& entry, std::size_t position) {
  Event& event = entry.events[position];
  if (corrections_of(database, event.mention_id).empty()) return true;
  const bool stands = dragoman::correct(database, event);
  entry.facts[position] = facts_of(event, entry.article);
  entry.blocks[position] = block_keys(entry.facts[position]);
  return stands;
}

/// Makes the article's events found, counted and linked.
void StoreWriter::State::index(std::int64_t article, Entry&& entry) {
  links.add_article(article, entry.signature, entry.bands);
  std::unordered_map<std::string, std::int64_t> leaders;  // by event_id
  const std::string moment = moment_of(entry.article.published, entry.article.date);
  std::vector<std::int64_t> ids;
  for (std::size_t i = 0; i < entry.events.size(); ++i) {
    ids.push_back(0);
    if (!correct_entry(entry, i)) {
      database.prepare("INSERT OR REPLACE INTO wrong VALUES (?, ?)")
          .bind(id_number(entry.events[i].mention_id))
          .bind(article)
          .run();
      continue;
    }
    const auto [leader, first] = leaders.try_emplace(entry.events[i].event_id, 0);
    const std::int64_t id = insert_event(article, leader->second, entry, i);
    ids.back() = id;
    if (!first) continue;
    leader->second = id;
    database.prepare("UPDATE event SET leader = ?1, cluster = ?1 WHERE id = ?1").bind(id).run();
    count_event(database, id, 1);
  }
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (ids[i] != 0) links.add_event(ids[i], article, std::move(entry.facts[i]), entry.blocks[i], moment);
  }
}

void StoreWriter::State::uncount_actors(std::int64_t article) {
  std::vector<std::pair<std::size_t, std::int64_t>> parties;
  {
    Statement row = database.prepare(
        "SELECT p.role, p.actor FROM event e JOIN party p ON p.event = e.id WHERE e.article = ?");
    row.bind(article);
    while (row.step()) parties.emplace_back(row.integer(0), row.integer(1));
  }
  for (const auto& [role, actor] : parties) database.prepare(kCountRole.at(role)).bind(-1).bind(actor).run();
}

/// Takes the article's events out of all that is found, counted and linked; its own record stays.
void StoreWriter::State::unindex(std::int64_t article) {
  links.remove_article(article);
  links.remove_events(article);
  database
      .prepare(
          "DELETE FROM dyad WHERE (source, target, day, event) IN (SELECT s.code, t.code, s.day, s.event "
          "FROM event e JOIN party s ON s.event = e.id AND s.role = 0 JOIN party t ON t.event = e.id AND "
          "t.role = 1 WHERE e.article = ?)")
      .bind(article)
      .run();
  uncount_actors(article);
  database.prepare("DELETE FROM wrong WHERE article = ?").bind(article).run();
  database.prepare("DELETE FROM event WHERE article = ?").bind(article).run();
}

Put StoreWriter::State::put(Entry&& entry) {
  const std::vector<Version> before = versions(entry.article.doc_id);
  const std::string moment = moment_of(entry.article.published, entry.article.date);
  bool retracted = entry.article.retracted;
  bool newest = true;
  for (const Version& version : before) {
    if (version.hash == entry.hash && !(retracted && version.state != dragoman::State::kRetracted))
      return Put::kKnown;
    retracted = retracted || version.state == dragoman::State::kRetracted;
    newest = newest && std::pair(version.moment, version.hash) < std::pair(moment, entry.hash);
  }
  for (const Version& version : before) {
    if (version.state != dragoman::State::kCurrent || !(newest || retracted)) continue;
    unindex(version.id);
    set_state(version.id, dragoman::State::kSuperseded);
  }
  if (retracted) {
    for (const Version& version : before) set_state(version.id, dragoman::State::kRetracted);
  }
  const bool there = std::any_of(before.begin(), before.end(),
                                 [&](const Version& version) { return version.hash == entry.hash; });
  if (there) return Put::kRetracted;
  const auto state = retracted ? dragoman::State::kRetracted
                               : (newest ? dragoman::State::kCurrent : dragoman::State::kSuperseded);
  const std::int64_t id = insert_article(entry, state);
  insert_text(id, entry);
  if (state == dragoman::State::kCurrent) index(id, std::move(entry));
  if (retracted) return Put::kRetracted;
  if (before.empty()) return Put::kNew;
  return newest ? Put::kRevision : Put::kOlder;
}

bool StoreWriter::State::replace(Entry&& entry) {
  for (const Version& version : versions(entry.article.doc_id)) {
    if (version.hash != entry.hash) continue;
    if (version.state == dragoman::State::kCurrent) unindex(version.id);
    const auto coder = names.phrase_or_null(entry.coder);
    database.prepare("UPDATE article SET coder = ?, record = ? WHERE id = ?")
        .bind(coder)
        .bind_blob(entry.packed_events)
        .bind(version.id)
        .run();
    if (version.state == dragoman::State::kCurrent) index(version.id, std::move(entry));
    return true;
  }
  return false;
}

/// Makes what is found and counted of an article anew from its record.
void StoreWriter::State::reindex(std::int64_t id) {
  Entry entry = load_entry(database, id);
  unindex(id);
  index(id, std::move(entry));
}

void StoreWriter::State::remove(const Version& version) {
  if (version.state == dragoman::State::kCurrent) unindex(version.id);
  for (const Event& event : load_coded_events(database, version.id))
    database.prepare("DELETE FROM correction WHERE mention = ?").bind(id_number(event.mention_id)).run();
  std::string title, text;
  bool kept = false;
  {
    Statement row = database.prepare(
        "SELECT a.title, b.text FROM article a JOIN body b ON b.article = a.id WHERE a.id = ?");
    if (row.bind(version.id).step()) {
      kept = true;
      title = row.text(0);
      text = decompress_text(row.blob(1));
    }
  }
  if (kept) {
    database.prepare("INSERT INTO body_words(body_words, rowid, title, text) VALUES ('delete', ?, ?, ?)")
        .bind(version.id)
        .bind(title)
        .bind(text)
        .run();
  }
  database.prepare("DELETE FROM article WHERE id = ?").bind(version.id).run();
}

StoreWriter::StoreWriter() = default;
StoreWriter::~StoreWriter() = default;

Result<std::unique_ptr<StoreWriter>> StoreWriter::open(const std::filesystem::path& file,
                                                       std::chrono::milliseconds wait) {
  return guarded<std::unique_ptr<StoreWriter>>([&] {
    Database database = Database::open(file, Database::Mode::kCreate, wait);
    prepare_schema(database, Database::Mode::kCreate);
    std::unique_ptr<StoreWriter> writer(new StoreWriter);
    writer->state_ = std::make_unique<State>(std::move(database));
    return writer;
  });
}

void StoreWriter::keep_texts(bool keep) { state_->texts = keep; }

Result<Put> StoreWriter::put(Entry&& entry) {
  return guarded<Put>([&] {
    state_->begin();
    return state_->put(std::move(entry));
  });
}

Result<void> StoreWriter::reject(const RejectRow& row) {
  return guarded<void>([&] {
    state_->begin();
    state_->database.prepare("INSERT OR IGNORE INTO reject VALUES (?, ?, ?, ?)")
        .bind(row.input)
        .bind(row.line)
        .bind(row.doc_id)
        .bind(row.reason)
        .run();
  });
}

Result<void> StoreWriter::commit() {
  return guarded<void>([&] {
    if (state_->transaction) state_->transaction->commit();
    state_->transaction.reset();
  });
}

Result<bool> StoreWriter::replace(Entry&& entry) {
  return guarded<bool>([&] {
    state_->begin();
    return state_->replace(std::move(entry));
  });
}

Result<bool> StoreWriter::correct(const std::vector<Correction>& corrections) {
  return guarded<bool>([&] {
    state_->begin();
    std::set<std::int64_t> articles;
    bool all = true;
    for (const Correction& correction : corrections) {
      const std::optional<std::int64_t> article = article_of_mention(state_->database, correction.mention_id);
      all = all && article.has_value();
      if (!article) continue;
      keep_correction(state_->database, correction);
      articles.insert(*article);
    }
    for (const std::int64_t article : articles) state_->reindex(article);
    return all;
  });
}

Result<bool> StoreWriter::take_back(const std::string& mention_id, const std::vector<std::string>& fields) {
  return guarded<bool>([&] {
    state_->begin();
    const std::optional<std::int64_t> article = article_of_mention(state_->database, mention_id);
    if (!article) return false;
    for (const std::string& field : fields) forget_correction(state_->database, mention_id, field);
    state_->reindex(*article);
    return true;
  });
}

Result<bool> StoreWriter::purge(const std::string& doc_id) {
  return guarded<bool>([&] {
    state_->begin();
    const std::vector<Version> versions = state_->versions(doc_id);
    for (const Version& version : versions) state_->remove(version);
    return !versions.empty();
  });
}

Result<std::uint64_t> StoreWriter::purge_source(const std::string& name) {
  return guarded<std::uint64_t>([&] {
    state_->begin();
    std::vector<std::string> ids;
    {
      Statement row = state_->database.prepare(
          "SELECT DISTINCT doc_id FROM article WHERE publisher = (SELECT id FROM phrase WHERE text = ?1) OR "
          "agency = "
          "(SELECT id FROM phrase WHERE text = ?1)");
      row.bind(name);
      while (row.step()) ids.push_back(row.text(0));
    }
    for (const std::string& id : ids) {
      for (const Version& version : state_->versions(id)) state_->remove(version);
    }
    return static_cast<std::uint64_t>(ids.size());
  });
}

Result<void> StoreWriter::compact() {
  return guarded<void>([&] {
    state_->begin();
    forget_unused(state_->database);
    state_->names.forget();
    state_->transaction->commit();
    state_->transaction.reset();
    state_->database.run("VACUUM");
    state_->database.run("PRAGMA wal_checkpoint(TRUNCATE)");
  });
}

}  // namespace dragoman
