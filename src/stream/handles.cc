#ifdef DRAGOMAN_KAFKA

#include "stream/handles.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <random>
#include <thread>
#include <utility>
#include <vector>

namespace dragoman::stream {
namespace {

constexpr int kPatience = 30'000;  // ms, for what must be there at the start
constexpr std::size_t kReason = 512;
using Properties = std::vector<std::pair<std::string, std::string>>;

/// Logs would go to standard error; what matters comes back as an error.
void drop_log(const rd_kafka_t*, int, const char*, const char*) {}

Result<void> set(rd_kafka_conf_t* conf, const std::string& name, const std::string& value) {
  std::array<char, kReason> reason{};
  if (rd_kafka_conf_set(conf, name.c_str(), value.c_str(), reason.data(), reason.size()) == RD_KAFKA_CONF_OK)
    return {};
  return fail(ErrorCode::kInvalid, fmt::format("{}: {}", name, reason.data()));
}

/// The user's properties under `ours`, which they may not change.
Result<Conf> make_conf(const WorkerOptions& options, const Properties& ours) {
  Conf conf(rd_kafka_conf_new());
  rd_kafka_conf_set_log_cb(conf.get(), drop_log);
  for (const auto& [name, value] : options.client) {
    if (const Result<void> done = set(conf.get(), name, value); !done) return tl::unexpected(done.error());
  }
  if (const Result<void> done = set(conf.get(), "bootstrap.servers", options.brokers); !done)
    return tl::unexpected(done.error());
  for (const auto& [name, value] : ours) {
    if (options.client.contains(name))
      return fail(ErrorCode::kInvalid, fmt::format("{}: is set by the worker itself; take it out", name));
    if (const Result<void> done = set(conf.get(), name, value); !done) return tl::unexpected(done.error());
  }
  return conf;
}

Result<Handle> make_handle(rd_kafka_type_t type, Conf conf) {
  std::array<char, kReason> reason{};
  Handle handle(rd_kafka_new(type, conf.get(), reason.data(), reason.size()));
  if (!handle) return fail(ErrorCode::kInvalid, reason.data());
  conf.release();  // NOLINT(bugprone-unused-return-value): it is the handle's now
  return handle;
}

std::string any_name() {
  std::array<char, 256> host{};
  gethostname(host.data(), host.size() - 1);
  return fmt::format("{}-{}-{:08x}", host.data(), getpid(), std::random_device{}());
}

}  // namespace

Result<Handle> make_consumer(const WorkerOptions& options, Rebalance rebalance, void* opaque) {
  Properties ours = {{"group.id", options.group},
                     {"enable.auto.commit", "false"},
                     {"enable.auto.offset.store", "false"},
                     {"isolation.level", "read_committed"},
                     {"partition.assignment.strategy", "range,roundrobin"},
                     {"auto.offset.reset", "earliest"},
                     {"session.timeout.ms", "10000"},
                     {"queued.max.messages.kbytes", "16384"}};
  if (!options.name.empty()) ours.emplace_back("group.instance.id", options.name);
  Result<Conf> conf = make_conf(options, ours);
  if (!conf) return tl::unexpected(conf.error());
  rd_kafka_conf_set_rebalance_cb(conf->get(), rebalance);
  rd_kafka_conf_set_opaque(conf->get(), opaque);
  Result<Handle> consumer = make_handle(RD_KAFKA_CONSUMER, *std::move(conf));
  if (consumer) rd_kafka_poll_set_consumer(consumer->get());
  return consumer;
}

Result<Handle> make_producer(const WorkerOptions& options) {
  const std::string name = options.name.empty() ? any_name() : options.name;
  const Properties ours = {{"transactional.id", fmt::format("{}.{}", options.group, name)},
                           {"transaction.timeout.ms", "30000"}};
  Result<Conf> conf = make_conf(options, ours);
  if (!conf) return tl::unexpected(conf.error());
  Result<Handle> producer = make_handle(RD_KAFKA_PRODUCER, *std::move(conf));
  if (!producer) return producer;
  const KafkaError error(rd_kafka_init_transactions(producer->get(), kPatience));
  if (error)
    return fail(ErrorCode::kIo,
                fmt::format("{}: no transactions: {}", options.brokers, rd_kafka_error_string(error.get())));
  return producer;
}

Result<void> find_topic(rd_kafka_t* handle, const std::string& topic) {
  constexpr int kTries = 10;
  const Topic named(rd_kafka_topic_new(handle, topic.c_str(), nullptr));
  rd_kafka_resp_err_t fault = rd_kafka_last_error();
  for (int i = 0; named && i < kTries; ++i) {
    if (i > 0) std::this_thread::sleep_for(std::chrono::milliseconds(200));
    const rd_kafka_metadata_t* told = nullptr;
    fault = rd_kafka_metadata(handle, 0, named.get(), &told, kPatience);
    if (fault != RD_KAFKA_RESP_ERR_NO_ERROR) break;
    fault = told->topic_cnt == 1 ? told->topics[0].err : RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART;
    rd_kafka_metadata_destroy(told);
    if (fault == RD_KAFKA_RESP_ERR_NO_ERROR) return {};
  }
  return fail(ErrorCode::kIo, fmt::format("topic {}: {}", topic, rd_kafka_err2str(fault)));
}

}  // namespace dragoman::stream

#endif
