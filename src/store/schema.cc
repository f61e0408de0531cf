#include "store/schema.h"

#include <fmt/format.h>

namespace dragoman {
namespace {

constexpr std::int64_t kApplicationId = 0x44724731;  // "DrG1", in the file's header

// Rows of band, block and dyad are found again by what they were made of, so they need no index by their
// owner. A day is days since 1970-01-01. What an event is counted and sorted by is `day`: its own, else its
// report's.
constexpr const char* kTables = R"sql(
CREATE TABLE phrase (
  id INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
);
CREATE VIRTUAL TABLE phrase_words USING fts5(text, content='phrase', content_rowid='id', detail=none,
                                             tokenize="unicode61 remove_diacritics 2");
CREATE TRIGGER phrase_added AFTER INSERT ON phrase BEGIN
  INSERT INTO phrase_words(rowid, text) VALUES (new.id, new.text);
END;

CREATE TABLE article (
  id INTEGER PRIMARY KEY,
  doc_id TEXT NOT NULL,
  content_hash INTEGER NOT NULL,
  state INTEGER NOT NULL,
  dataset INTEGER NOT NULL REFERENCES phrase(id),
  publisher INTEGER REFERENCES phrase(id),
  agency INTEGER REFERENCES phrase(id),
  day INTEGER,
  published TEXT,
  title TEXT,
  url TEXT,
  author TEXT,
  language TEXT,
  words INTEGER NOT NULL,
  length INTEGER NOT NULL,
  coder INTEGER REFERENCES phrase(id),
  story INTEGER,
  signature BLOB,
  record BLOB,
  UNIQUE (doc_id, content_hash)
);
CREATE INDEX article_state ON article(state, dataset, coder, language, words);
CREATE INDEX article_day ON article(day) WHERE state = 0;
CREATE INDEX article_publisher ON article(publisher) WHERE publisher IS NOT NULL;
CREATE INDEX article_agency ON article(agency) WHERE agency IS NOT NULL;
CREATE INDEX article_story ON article(story) WHERE story <> id;

CREATE TABLE body (
  article INTEGER PRIMARY KEY REFERENCES article(id) ON DELETE CASCADE,
  text BLOB NOT NULL
);
CREATE VIRTUAL TABLE body_words USING fts5(title, text, content='', tokenize="unicode61 remove_diacritics 2");

CREATE TABLE band (
  key INTEGER NOT NULL,
  article INTEGER NOT NULL,
  PRIMARY KEY (key, article)
) WITHOUT ROWID;

CREATE TABLE progress (
  name TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  admin1 TEXT NOT NULL,
  geoname INTEGER NOT NULL,
  lat REAL,
  lon REAL,
  UNIQUE (name, country, admin1, geoname)
);
CREATE VIRTUAL TABLE place_box USING rtree(id, south, north, west, east);

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  mention INTEGER NOT NULL UNIQUE,
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  leader INTEGER NOT NULL,
  cluster INTEGER NOT NULL,
  dataset INTEGER NOT NULL,
  type INTEGER NOT NULL,
  mode INTEGER REFERENCES phrase(id),
  status INTEGER NOT NULL,
  quad INTEGER NOT NULL,
  goldstein REAL,
  confidence REAL NOT NULL,
  day INTEGER,
  last_day INTEGER,
  dated INTEGER NOT NULL,
  place INTEGER REFERENCES place(id)
);
CREATE INDEX event_article ON event(article);
CREATE INDEX event_day ON event(day);
CREATE INDEX event_type ON event(type, day);
CREATE INDEX event_mode ON event(mode, day) WHERE mode IS NOT NULL;
CREATE INDEX event_place ON event(place, day) WHERE place IS NOT NULL;
CREATE INDEX event_cluster ON event(cluster) WHERE cluster <> id;
CREATE INDEX event_plan ON event(day) WHERE status = 1;

CREATE TABLE wrong (
  mention INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article(id) ON DELETE CASCADE
);
CREATE INDEX wrong_article ON wrong(article);

CREATE TABLE actor (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  code TEXT NOT NULL,
  sector TEXT NOT NULL,
  cameo TEXT NOT NULL,
  phrase INTEGER NOT NULL REFERENCES phrase(id),
  as_source INTEGER NOT NULL DEFAULT 0,
  as_target INTEGER NOT NULL DEFAULT 0,
  UNIQUE (key, name, code, sector, cameo)
);
CREATE INDEX actor_phrase ON actor(phrase);
CREATE TABLE party (
  role INTEGER NOT NULL,
  code TEXT NOT NULL,
  day INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  actor INTEGER NOT NULL REFERENCES actor(id),
  PRIMARY KEY (role, code, day, event, actor)
) WITHOUT ROWID;
CREATE INDEX party_event ON party(event);
CREATE INDEX party_actor ON party(actor, role);
CREATE TABLE dyad (
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  day INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (source, target, day, event)
) WITHOUT ROWID;
CREATE TABLE voice (
  phrase INTEGER NOT NULL REFERENCES phrase(id),
  event INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  PRIMARY KEY (phrase, event)
) WITHOUT ROWID;
CREATE INDEX voice_event ON voice(event);
CREATE TABLE block (
  key INTEGER NOT NULL,
  event INTEGER NOT NULL,
  PRIMARY KEY (key, event)
) WITHOUT ROWID;
CREATE TABLE plan (
  plan INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  later INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
  fate INTEGER NOT NULL,
  PRIMARY KEY (plan, later)
) WITHOUT ROWID;
CREATE INDEX plan_later ON plan(later);

CREATE TABLE tally (
  dataset INTEGER NOT NULL,
  source TEXT NOT NULL,
  target TEXT NOT NULL,
  month INTEGER NOT NULL,
  type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  quad INTEGER NOT NULL,
  events INTEGER NOT NULL,
  goldstein INTEGER NOT NULL,
  PRIMARY KEY (dataset, type, month, source, target, status, quad)
) WITHOUT ROWID;

CREATE TABLE reject (
  input TEXT NOT NULL,
  line INTEGER NOT NULL,
  doc_id TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (input, line, doc_id, reason)
) WITHOUT ROWID;
CREATE TABLE correction (
  mention INTEGER NOT NULL,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  who TEXT NOT NULL,
  made TEXT NOT NULL,
  PRIMARY KEY (mention, field)
) WITHOUT ROWID;
)sql";

