#pragma once
// Readers of one store, lent one at a time: as many questions are worked on at once as there are readers.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "serve/message.h"
#include "store/reader.h"

namespace dragoman::serve {

using Clock = std::chrono::steady_clock;

class Stores {
 public:
  Stores(std::filesystem::path file, std::size_t most) : file_(std::move(file)), most_(most) {}

  /// A reader that is one's own until it goes.
  class Lease {
   public:
    Lease(Stores& stores, std::unique_ptr<StoreReader> reader)
        : stores_(&stores), reader_(std::move(reader)) {}
    ~Lease();
    Lease(Lease&& other) noexcept = default;
    Lease& operator=(Lease&&) = delete;
    StoreReader& operator*() const { return *reader_; }
    StoreReader* operator->() const { return reader_.get(); }

   private:
    Stores* stores_;
    std::unique_ptr<StoreReader> reader_;
  };

  /// Waits for one, first come first served; 503 at the deadline. What it is asked is broken off at the
  /// deadline.
  tl::expected<Lease, Problem> take(Clock::time_point deadline);

 private:
  void give_back(std::unique_ptr<StoreReader> reader);
  void call_next();

  std::filesystem::path file_;
  std::size_t most_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::uint64_t next_ticket_ = 0, served_ = 0;
  std::set<std::uint64_t> given_up_;  ///< tickets of those who waited too long
  std::size_t lent_ = 0;
  std::vector<std::unique_ptr<StoreReader>> idle_;
};

/// Lets at most so many in at once, and nobody wait.
class Gate {
 public:
  explicit Gate(std::size_t most) : most_(most) {}
  /// Whether there was room; leave() then.
  bool enter();
  void leave();

 private:
  std::mutex mutex_;
  std::size_t most_, inside_ = 0;
};

}  // namespace dragoman::serve
