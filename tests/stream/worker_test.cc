#include "stream/worker.h"

#include <gtest/gtest.h>

#ifndef DRAGOMAN_KAFKA

namespace dragoman::stream {
namespace {

class NoEvents final : public Coder {
 public:
  std::vector<Event> code(const Article&) const override { return {}; }
  const std::string& id() const override { return id_; }

 private:
  std::string id_ = "none";
};

TEST(Worker, SaysHowToBuildItWhereItWasNotBuilt) {
  const Result<void> done = run_worker(
      NoEvents(), {}, [] { return true; }, [](const WorkerStatus&) {});
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kUnsupported);
  EXPECT_NE(done.error().message.find("DRAGOMAN_KAFKA"), std::string::npos);
}

}  // namespace
}  // namespace dragoman::stream

#else

#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

#include <array>
#include <chrono>
#include <set>

namespace dragoman::stream {
namespace {

constexpr std::int16_t kTxnOffsetCommit = 28;  // the protocol's number of the request

class OneEvent final : public Coder {
 public:
  std::vector<Event> code(const Article& article) const override {
    Event event;
    event.doc_id = article.doc_id;
    return {event};
  }
  const std::string& id() const override { return id_; }

 private:
  std::string id_ = "one";
};

/// A cluster of one broker inside this process. It keeps messages of aborted transactions, too, and forgets
/// the offsets of committed ones: how a worker goes on after a stop is tools/kafka_test.py's to show.
class WorkerTest : public testing::Test {
 protected:
  void SetUp() override {
    std::array<char, 512> reason{};
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "log_level", "2", nullptr, 0);
    handle_ = rd_kafka_new(RD_KAFKA_PRODUCER, conf, reason.data(), reason.size());
    ASSERT_NE(handle_, nullptr) << reason.data();
    cluster_ = rd_kafka_mock_cluster_new(handle_, 1);
    ASSERT_NE(cluster_, nullptr);
    for (const char* topic : {"articles", "events", "events-rejects"})
      rd_kafka_mock_topic_create(cluster_, topic, 1, 1);
    options_.brokers = rd_kafka_mock_cluster_bootstraps(cluster_);
    options_.in = "articles";
    options_.out = "events";
    options_.rejects = "events-rejects";
    options_.batch = 3;
    options_.client["log_level"] = "2";
  }

  void TearDown() override {
    if (cluster_ != nullptr) rd_kafka_mock_cluster_destroy(cluster_);
    if (handle_ != nullptr) rd_kafka_destroy(handle_);
  }

  rd_kafka_t* client(rd_kafka_type_t type) const {
    rd_kafka_conf_t* conf = rd_kafka_conf_new();
    rd_kafka_conf_set(conf, "log_level", "2", nullptr, 0);
    rd_kafka_conf_set(conf, "bootstrap.servers", options_.brokers.c_str(), nullptr, 0);
    rd_kafka_conf_set(conf, "group.id", "check", nullptr, 0);
    rd_kafka_conf_set(conf, "auto.offset.reset", "earliest", nullptr, 0);
    return rd_kafka_new(type, conf, nullptr, 0);
  }

  void send(const std::vector<std::string>& values) const {
    rd_kafka_t* producer = client(RD_KAFKA_PRODUCER);
    for (std::string value : values)
      rd_kafka_producev(producer, RD_KAFKA_V_TOPIC("articles"), RD_KAFKA_V_VALUE(value.data(), value.size()),
                        RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY), RD_KAFKA_V_END);
    ASSERT_EQ(rd_kafka_flush(producer, 10'000), RD_KAFKA_RESP_ERR_NO_ERROR);
    rd_kafka_destroy(producer);
  }

  /// Keys of all messages of a topic, which holds at least `least`.
  std::multiset<std::string> keys(const char* topic, std::size_t least) const {
    rd_kafka_t* consumer = client(RD_KAFKA_CONSUMER);
    rd_kafka_topic_partition_list_t* list = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(list, topic, 0)->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_assign(consumer, list);
    rd_kafka_topic_partition_list_destroy(list);
    std::multiset<std::string> out;
    for (int quiet = 0; quiet < (out.size() < least ? 50 : 3);) {
      rd_kafka_message_t* message = rd_kafka_consumer_poll(consumer, 200);
      const bool read = message != nullptr && message->err == RD_KAFKA_RESP_ERR_NO_ERROR;
      quiet = read ? 0 : quiet + 1;
      if (read) out.emplace(static_cast<const char*>(message->key), message->key_len);
      if (message != nullptr) rd_kafka_message_destroy(message);
    }
    rd_kafka_consumer_close(consumer);
    rd_kafka_destroy(consumer);
    return out;
  }

  /// Works until `messages` are committed, 30 s at most.
  Result<void> work(std::uint64_t messages) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    options_.report_every = std::chrono::seconds(0);
    status_ = {};
    return run_worker(
        OneEvent(), options_,
        [&] { return status_.messages >= messages || std::chrono::steady_clock::now() > end; },
        [&](const WorkerStatus& status) { status_ = status; });
  }

  rd_kafka_t* handle_ = nullptr;
  rd_kafka_mock_cluster_t* cluster_ = nullptr;
  WorkerOptions options_;
  WorkerStatus status_;
};

std::string article(const std::string& name) {
  return R"({"doc_id": ")" + name + R"(", "text": "Norway met Sudan."})";
}

TEST_F(WorkerTest, GivesEachArticleOnce) {
  send({article("a"), article("b"), R"({"doc_id": "bad"})", article("c")});
  ASSERT_TRUE(work(4));
  EXPECT_EQ(status_.events, 3);
  EXPECT_EQ(status_.rejects, 1);
  EXPECT_EQ(status_.words, 9);
  EXPECT_EQ(status_.lag, 0);
  EXPECT_EQ(keys("events", 3), (std::multiset<std::string>{"a", "b", "c"}));
  EXPECT_EQ(keys("events-rejects", 1), std::multiset<std::string>{"bad"});
}

TEST_F(WorkerTest, ReadsAgainWhatATransactionThatWasGivenUpHeld) {
  rd_kafka_mock_push_request_errors(cluster_, kTxnOffsetCommit, 1, RD_KAFKA_RESP_ERR_ILLEGAL_GENERATION);
  send({article("a"), article("b")});
  ASSERT_TRUE(work(2));
  EXPECT_EQ(status_.aborts, 1);
  EXPECT_EQ(status_.messages, 2) << "what was given up is not counted";
  const std::multiset<std::string> found = keys("events", 2);  // with or without what was given up
  EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), (std::set<std::string>{"a", "b"}));
}

TEST_F(WorkerTest, RefusesPropertiesThatThePromiseHangsOn) {
  options_.client["enable.auto.commit"] = "true";
  const Result<void> done = work(1);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::kInvalid);
  EXPECT_NE(done.error().message.find("enable.auto.commit"), std::string::npos);
}

TEST_F(WorkerTest, NamesAPropertyThatIsNone) {
  options_.client["no.such"] = "1";
  const Result<void> done = work(1);
  ASSERT_FALSE(done);
  EXPECT_NE(done.error().message.find("no.such"), std::string::npos);
}

}  // namespace
}  // namespace dragoman::stream

#endif
