#include "store/load.h"

#include <algorithm>
#include <tuple>

#include "base/calendar.h"
#include "event/characters.h"
#include "store/bands.h"
#include "store/corrections.h"
#include "store/links.h"
#include "store/record.h"

namespace dragoman {
namespace {

std::optional<Date> day_of(const Statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return from_days(static_cast<std::int32_t>(row.integer(column)));
}

std::vector<std::int64_t> members(Database& database, std::int64_t event) {
  std::vector<std::int64_t> out;
  Statement row = database.prepare(
      "SELECT id FROM event WHERE cluster = ?1 AND cluster <> id UNION ALL SELECT id FROM event WHERE id = "
      "?1");
  row.bind(event);
  while (row.step()) out.push_back(row.integer(0));
  return out;
}

/// A mention and what it is put in order by.
struct Told {
  MentionRow mention;
  std::int64_t article = 0;  ///< its row
  std::tuple<std::string, std::string, std::size_t> rank;
};

Told load_mention(Database& database, std::int64_t event) {
  Told told;
  MentionRow& mention = told.mention;
  std::int64_t& article = told.article;
  std::size_t position = 0;
  {
    Statement row = database.prepare(
        "SELECT e.article, e.position, a.record, a.length FROM event e JOIN article a ON a.id = e.article "
        "WHERE e.id = ?");
    row.bind(event).step();
    article = row.integer(0);
    position = static_cast<std::size_t>(row.integer(1));
    mention.length = static_cast<std::uint32_t>(row.integer(3));
    mention.event = unpack_events(row.blob(2), {position}).front();
  }
  mention.article = load_article(database, article);
  correct(database, mention.event);
  told.rank = {moment_of(mention.article.published, mention.article.date), mention.article.doc_id, position};
  return told;
}

void add_sentence(Database& database, Told& told) {
  if (const std::optional<std::string> text = load_text(database, told.article))
    told.mention.sentence = characters(*text, told.mention.event.sentence);
}

std::string dataset_of(Database& database, std::int64_t event) {
  Statement row =
      database.prepare("SELECT p.text FROM event e JOIN phrase p ON p.id = e.dataset WHERE e.id = ?");
  row.bind(event);
  return row.step() ? row.text(0) : std::string();
}

std::string story_id(Database& database, const std::string& doc_id) {
  Statement row = database.prepare(
      "SELECT s.doc_id FROM article a JOIN article s ON s.id = a.story WHERE a.doc_id = ? AND a.state = 0");
  row.bind(doc_id);
  return row.step() ? row.text(0) : std::string();
}

}  // namespace

Article load_article(Database& database, std::int64_t id) {
  Statement row = database.prepare(
      "SELECT a.doc_id, a.day, a.title, p.text, a.url, g.text, a.author, a.published, a.language, a.state "
      "FROM article a "
      "LEFT JOIN phrase p ON p.id = a.publisher LEFT JOIN phrase g ON g.id = a.agency WHERE a.id = ?");
  Article article;
  if (!row.bind(id).step()) return article;
  article.doc_id = row.text(0);
  article.date = day_of(row, 1);
  article.title = row.text(2);
  article.source = row.text(3);
  article.url = row.text(4);
  // A URL that is the doc_id, too, is kept once.
  if (article.url.empty() && article.doc_id.find("://") != std::string::npos) article.url = article.doc_id;
  article.agency = row.text(5);
  article.author = row.text(6);
  article.published = row.text(7);
  article.language = row.text(8);
  article.retracted = row.integer(9) == 2;
  return article;
}

std::optional<std::string> load_text(Database& database, std::int64_t article) {
  Statement row = database.prepare("SELECT text FROM body WHERE article = ?");
  if (!row.bind(article).step()) return std::nullopt;
  return decompress_text(row.blob(0));
}

EventRow load_event(Database& database, std::int64_t event, Sentences sentences) {
  std::vector<Told> mentions;
  for (const std::int64_t member : members(database, event))
    mentions.push_back(load_mention(database, member));
  std::sort(mentions.begin(), mentions.end(), [](const Told& a, const Told& b) { return a.rank < b.rank; });
  for (std::size_t i = 0; i < mentions.size() && sentences != Sentences::kNone; ++i) {
    if (i == 0 || sentences == Sentences::kAll) add_sentence(database, mentions[i]);
  }
  EventRow out;
  out.mentions.reserve(mentions.size());
  for (Told& told : mentions) out.mentions.push_back(std::move(told.mention));
  if (out.mentions.empty()) return out;
  out.event_id = out.mentions.front().event.mention_id;
  out.story_id = story_id(database, out.article().doc_id);
  out.dataset = dataset_of(database, event);
  for (MentionRow& mention : out.mentions) {
    mention.event.event_id = out.event_id;
    mention.event.same_as = mention.event.mention_id == out.event_id ? std::string() : out.event_id;
  }
  return out;
}

std::optional<std::int64_t> find_event(Database& database, const std::string& id) {
  Statement row = database.prepare("SELECT cluster FROM event WHERE mention = ?");
  if (!row.bind(id_number(id)).step()) return std::nullopt;
  return row.integer(0);
}

std::optional<std::int64_t> article_of_mention(Database& database, const std::string& mention_id) {
  Statement row = database.prepare(
      "SELECT article FROM event WHERE mention = ?1 UNION SELECT article FROM wrong WHERE mention = ?1");
  if (!row.bind(id_number(mention_id)).step()) return std::nullopt;
  return row.integer(0);
}

Entry load_entry(Database& database, std::int64_t article) {
  std::string record, dataset, coder;
  {
    Statement row = database.prepare(
        "SELECT a.record, d.text, c.text FROM article a JOIN phrase d ON d.id = a.dataset LEFT JOIN phrase c "
        "ON c.id = "
        "a.coder WHERE a.id = ?");
    row.bind(article).step();
    record = row.blob(0);
    dataset = row.text(1);
    coder = row.text(2);
  }
  Article loaded = load_article(database, article);
  const std::optional<std::string> text = load_text(database, article);
  loaded.text = text.value_or("");
  Entry entry = make_entry(std::move(loaded), unpack_events(record), coder);
  entry.dataset = dataset;
  if (!text) {  // it was not kept: what was made of it was
    entry.signature = signature_of_article(database, article).value_or(Signature{});
    entry.bands = band_keys(entry.signature);
  }
  return entry;
}

std::optional<std::int64_t> find_article(Database& database, const std::string& doc_id) {
  Statement row =
      database.prepare("SELECT id FROM article WHERE doc_id = ? ORDER BY state, content_hash LIMIT 1");
  if (!row.bind(doc_id).step()) return std::nullopt;
  return row.integer(0);
}

std::vector<Event> load_coded_events(Database& database, std::int64_t article) {
  Statement row = database.prepare("SELECT record FROM article WHERE id = ?");
  if (!row.bind(article).step()) return {};
  return unpack_events(row.blob(0));
}

std::vector<Event> corrected(Database& database, std::vector<Event> events) {
  std::erase_if(events, [&](Event& event) { return !correct(database, event); });
  return events;
}

}  // namespace dragoman
