#pragma once
// librdkafka's handles, owned, and the properties that the promise hangs on.

#include <librdkafka/rdkafka.h>

#include <memory>
#include <string>

#include "stream/worker.h"

namespace dragoman::stream {

template <auto Free>
struct FreeBy {
  template <class T>
  void operator()(T* held) const {
    Free(held);
  }
};
using Handle = std::unique_ptr<rd_kafka_t, FreeBy<rd_kafka_destroy>>;
using Conf = std::unique_ptr<rd_kafka_conf_t, FreeBy<rd_kafka_conf_destroy>>;
using Message = std::unique_ptr<rd_kafka_message_t, FreeBy<rd_kafka_message_destroy>>;
using Partitions =
    std::unique_ptr<rd_kafka_topic_partition_list_t, FreeBy<rd_kafka_topic_partition_list_destroy>>;
using KafkaError = std::unique_ptr<rd_kafka_error_t, FreeBy<rd_kafka_error_destroy>>;
using Topic = std::unique_ptr<rd_kafka_topic_t, FreeBy<rd_kafka_topic_destroy>>;
using GroupMetadata =
    std::unique_ptr<rd_kafka_consumer_group_metadata_t, FreeBy<rd_kafka_consumer_group_metadata_destroy>>;

using Rebalance = void (*)(rd_kafka_t*, rd_kafka_resp_err_t, rd_kafka_topic_partition_list_t*, void* opaque);

/// A member of the group that reads what is committed and commits nothing itself. `rebalance` is called out
/// of polls, with `opaque`.
Result<Handle> make_consumer(const WorkerOptions& options, Rebalance rebalance, void* opaque);
/// A transactional producer whose name is in effect: what an earlier bearer left open is aborted.
Result<Handle> make_producer(const WorkerOptions& options);
/// kIo unless the brokers know `topic`, or make it now.
Result<void> find_topic(rd_kafka_t* handle, const std::string& topic);

}  // namespace dragoman::stream
