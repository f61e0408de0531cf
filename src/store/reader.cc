#include "store/reader.h"

#include <array>

#include "store/reader_state.h"
#include "store/record.h"
#include "store/schema.h"
#include "store/states.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 3> kStates = {"current", "superseded", "retracted"};
constexpr std::size_t kAll = static_cast<std::size_t>(-1);

std::vector<std::int64_t> numbers(Statement& row) {
  std::vector<std::int64_t> out;
  while (row.step()) out.push_back(row.integer(0));
  return out;
}

StoredArticle load_stored(Database& database, std::int64_t id) {
  StoredArticle stored;
  stored.article = load_article(database, id);
  stored.text = load_text(database, id);
  stored.coded = load_coded_events(database, id);
  stored.events = corrected(database, stored.coded);
  Statement row = database.prepare(
      "SELECT a.state, s.doc_id FROM article a LEFT JOIN article s ON s.id = a.story WHERE a.id = ?");
  row.bind(id).step();
  stored.state = kStates.at(static_cast<std::size_t>(row.integer(0)));
  stored.story_id = row.text(1);
  return stored;
}

}  // namespace

StoreReader::StoreReader() = default;
StoreReader::~StoreReader() = default;

Result<std::unique_ptr<StoreReader>> StoreReader::open(const std::filesystem::path& file) {
  return guarded<std::unique_ptr<StoreReader>>([&] {
    if (!std::filesystem::exists(file))
      throw StoreFault{
          {ErrorCode::kIo, "there is no such store; `dragoman ingest` makes one", file.string()}};
    Database database = Database::open(file, Database::Mode::kRead);
    prepare_schema(database, Database::Mode::kRead);
    std::unique_ptr<StoreReader> reader(new StoreReader);
    reader->state_ = std::make_unique<State>(std::move(database));
    return reader;
  });
}

void StoreReader::watch(std::function<bool()> keep_on) { state_->database.watch(std::move(keep_on)); }

Result<bool> StoreReader::holds(const std::string& doc_id, std::int64_t content_hash) {
  return guarded<bool>([&] {
    Statement row = state_->database.prepare("SELECT 1 FROM article WHERE doc_id = ? AND content_hash = ?");
    return row.bind(doc_id).bind(content_hash).step();
  });
}

Result<std::int64_t> StoreReader::version() {
  return guarded<std::int64_t>([&] {
    Statement row = state_->database.prepare("PRAGMA data_version");
    return row.step() ? row.integer(0) : 0;
  });
}

std::size_t StoreReader::prepared() const { return state_->database.prepared(); }

Result<EventPage> StoreReader::find(const Query& query, std::size_t limit, Order order,
                                    const std::optional<Position>& after, Sentences sentences) {
  return guarded<EventPage>([&] {
    const Snapshot snapshot(state_->database);
    const Found found = search(state_->database, query, limit, order, after);
    EventPage page;
    page.next = found.next;
    page.rows.reserve(found.events.size());
    for (const std::int64_t event : found.events) {
      state_->database.go_on();
      page.rows.push_back(load_event(state_->database, event, sentences));
    }
    return page;
  });
}

Result<void> StoreReader::each(const Query& query, const std::function<bool(EventRow&&)>& use) {
  return guarded<void>([&] {
    for (const std::int64_t event : search(state_->database, query, kAll, Order::kOldestFirst).events) {
      if (!use(load_event(state_->database, event))) return;
    }
  });
}

Result<std::optional<EventRow>> StoreReader::event(const std::string& id, Sentences sentences) {
  return guarded<std::optional<EventRow>>([&]() -> std::optional<EventRow> {
    const std::optional<std::int64_t> event = find_event(state_->database, id);
    if (!event) return std::nullopt;
    return load_event(state_->database, *event, sentences);
  });
}

Result<std::vector<StoredArticle>> StoreReader::article(const std::string& doc_id) {
  return guarded<std::vector<StoredArticle>>([&] {
    std::vector<std::int64_t> ids;
    {
      Statement row = state_->database.prepare(
          "SELECT id FROM article WHERE doc_id = ? ORDER BY state, published DESC, day DESC, content_hash");
      row.bind(doc_id);
      ids = numbers(row);
    }
    std::vector<StoredArticle> out;
    out.reserve(ids.size());
    for (const std::int64_t id : ids) out.push_back(load_stored(state_->database, id));
    return out;
  });
}

Result<std::vector<Article>> StoreReader::story(const std::string& id) {
  return guarded<std::vector<Article>>([&] {
    std::vector<std::int64_t> ids;
    {
      Statement row = state_->database.prepare(
          "SELECT b.id FROM article a JOIN article b ON b.story = a.id AND b.story <> b.id OR b.id = a.id "
          "WHERE "
          "a.doc_id = ? AND a.state = 0 AND b.state = 0 AND a.story = a.id ORDER BY b.published, b.day, "
          "b.doc_id");
      row.bind(id);
      ids = numbers(row);
    }
    std::vector<Article> out;
    out.reserve(ids.size());
    for (const std::int64_t article : ids) out.push_back(load_article(state_->database, article));
    return out;
  });
}

Result<std::vector<std::string>> StoreReader::coded_by_others(const std::string& coder) {
  return guarded<std::vector<std::string>>([&] {
    std::vector<std::string> out;
    Statement row = state_->database.prepare(
        "SELECT a.doc_id FROM article a JOIN phrase d ON d.id = a.dataset JOIN phrase c ON c.id = a.coder "
        "WHERE d.text = ? "
        "AND a.state = 0 AND c.text <> ? ORDER BY a.doc_id");
    row.bind(kOwnDataset).bind(coder);
    while (row.step()) out.push_back(row.text(0));
    return out;
  });
}

Result<std::vector<StoredReject>> StoreReader::rejects(std::size_t limit) {
  return guarded<std::vector<StoredReject>>([&] {
    std::vector<StoredReject> out;
    Statement row = state_->database.prepare("SELECT input, line, doc_id, reason FROM reject LIMIT ?");
    row.bind(limit);
    while (row.step())
      out.push_back({row.text(0), static_cast<std::uint64_t>(row.integer(1)), row.text(2), row.text(3)});
    return out;
  });
}

Result<std::vector<Correction>> StoreReader::corrections(const std::string& mention_id) {
  return guarded<std::vector<Correction>>([&] { return corrections_of(state_->database, mention_id); });
}

Result<std::vector<Correction>> StoreReader::corrections() {
  return guarded<std::vector<Correction>>([&] {
    std::vector<Correction> out;
    Statement row = state_->database.prepare(
        "SELECT mention, field, value, who, made FROM correction ORDER BY mention, field");
    while (row.step())
      out.push_back({id_text(row.integer(0)), row.text(1), row.text(2), row.text(3), row.text(4)});
    return out;
  });
}

}  // namespace dragoman
