#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <utility>

namespace dragoman {
namespace {

constexpr int kStepsBetweenQuestions = 20'000;  // virtual machine steps

/// SQLite's codes in words that say what to do.
Error error_of(int code, const char* message, const std::string& file) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return {ErrorCode::kIo, "the disk is full; what was written before is kept", file};
    case SQLITE_READONLY:
      return {ErrorCode::kIo, "is read-only: give it write permission, or name another --db", file};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::kIo, "another program is writing to it and did not finish; try again when it has",
              file};
    case SQLITE_CANTOPEN:
      return {ErrorCode::kIo, "cannot be opened: is there such a folder, and may you write there?", file};
    case SQLITE_NOTADB:
      return {ErrorCode::kFormat, "is no store of Dragoman's: not a database at all", file};
    case SQLITE_CORRUPT:
      return {ErrorCode::kFormat, "is damaged; `dragoman db check` tells more", file};
    case SQLITE_IOERR:
      return {ErrorCode::kIo, fmt::format("reading or writing failed: {}", message), file};
    case SQLITE_INTERRUPT:
      return {ErrorCode::kTooLarge, "interrupted", file};
    default:
      return {ErrorCode::kInvalid, fmt::format("SQLite: {}", message), file};
  }
}

}  // namespace

Statement::~Statement() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
}

void Statement::check(int code) const {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) return;
  throw StoreFault{error_of(code, sqlite3_errmsg(sqlite3_db_handle(statement_)), file_)};
}

Statement& Statement::bind_integer(std::int64_t value) {
  check(sqlite3_bind_int64(statement_, next_++, value));
  return *this;
}

Statement& Statement::bind(double value) {
  check(sqlite3_bind_double(statement_, next_++, value));
  return *this;
}

Statement& Statement::bind(std::string_view text) {
  const char* begin = text.data() == nullptr ? "" : text.data();
  check(sqlite3_bind_text64(statement_, next_++, begin, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
  const char* begin = bytes.data() == nullptr ? "" : bytes.data();
  check(sqlite3_bind_blob64(statement_, next_++, begin, bytes.size(), SQLITE_TRANSIENT));
  return *this;
}

Statement& Statement::bind_null() {
  check(sqlite3_bind_null(statement_, next_++));
  return *this;
}

bool Statement::step() {
  const int code = sqlite3_step(statement_);
  check(code);
  return code == SQLITE_ROW;
}

void Statement::run() {
  while (step()) {
  }
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string Statement::text(int column) const { return std::string(blob(column)); }

std::string_view Statement::blob(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

Database::Database(sqlite3* handle, std::string file)
    : handle_(handle), file_(std::make_unique<std::string>(std::move(file))) {}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      file_(std::move(other.file_)),
      keep_on_(std::move(other.keep_on_)),
      statements_(std::move(other.statements_)) {
  other.statements_.clear();
}

Database::~Database() {
  for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
  sqlite3_close(handle_);
}

Database Database::open(const std::filesystem::path& file, Mode mode, std::chrono::milliseconds wait) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
  if (mode == Mode::kRead) flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READONLY;
  if (mode == Mode::kCreate) flags |= SQLITE_OPEN_CREATE;
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
  Database database(handle, file.string());
  database.check(code);
  sqlite3_extended_result_codes(handle, 1);
  sqlite3_busy_timeout(handle, static_cast<int>(wait.count()));
  return database;
}

void Database::check(int code) const {
  if (code == SQLITE_OK) return;
  throw StoreFault{error_of(code, handle_ == nullptr ? "no memory" : sqlite3_errmsg(handle_), *file_)};
}

Statement Database::prepare(std::string_view sql) {
  const auto [found, fresh] = statements_.try_emplace(std::string(sql), nullptr);
  if (found->second == nullptr) {
    check(sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                             &found->second, nullptr));
  }
  return Statement(found->second, *file_);
}

void Database::run(const std::string& sql) {
  check(sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr));
}

std::int64_t Database::last_id() const { return sqlite3_last_insert_rowid(handle_); }
int Database::changes() const { return sqlite3_changes(handle_); }

void Database::watch(std::function<bool()> keep_on) {
  keep_on_ = std::make_unique<std::function<bool()>>(std::move(keep_on));
  const auto ask = [](void* question) { return (*static_cast<std::function<bool()>*>(question))() ? 0 : 1; };
  sqlite3_progress_handler(handle_, kStepsBetweenQuestions, ask, keep_on_.get());
}

void Database::go_on() const {
  if (keep_on_ && *keep_on_ && !(*keep_on_)()) throw StoreFault{error_of(SQLITE_INTERRUPT, "", *file_)};
}

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const StoreFault&) {  // SQLite has rolled back already, as it does on a full disk
  }
}

Snapshot::Snapshot(Database& database) : database_(database) { database_.run("BEGIN"); }

Snapshot::~Snapshot() {
  try {
    database_.run("COMMIT");
  } catch (const StoreFault&) {  // nothing was written that could be lost
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

}  // namespace dragoman
