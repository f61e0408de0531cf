#pragma once
// Articles out of one topic, events into another: what one message gives and that it was read are committed
// together, or not at all.

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "dragoman/coder.h"
#include "dragoman/result.h"
#include "read/options.h"

namespace dragoman::stream {

struct WorkerOptions {
  std::string brokers;             ///< "host:port,..."
  std::string in, out, rejects;    ///< topics
  std::string group = "dragoman";  ///< workers of one group share the partitions of `in`
  std::string name = {};  ///< unique in the group and the same after a restart; empty: a new one each time
  std::map<std::string, std::string> client = {};  ///< librdkafka's properties: TLS, SASL, ...
  unsigned threads = 1;
  std::uint64_t batch = 100;  ///< most messages of one transaction
  std::chrono::seconds report_every{10};
  ReadOptions read = {};
};

/// Since the start.
struct WorkerStatus {
  std::uint64_t messages = 0, events = 0, rejects = 0, words = 0;  ///< committed
  std::uint64_t commits = 0;
  std::uint64_t aborts = 0;      ///< transactions given up; their messages were read again, here or elsewhere
  std::uint64_t partitions = 0;  ///< that this worker reads now
  std::uint64_t lag = 0;         ///< messages in them that are not yet read, as far as the brokers have told
  double seconds = 0;
};

/// Works until `stopped` is true; then what is being coded is committed, and the group is left. `report` is
/// called each `report_every`, and once at the end. kIo: brokers or topics are not there, or another worker
/// took this one's name, or transactions fail again and again. kInvalid: a property that is none, or that the
/// promise hangs on. kUnsupported: the program was built without librdkafka.
Result<void> run_worker(const Coder& coder, const WorkerOptions& options,
                        const std::function<bool()>& stopped,
                        const std::function<void(const WorkerStatus&)>& report);

}  // namespace dragoman::stream
