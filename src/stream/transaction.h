#pragma once
// What a batch gave and how far it was read, in one transaction.

#include <vector>

#include "stream/coded.h"
#include "stream/handles.h"

namespace dragoman::stream {

enum class Outcome : std::uint8_t {
  kCommitted,
  kAborted,  ///< nothing of it stands: read on from what is committed
};

struct Attempt {
  Outcome outcome = Outcome::kCommitted;
  std::string reason{};  ///< of an abort
};

/// Sends `batch`, and `offsets` (the next to be read) in the name of the consumer's membership: the brokers
/// refuse them once its partitions are another's. kIo where the producer can do nothing any more.
Result<Attempt> commit_batch(rd_kafka_t* producer, rd_kafka_t* consumer, const WorkerOptions& options,
                             const std::vector<Coded>& batch, const rd_kafka_topic_partition_list_t& offsets);

}  // namespace dragoman::stream
