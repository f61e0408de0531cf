#pragma once
// What the answers are made from: the store, the tables, the coder. Shared by all requests.

#include <atomic>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/coder.h"
#include "exchange/exporter.h"
#include "serve/stores.h"

namespace dragoman {
class ArticleCoder;
}

namespace dragoman::serve {

struct ServeOptions {
  std::filesystem::path store;
  CoderOptions coder = {};  ///< data_dir, and what else `dragoman code` takes
  bool allow_coding = false;
  bool allow_marking = false;
  std::string token = {};   ///< empty: none is asked for
  bool loopback = true;     ///< only names of this machine may be asked for
  std::size_t threads = 2;  ///< questions that are worked on at once
  std::size_t max_body = 1 << 18;
  std::chrono::seconds timeout{10};          ///< of an answer
  std::chrono::seconds stream_timeout{600};  ///< of an export or panel
};

/// How much was coded since the start.
struct CodingCounts {
  std::atomic<std::uint64_t> articles{0}, words{0}, events{0}, microseconds{0};
};

class Backend {
 public:
  /// Opens the store, loads the tables, and the coder where coding is allowed.
  static Result<std::unique_ptr<Backend>> open(const ServeOptions& options);

  const ServeOptions& options() const { return options_; }
  const ExchangeTables& tables() const { return tables_; }
  /// Null unless coding is allowed.
  const ArticleCoder* coder() const { return coder_.get(); }
  Stores& stores() { return stores_; }
  Gate& coding_gate() { return coding_gate_; }
  Gate& stream_gate() { return stream_gate_; }
  CodingCounts& coding() { return coding_; }
  std::mutex& writing() { return writing_; }

  /// A word that is another one whenever the store has changed, or the server was started again.
  Result<std::string> version();
  /// Values of a field, read anew when the store has changed and the last ones are older than half a minute.
  tl::expected<std::shared_ptr<const std::vector<FieldValue>>, Problem> values(Field field,
                                                                               StoreReader& store);
  /// /fields, which is always the same.
  const std::string& fields() const { return fields_; }

 private:
  explicit Backend(const ServeOptions& options);
  struct Known {
    std::shared_ptr<const std::vector<FieldValue>> values;
    std::string version;
    Clock::time_point read;
  };

  ServeOptions options_;
  ExchangeTables tables_;
  std::shared_ptr<const ArticleCoder> coder_;
  Stores stores_;
  Gate coding_gate_, stream_gate_;
  CodingCounts coding_;
  std::mutex writing_, watching_, knowing_;
  std::unique_ptr<StoreReader> watcher_;  ///< asked for its version alone
  std::string started_;
  std::map<Field, Known> known_;
  std::string fields_;
};

}  // namespace dragoman::serve
