#pragma once
// SQLite as values: a connection, prepared statements, transactions. No other file knows SQLite's interface.

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "dragoman/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace dragoman {

/// What SQLite refused. Thrown inside src/store alone: what is public there turns it into a Result.
struct StoreFault {
  Error error;
};

/// One run of a prepared statement. Bind all, step, read columns (0-based). Reset when it goes.
class Statement {
 public:
  explicit Statement(sqlite3_stmt* statement, const std::string& file) : statement_(statement), file_(file) {}
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind_integer(std::int64_t value);
  template <std::integral T>
  Statement& bind(T value) {
    return bind_integer(static_cast<std::int64_t>(value));
  }
  Statement& bind(double value);
  Statement& bind(std::string_view text);
  Statement& bind_blob(std::string_view bytes);
  Statement& bind_null();
  /// Null where there is none.
  template <class T>
  Statement& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind_null();
  }
  /// Null where it is empty.
  Statement& bind_or_null(std::string_view text) { return text.empty() ? bind_null() : bind(text); }

  /// True while there is a row.
  bool step();
  /// For what gives no rows.
  void run();
  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  std::string_view blob(int column) const;  ///< until the next step

 private:
  void check(int code) const;
  sqlite3_stmt* statement_;
  const std::string& file_;
  int next_ = 1;
};

/// Longer than any transaction of `ingest`.
inline constexpr std::chrono::milliseconds kWaitForOthers{30'000};

class Database {
 public:
  enum class Mode : std::uint8_t { kRead, kWrite, kCreate };
  /// `wait`: how long a statement waits for other programs that hold the file, before it fails.
  static Database open(const std::filesystem::path& file, Mode mode,
                       std::chrono::milliseconds wait = kWaitForOthers);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) = delete;
  ~Database();

  /// A statement whose text is prepared once. `sql` must outlive the connection or be the same text each
  /// time.
  Statement prepare(std::string_view sql);
  void run(const std::string& sql);
  std::int64_t last_id() const;
  /// Rows that the last statement changed.
  int changes() const;
  /// `keep_on` is asked now and then while a statement runs; false ends it with an error.
  void watch(std::function<bool()> keep_on);
  /// Asks it now: for work between statements.
  void go_on() const;
  /// Statements that are held ready.
  std::size_t prepared() const { return statements_.size(); }
  const std::string& file() const { return *file_; }

 private:
  Database(sqlite3* handle, std::string file);
  void check(int code) const;
  sqlite3* handle_;
  std::unique_ptr<std::string> file_;
  std::unique_ptr<std::function<bool()>> keep_on_;
  std::unordered_map<std::string, sqlite3_stmt*> statements_;
};

/// Begun at once, so that a second writer waits at the door and not in the middle. Undone unless committed.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// All that is read while it stands is read as it was when the first of it was, and without a lock for each
/// statement.
class Snapshot {
 public:
  explicit Snapshot(Database& database);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
};

/// Runs `work`, turning a StoreFault into an error.
template <class T>
Result<T> guarded(const std::function<T()>& work) {
  try {
    if constexpr (std::is_void_v<T>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const StoreFault& fault) {
    return tl::unexpected(fault.error);
  }
}

}  // namespace dragoman
