#pragma once
// What was asked so far, in Prometheus' text format.

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "serve/backend.h"

namespace dragoman::serve {

class Metrics {
 public:
  void begin() { ++in_flight_; }
  /// An answer went out after `seconds`.
  void end(std::string_view route, int status, double seconds);
  /// `events`: in the store, if known.
  std::string text(const CodingCounts& coding, std::optional<std::uint64_t> events);

 private:
  static constexpr std::array<double, 12> kBounds = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                     0.1,   0.25,   0.5,   1,    2.5,   10};
  struct Latency {
    std::array<std::uint64_t, kBounds.size()> within{};
    std::uint64_t count = 0;
    double sum = 0;
  };
  std::mutex mutex_;
  std::map<std::pair<std::string_view, int>, std::uint64_t> requests_;
  std::map<std::string_view, Latency> latencies_;  ///< by route
  std::atomic<std::int64_t> in_flight_{0};
};

}  // namespace dragoman::serve
