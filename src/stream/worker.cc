// The loop: fill a batch, code it on all cores, commit it. No transaction is open while messages are awaited
// or coded, so a rebalance, which comes out of a poll, finds nothing but messages held, and drops them.

#include "stream/worker.h"

#ifndef DRAGOMAN_KAFKA

namespace dragoman::stream {

Result<void> run_worker(const Coder&, const WorkerOptions&, const std::function<bool()>&,
                        const std::function<void(const WorkerStatus&)>&) {
  return fail(
      ErrorCode::kUnsupported,
      "this program was built without Kafka: install librdkafka-dev and build with -DDRAGOMAN_KAFKA=ON");
}

}  // namespace dragoman::stream

#else

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/ordered_pool.h"
#include "stream/coded.h"
#include "stream/handles.h"
#include "stream/transaction.h"

namespace dragoman::stream {
namespace {

using Clock = std::chrono::steady_clock;
constexpr int kPoll = 100;                                 // ms
constexpr auto kLinger = std::chrono::milliseconds(200);   // how long a batch waits to be filled
constexpr std::size_t kBatchBytes = std::size_t{4} << 20;  // bounds coding well under max.poll.interval.ms
constexpr int kAbortsInARow = 10;
constexpr int kPatience = 30'000;  // ms

class Worker {
 public:
  Worker(const Coder& coder, const WorkerOptions& options, const std::function<bool()>& stopped,
         const std::function<void(const WorkerStatus&)>& report)
      : coder_(coder), options_(options), stopped_(stopped), report_(report), reader_(options.read) {}

  Result<void> run();

 private:
  Result<void> open();
  static void on_rebalance(rd_kafka_t* consumer, rd_kafka_resp_err_t what,
                           rd_kafka_topic_partition_list_t* list, void* self);
  Result<void> fill();
  Result<void> take(Message message);
  std::vector<Coded> code();
  Result<void> commit(const std::vector<Coded>& coded);
  Result<void> rewind();
  void count(const std::vector<Coded>& coded);
  std::uint64_t lag() const;
  void tell();

