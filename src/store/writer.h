#pragma once
// Articles and their events into the store.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "dragoman/result.h"
#include "store/corrections.h"
#include "store/database.h"
#include "store/entry.h"

namespace dragoman {

/// What became of an article.
enum class Put : std::uint8_t {
  kNew,        ///< not read before
  kKnown,      ///< this very text is there
  kRevision,   ///< a newer text under a known name: the older one is superseded
  kOlder,      ///< an older text under a known name: kept, superseded
  kRetracted,  ///< withdrawn by its publisher: kept, its events are not
};

struct RejectRow {
  std::string input;
  std::uint64_t line = 0;
  std::string doc_id, reason;
};

/// One writer at a time; others wait for it (30 seconds), readers never. All that was committed survives a
/// crash of the program; what was not is as if it had never been.
class StoreWriter {
 public:
  /// Makes the file where there is none.
  static Result<std::unique_ptr<StoreWriter>> open(const std::filesystem::path& file,
                                                   std::chrono::milliseconds wait = kWaitForOthers);
  ~StoreWriter();

  /// Keep texts out: events, their words and the text's index are kept, the text is not.
  void keep_texts(bool keep);

  Result<Put> put(Entry&& entry);
  Result<void> reject(const RejectRow& row);
  /// Ends the transaction that the calls before began.
  Result<void> commit();

  /// Codes an article anew: its events are replaced, corrections and mention ids that still exist stay. False
  /// if there is no such version.
  Result<bool> replace(Entry&& entry);
  /// Keeps what people marked and puts it into the events. False if one of the mentions is not there.
  Result<bool> correct(const std::vector<Correction>& corrections);
  /// Takes back what people marked in these fields of a mention. False if it is not there.
  Result<bool> take_back(const std::string& mention_id, const std::vector<std::string>& fields);
  /// Takes an article, all its texts and events, out. False where there is none.
  Result<bool> purge(const std::string& doc_id);
  /// Takes out all articles of a publisher or agency. How many there were.
  Result<std::uint64_t> purge_source(const std::string& name);
  /// Forgets names that nothing means any more and gives the space of what was purged back to the disk.
  /// Commits.
  Result<void> compact();

 private:
  StoreWriter();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dragoman