std::int64_t number(Database& database, std::string_view sql) {
  Statement statement = database.prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

void create(Database& database) {
  database.run("PRAGMA journal_mode = WAL");
  Transaction transaction(database);
  if (number(database, "PRAGMA user_version") == 0) {  // else another writer was first
    database.run(kTables);
    database.run(
        fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, kSchemaVersion));
  }
  transaction.commit();
}

bool is_blank(Database& database) { return number(database, "SELECT count(*) FROM sqlite_schema") == 0; }

[[noreturn]] void refuse(const Database& database, ErrorCode code, std::string message) {
  throw StoreFault{{code, std::move(message), database.file()}};
}

}  // namespace

void prepare_schema(Database& database, Database::Mode mode) {
  if (is_blank(database)) {
    if (mode != Database::Mode::kCreate)
      refuse(database, ErrorCode::kFormat, "holds nothing; `dragoman ingest` fills it");
    create(database);
  }
  if (number(database, "PRAGMA application_id") != kApplicationId)
    refuse(database, ErrorCode::kFormat, "is another program's database, no store of Dragoman's");
  const std::int64_t version = number(database, "PRAGMA user_version");
  if (version > kSchemaVersion) {
    refuse(database, ErrorCode::kUnsupported,
           fmt::format("was written by a newer Dragoman (schema {}, this program knows {})", version,
                       kSchemaVersion));
  }
  database.run(
      "PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; "
      "PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 8192; PRAGMA mmap_size = 1073741824");
}

}  // namespace dragoman
