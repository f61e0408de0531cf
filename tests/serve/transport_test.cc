// Over real sockets, on loopback.

#include "serve/transport.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <thread>

#include "small_store.h"

namespace dragoman::serve {
namespace {

/// A client that says what it is told to say.
class Client {
 public:
  explicit Client(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval longest{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &longest, sizeof longest);
    EXPECT_EQ(::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { ::close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool say(const std::string& text) const {
    return ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
  }
  /// What comes until the other side closes, or until `end` came.
  std::string hear(const std::string& end = "\xff") const {
    std::string out;
    char piece[4096];
    while (out.find(end) == std::string::npos) {
      const ssize_t got = ::recv(socket_, piece, sizeof piece, 0);
      if (got <= 0) break;
      out.append(piece, static_cast<std::size_t>(got));
    }
    return out;
  }

 private:
  int socket_;
};

std::string asking(const std::string& target, const std::string& more = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
}

class TransportTest : public SmallStore {
 protected:
  void SetUp() override {
    SmallStore::SetUp();
    TransportOptions options;
    options.port = 0;
    options.read_limit = std::chrono::seconds(1);
    options.idle_limit = std::chrono::seconds(5);
    auto bound = Transport::bind(*service_, options, [this](const AccessLine& line) {
      const std::lock_guard lock(mutex_);
      lines_.push_back(line);
    });
    ASSERT_TRUE(bound) << bound.error().str();
    transport_ = *std::move(bound);
    thread_ = std::thread([this] { transport_->run(); });
    EXPECT_EQ(Client(transport_->port()).say(asking("/healthz")), true);
  }
  void TearDown() override {
    transport_->stop();
    thread_.join();
  }
  std::unique_ptr<Transport> transport_;
  std::thread thread_;
  std::mutex mutex_;
  std::vector<AccessLine> lines_;
};

TEST_F(TransportTest, OneConnectionAsksAgainAndAgain) {
  const Client client(transport_->port());
  for (int i = 0; i < 3; ++i) {
    ASSERT_TRUE(client.say(asking("/healthz")));
    EXPECT_NE(client.hear("ok\n").find("HTTP/1.1 200 OK"), std::string::npos);
  }
  ASSERT_TRUE(client.say(asking("/healthz") + asking("/healthz")));  // at once
  std::string both = client.hear("ok\n");
  if (both.find("ok\n") == both.rfind("ok\n")) both += client.hear("ok\n");
  EXPECT_NE(both.find("ok\n"), both.rfind("ok\n"));
}

TEST_F(TransportTest, AStreamComesInPiecesAndWhole) {
  const Client client(transport_->port());
  ASSERT_TRUE(
      client.say(asking("/api/v1/export?format=csv", "Accept-Encoding: gzip, br\r\nRange: bytes=0-3\r\n")));
  const std::string heard = client.hear("\r\n0\r\n\r\n");
  EXPECT_NE(heard.find("HTTP/1.1 200"), std::string::npos);
  EXPECT_NE(heard.find("Transfer-Encoding: chunked"), std::string::npos);
  EXPECT_EQ(heard.find("Content-Encoding"), std::string::npos);
  EXPECT_NE(heard.find("event_id,story_id"), std::string::npos);
  EXPECT_TRUE(heard.ends_with("\r\n0\r\n\r\n"));
}

TEST_F(TransportTest, ASlowRequestIsBrokenOffHoweverItDrips) {
  const Client client(transport_->port());
  const auto start = std::chrono::steady_clock::now();
  ASSERT_TRUE(client.say("GET /he"));
  while (client.say("a") && std::chrono::steady_clock::now() - start < std::chrono::seconds(10))
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST_F(TransportTest, ABodyThatNobodyReadsIsNotTheNextRequest) {
  const Client client(transport_->port());
  ASSERT_TRUE(client.say(asking("/healthz", "Content-Length: 46\r\n") + asking("/api/v1/info")));
  const std::string heard = client.hear();
  EXPECT_NE(heard.find("ok\n"), std::string::npos);
  EXPECT_EQ(heard.find("articles"), std::string::npos);
}

TEST_F(TransportTest, WhatIsNoRequestIsAProblem) {
  for (const std::string& said :
       {std::string("nonsense\r\n\r\n"), asking("/" + std::string(9000, 'a')),
        std::string("POST /api/v1/code HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n")}) {
    const Client client(transport_->port());
    ASSERT_TRUE(client.say(said));
    const std::string heard = client.hear();
    EXPECT_NE(heard.find("application/problem+json"), std::string::npos) << said.substr(0, 40) << heard;
    EXPECT_NE(heard.find("nosniff"), std::string::npos);
  }
  const Client client(transport_->port());
  std::string headers;
  for (int i = 0; i < 100; ++i) headers += "X-" + std::to_string(i) + ": " + std::string(4000, 'y') + "\r\n";
  client.say(asking("/healthz", headers));
  EXPECT_NE(client.hear().find("HTTP/1.1 431"), std::string::npos);
}

TEST_F(TransportTest, EachAnswerIsALineOfTheLog) {
  const Client client(transport_->port());
  ASSERT_TRUE(client.say(asking("/api/v1/nothing?x=1", "User-Agent: test\r\nConnection: close\r\n")));
  client.hear();
  for (int i = 0; i < 100; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    const std::lock_guard lock(mutex_);
    const auto line = std::find_if(lines_.begin(), lines_.end(),
                                   [](const AccessLine& one) { return one.target == "/api/v1/nothing?x=1"; });
    if (line == lines_.end()) continue;
    EXPECT_EQ(line->status, 404);
    EXPECT_EQ(line->peer, "127.0.0.1");
    EXPECT_EQ(line->agent, "test");
    EXPECT_GT(line->bytes, 100U);
    return;
  }
  ADD_FAILURE() << "no line";
}

TEST_F(TransportTest, AnAddressThatIsTakenIsAnError) {
  TransportOptions options;
  options.address = "192.0.2.1";  // none of this machine's
  EXPECT_FALSE(Transport::bind(*service_, options, {}));
}

}  // namespace
}  // namespace dragoman::serve