  const Coder& coder_;
  const WorkerOptions& options_;
  const std::function<bool()>& stopped_;
  const std::function<void(const WorkerStatus&)>& report_;
  ValueReader reader_;
  std::vector<Message> batch_;
  std::size_t batch_bytes_ = 0;
  std::map<std::int32_t, std::int64_t> next_;  ///< what to read next, by partition that this worker has
  int aborts_in_a_row_ = 0;
  WorkerStatus status_;
  Clock::time_point start_ = Clock::now(), told_ = start_;
  Handle producer_, consumer_;  // the consumer goes first: its last rebalance calls back
};

Result<void> Worker::open() {
  Result<Handle> producer = make_producer(options_);
  if (!producer) return tl::unexpected(producer.error());
  producer_ = *std::move(producer);
  for (const std::string& topic : {options_.in, options_.out, options_.rejects}) {
    if (Result<void> found = find_topic(producer_.get(), topic); !found) return found;
  }
  Result<Handle> consumer = make_consumer(options_, on_rebalance, this);
  if (!consumer) return tl::unexpected(consumer.error());
  consumer_ = *std::move(consumer);
  const Partitions topics(rd_kafka_topic_partition_list_new(1));
  rd_kafka_topic_partition_list_add(topics.get(), options_.in.c_str(), RD_KAFKA_PARTITION_UA);
  if (const rd_kafka_resp_err_t fault = rd_kafka_subscribe(consumer_.get(), topics.get());
      fault != RD_KAFKA_RESP_ERR_NO_ERROR)
    return fail(ErrorCode::kIo, fmt::format("topic {}: {}", options_.in, rd_kafka_err2str(fault)));
  return {};
}

void Worker::on_rebalance(rd_kafka_t* consumer, rd_kafka_resp_err_t what,
                          rd_kafka_topic_partition_list_t* list, void* self) {
  auto& worker = *static_cast<Worker*>(self);
  worker.batch_.clear();  // not committed: whoever has the partition next reads it
  worker.batch_bytes_ = 0;
  worker.next_.clear();
  const bool given = what == RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS;
  worker.status_.partitions = given ? static_cast<std::uint64_t>(list->cnt) : 0;
  rd_kafka_assign(consumer, given ? list : nullptr);
}

Result<void> Worker::take(Message message) {
  if (message->err == RD_KAFKA_RESP_ERR_NO_ERROR) {
    batch_bytes_ += message->len;
    next_[message->partition] = message->offset + 1;
    batch_.push_back(std::move(message));
    return {};
  }
  std::array<char, 512> reason{};
  if (const rd_kafka_resp_err_t fatal = rd_kafka_fatal_error(consumer_.get(), reason.data(), reason.size());
      fatal != RD_KAFKA_RESP_ERR_NO_ERROR)
    return fail(ErrorCode::kIo, fatal == RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID
                                    ? "another worker took this one's name; each needs a --name of its own"
                                    : reason.data());
  if (message->err == RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED ||
      message->err == RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED)
    return fail(ErrorCode::kIo, rd_kafka_message_errstr(message.get()));
  return {};  // the rest mends itself, or comes to light at a commit
}

/// Waits for messages until there are enough, or the first has waited long.
Result<void> Worker::fill() {
  Clock::time_point until = Clock::time_point::max();
  while (!stopped_() && batch_.size() < options_.batch && batch_bytes_ < kBatchBytes &&
         Clock::now() < until) {
    Message message(rd_kafka_consumer_poll(consumer_.get(), kPoll));
    if (message) {
      if (Result<void> taken = take(std::move(message)); !taken) return taken;
      if (!batch_.empty() && until == Clock::time_point::max()) until = Clock::now() + kLinger;
    }
    tell();
  }
  return {};
}

std::vector<Coded> Worker::code() {
  struct Item {
    Asked asked;
    Place place;
  };
  std::vector<Coded> out;
  out.reserve(batch_.size());
  std::size_t at = 0;
  run_ordered<Item, Coded>(
      options_.threads,
      [&]() -> std::optional<Item> {
        if (at == batch_.size()) return std::nullopt;
        const rd_kafka_message_t& message = *batch_[at++];
        return Item{reader_.read({static_cast<const char*>(message.payload), message.len}),
                    {options_.in, message.partition, message.offset}};
      },
      [&](Item&& item) { return coded(coder_, item.asked, item.place); },
      [&](Coded&& one) { out.push_back(std::move(one)); });
  return out;
}

Result<void> Worker::commit(const std::vector<Coded>& coded) {
  const Partitions offsets(rd_kafka_topic_partition_list_new(static_cast<int>(next_.size())));
  for (const auto& [partition, offset] : next_)
    rd_kafka_topic_partition_list_add(offsets.get(), options_.in.c_str(), partition)->offset = offset;
  const Result<Attempt> attempt = commit_batch(producer_.get(), consumer_.get(), options_, coded, *offsets);
  if (!attempt) return tl::unexpected(attempt.error());
  batch_.clear();
  batch_bytes_ = 0;
  if (attempt->outcome == Outcome::kCommitted) {
    aborts_in_a_row_ = 0;
    count(coded);
    return {};
  }
  ++status_.aborts;
  if (++aborts_in_a_row_ == kAbortsInARow)
    return fail(ErrorCode::kIo, fmt::format("{} transactions in a row failed, the last because of: {}",
                                            kAbortsInARow, attempt->reason));
  return rewind();
}

/// Back to what is committed.
Result<void> Worker::rewind() {
  next_.clear();
  rd_kafka_topic_partition_list_t* mine = nullptr;
  rd_kafka_assignment(consumer_.get(), &mine);
  const Partitions held(mine);
  if (!held || held->cnt == 0) return {};
  rd_kafka_resp_err_t fault = rd_kafka_committed(consumer_.get(), held.get(), kPatience);
  if (fault == RD_KAFKA_RESP_ERR_NO_ERROR) {
    for (int i = 0; i < held->cnt; ++i) {
      if (held->elems[i].offset < 0) held->elems[i].offset = RD_KAFKA_OFFSET_BEGINNING;
    }
    const KafkaError error(rd_kafka_seek_partitions(consumer_.get(), held.get(), kPatience));
    if (error) fault = rd_kafka_error_code(error.get());
    for (int i = 0; i < held->cnt && fault == RD_KAFKA_RESP_ERR_NO_ERROR; ++i) fault = held->elems[i].err;
  }
  if (fault == RD_KAFKA_RESP_ERR_NO_ERROR || rd_kafka_assignment_lost(consumer_.get()) != 0) return {};
  return fail(ErrorCode::kIo,
              fmt::format("cannot go back to what is committed: {}", rd_kafka_err2str(fault)));
}

void Worker::count(const std::vector<Coded>& coded) {
  ++status_.commits;
  status_.messages += coded.size();
  for (const Coded& one : coded) {
    status_.events += one.events.size();
    status_.rejects += one.reject.empty() ? 0 : 1;
    status_.words += one.words;
  }
}

std::uint64_t Worker::lag() const {
  std::uint64_t out = 0;
  for (const auto& [partition, offset] : next_) {
    std::int64_t low = 0, high = 0;
    if (rd_kafka_get_watermark_offsets(consumer_.get(), options_.in.c_str(), partition, &low, &high) ==
        RD_KAFKA_RESP_ERR_NO_ERROR)
      out += static_cast<std::uint64_t>(std::max<std::int64_t>(high - offset, 0));
  }
  return out + batch_.size();
}

void Worker::tell() {
  const Clock::time_point now = Clock::now();
  if (now - told_ < options_.report_every) return;
  told_ = now;
  status_.lag = lag();
  status_.seconds = std::chrono::duration<double>(now - start_).count();
  report_(status_);
}

Result<void> Worker::run() {
  if (Result<void> opened = open(); !opened) return opened;
  start_ = told_ = Clock::now();
  Result<void> done;
  while (done && !stopped_()) {
    done = fill();
    if (!done || stopped_() || batch_.empty()) continue;
    done = commit(code());
    tell();
  }
  told_ = {};
  tell();
  rd_kafka_consumer_close(consumer_.get());
  return done;
}

}  // namespace

Result<void> run_worker(const Coder& coder, const WorkerOptions& options,
                        const std::function<bool()>& stopped,
                        const std::function<void(const WorkerStatus&)>& report) {
  return Worker(coder, options, stopped, report).run();
}

}  // namespace dragoman::stream

#endif
