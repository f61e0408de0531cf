#ifdef DRAGOMAN_KAFKA

#include "stream/transaction.h"

#include <fmt/format.h>

#include <functional>

namespace dragoman::stream {
namespace {

constexpr int kStep = 60'000;  // ms for one step; the brokers end a transaction after 30 s

/// Does a step until it is done or failed for good.
KafkaError persist(const std::function<rd_kafka_error_t*()>& step) {
  constexpr int kTries = 20;
  KafkaError error(step());
  for (int i = 1; error && i < kTries && rd_kafka_error_is_retriable(error.get()) != 0; ++i)
    error.reset(step());
  return error;
}

KafkaError send(rd_kafka_t* producer, const std::string& topic, const std::string& key,
                const std::string& value) {
  constexpr int kWait = 100;  // ms: the queue is full, and empties as the brokers take it
  for (;;) {
    const rd_kafka_resp_err_t fault = rd_kafka_producev(
        producer, RD_KAFKA_V_TOPIC(topic.c_str()), RD_KAFKA_V_KEY(key.data(), key.size()),
        RD_KAFKA_V_VALUE(const_cast<char*>(value.data()), value.size()),  // NOLINT: it is copied
        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
    if (fault == RD_KAFKA_RESP_ERR_NO_ERROR) return nullptr;
    if (fault != RD_KAFKA_RESP_ERR__QUEUE_FULL)
      return KafkaError(rd_kafka_error_new(fault, "topic %s: %s", topic.c_str(), rd_kafka_err2str(fault)));
    rd_kafka_poll(producer, kWait);
  }
}

KafkaError send_all(rd_kafka_t* producer, const WorkerOptions& options, const std::vector<Coded>& batch) {
  for (const Coded& coded : batch) {
    for (const std::string& event : coded.events) {
      if (KafkaError error = send(producer, options.out, coded.key, event)) return error;
    }
    if (coded.reject.empty()) continue;
    if (KafkaError error = send(producer, options.rejects, coded.key, coded.reject)) return error;
  }
  return nullptr;
}

tl::unexpected<Error> dead(const rd_kafka_error_t* error) {
  const rd_kafka_resp_err_t code = rd_kafka_error_code(error);
  if (code == RD_KAFKA_RESP_ERR__FENCED || code == RD_KAFKA_RESP_ERR_PRODUCER_FENCED ||
      code == RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH || code == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID)
    return fail(ErrorCode::kIo, "another worker took this one's name; each needs a --name of its own");
  return fail(ErrorCode::kIo, fmt::format("cannot commit: {}", rd_kafka_error_string(error)));
}

Result<Attempt> give_up(rd_kafka_t* producer, const KafkaError& error) {
  if (rd_kafka_error_is_fatal(error.get()) != 0) return dead(error.get());
  const KafkaError worse = persist([&] { return rd_kafka_abort_transaction(producer, kStep); });
  if (worse) return dead(worse.get());
  return Attempt{Outcome::kAborted, rd_kafka_error_string(error.get())};
}

}  // namespace

Result<Attempt> commit_batch(rd_kafka_t* producer, rd_kafka_t* consumer, const WorkerOptions& options,
                             const std::vector<Coded>& batch,
                             const rd_kafka_topic_partition_list_t& offsets) {
  if (const KafkaError error = persist([&] { return rd_kafka_begin_transaction(producer); }))
    return dead(error.get());
  if (const KafkaError error = send_all(producer, options, batch)) return give_up(producer, error);
  const GroupMetadata member(rd_kafka_consumer_group_metadata(consumer));
  if (const KafkaError error = persist(
          [&] { return rd_kafka_send_offsets_to_transaction(producer, &offsets, member.get(), kStep); }))
    return give_up(producer, error);
  if (const KafkaError error = persist([&] { return rd_kafka_commit_transaction(producer, kStep); }))
    return give_up(producer, error);
  return Attempt{};
}

}  // namespace dragoman::stream

#endif
