// Does the file hold what it should? SQLite's own checks, and ours over what stands twice.

#include <fmt/format.h>

#include "store/load.h"
#include "store/reader_state.h"

namespace dragoman {
namespace {

/// A question whose answer is 0 in a store that is well.
struct Question {
  std::string_view fault;
  std::string_view sql;
};

constexpr Question kQuestions[] = {
    {"events whose cluster is led by none or by a member of another",
     "SELECT count(*) FROM event e LEFT JOIN event c ON c.id = e.cluster WHERE c.id IS NULL OR c.cluster <> "
     "c.id"},
    {"events whose leader is none of their article",
     "SELECT count(*) FROM event e LEFT JOIN event l ON l.id = e.leader WHERE l.article IS NOT e.article"},
    {"articles whose story is led by none or by a member of another",
     "SELECT count(*) FROM article a LEFT JOIN article s ON s.id = a.story WHERE a.state = 0 AND (s.id IS "
     "NULL "
     "OR s.story <> s.id)"},
    {"events of articles that are not current",
     "SELECT count(*) FROM event e JOIN article a ON a.id = e.article WHERE a.state <> 0"},
    {"names with two current texts",
     "SELECT count(*) FROM (SELECT 1 FROM article WHERE state = 0 GROUP BY doc_id HAVING count(*) > 1)"},
    {"parties of no event", "SELECT count(*) FROM party WHERE event NOT IN (SELECT id FROM event)"},
    {"dyads of no event", "SELECT count(*) FROM dyad WHERE event NOT IN (SELECT id FROM event)"},
    {"blocks of no event", "SELECT count(*) FROM block WHERE event NOT IN (SELECT id FROM event)"},
    {"bands of no current article",
     "SELECT count(*) FROM band WHERE article NOT IN (SELECT id FROM article WHERE state = 0)"},
    {"articles whose signature is in no band",
     "SELECT count(*) FROM article WHERE state = 0 AND signature IS NOT NULL AND id <= coalesce((SELECT "
     "value FROM "
     "progress WHERE name = 'band'), 0) AND id NOT IN (SELECT article FROM band)"},
    {"dyads that are not those of the parties",
     "SELECT abs((SELECT count(*) FROM dyad) - (SELECT count(*) FROM (SELECT DISTINCT s.event, s.code, "
     "t.code FROM party s "
     "JOIN party t ON t.event = s.event AND s.role = 0 AND t.role = 1)))"},
    {"actors whose counts are not those of the parties",
     "SELECT count(*) FROM actor a WHERE as_source <> (SELECT count(*) FROM party p WHERE p.actor = a.id AND "
     "p.role = 0) "
     "OR as_target <> (SELECT count(*) FROM party p WHERE p.actor = a.id AND p.role = 1)"},
    {"events that the counts by dyad lack or have too often",
     "SELECT abs((SELECT coalesce(sum(events), 0) FROM tally WHERE month = -1) - (SELECT count(*) FROM "
     "(SELECT DISTINCT e.id, "
     "coalesce(s.code, ''), coalesce(t.code, '') FROM event e LEFT JOIN party s ON s.event = e.id AND s.role "
     "= 0 LEFT "
     "JOIN party t ON t.event = e.id AND t.role = 1 WHERE e.cluster = e.id)))"},
    {"coarse counts by dyad that are not the sums of the fine ones",
     "SELECT count(*) FROM (SELECT sum(events * (month = -1)) AS most, sum(events * (month <> -1 AND type = "
     "-1)) AS months, "
     "sum(events * (type <> -1)) AS kinds FROM tally GROUP BY dataset, source, target) WHERE most <> months "
     "OR most <> kinds"},
    {"negative counts", "SELECT count(*) FROM tally WHERE events < 0"},
    {"texts that the index lacks",
     "SELECT count(*) FROM body WHERE article NOT IN (SELECT id FROM body_words_docsize)"},
    {"places that the map lacks",
     "SELECT count(*) FROM place WHERE lat IS NOT NULL AND lon IS NOT NULL AND id NOT IN (SELECT id FROM "
     "place_box)"},
};

void ask(Database& database, const Question& question, std::vector<std::string>& faults) {
  Statement row = database.prepare(question.sql);
  if (row.step() && row.integer(0) != 0)
    faults.push_back(fmt::format("{}: {}", question.fault, row.integer(0)));
}

void ask_sqlite(Database& database, std::vector<std::string>& faults) {
  Statement integrity = database.prepare("PRAGMA integrity_check");
  while (integrity.step()) {
    if (integrity.text(0) != "ok") faults.push_back("SQLite: " + integrity.text(0));
  }
  Statement keys = database.prepare("PRAGMA foreign_key_check");
  while (keys.step())
    faults.push_back(fmt::format("a row of {} points to none of {}", keys.text(0), keys.text(2)));
}

/// Every record and text unpacks, and has the events that were indexed.
void unpack_all(Database& database, std::vector<std::string>& faults) {
  std::vector<std::int64_t> articles;
  {
    Statement row = database.prepare("SELECT id FROM article");
    while (row.step()) articles.push_back(row.integer(0));
  }
  for (const std::int64_t article : articles) {
    try {
      load_text(database, article);
      const std::size_t events = corrected(database, load_coded_events(database, article)).size();
      Statement row = database.prepare(
          "SELECT (SELECT count(*) FROM event WHERE article = ?1), (SELECT state FROM article WHERE id = "
          "?1)");
      row.bind(article).step();
      if (row.integer(1) == 0 && static_cast<std::size_t>(row.integer(0)) != events)
        faults.push_back(fmt::format("{}: {} events are found of {} in its record",
                                     load_article(database, article).doc_id, row.integer(0), events));
    } catch (const StoreFault& fault) {
      faults.push_back(fmt::format("article {}: {}", article, fault.error.message));
    }
  }
}

}  // namespace

Result<std::vector<std::string>> StoreReader::check() {
  return guarded<std::vector<std::string>>([&] {
    std::vector<std::string> faults;
    ask_sqlite(state_->database, faults);
    for (const Question& question : kQuestions) ask(state_->database, question, faults);
    unpack_all(state_->database, faults);
    return faults;
  });
}

}  // namespace dragoman
