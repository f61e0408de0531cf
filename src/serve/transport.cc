// cpp-httplib reads requests and writes answers; its own sockets and its routing are not used. Ours know
// deadlines for whole requests, and Service routes by the address as it came.

#include "serve/transport.h"

#include <fmt/format.h>
#include <httplib.h>

#include <atomic>
#include <cstdlib>
#include <iterator>
#include <thread>

#include "serve/connection.h"

namespace dragoman::serve {
namespace {

constexpr std::chrono::milliseconds kBetweenStops{5};
constexpr std::size_t kMostHeaderBytes = 64 << 10;
constexpr std::size_t kMostRequests = 100'000;  // of one connection

/// A connection as cpp-httplib wants to see it.
class HttpStream final : public httplib::Stream {
 public:
  explicit HttpStream(Connection& connection) : connection_(connection) {}
  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override { return connection_.read(to, size); }
  ssize_t write(const char* from, std::size_t size) override { return connection_.write(from, size); }
  void get_remote_ip_and_port(std::string&, int&) const override {}
  void get_local_ip_and_port(std::string&, int&) const override {}
  socket_t socket() const override { return connection_.socket(); }

 private:
  Connection& connection_;
};

/// What is known of the request that a thread works on.
struct Exchange {
  Connection* connection = nullptr;
  Request request;
  bool close = false;
  bool taken = false;  ///< its headers are read
  bool answered = false;
  int status = 0;
  std::string_view route = "broken";
};

/// cpp-httplib's handlers are given no word of their own, so a thread keeps which request it is at.
Exchange*& current() {
  // NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
  static thread_local Exchange* exchange = nullptr;
  return exchange;
}

bool reads_body(const std::string& method) {
  return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

class HttpServer final : public httplib::Server {
 public:
  HttpServer(Service& service, const TransportOptions& options, AccessLog log)
      : service_(service), options_(options), log_(std::move(log)) {
    const auto answer = [this](const httplib::Request& request, httplib::Response& response) {
      put(request, response);
    };
    Get("/", answer);
    Post("/", answer);
    Put("/", answer);
    Patch("/", answer);
    Delete("/", answer);
    Options("/", answer);
    set_error_handler([this](const httplib::Request&, httplib::Response& response) { put_fault(response); });
    set_payload_max_length(service.options().max_body);
    set_tcp_nodelay(true);
    set_keep_alive_timeout(options_.idle_limit.count());  // what it tells; we keep it
    set_keep_alive_max_count(kMostRequests);
    new_task_queue = [this] { return new httplib::ThreadPool(options_.connections); };
  }

  void run() {
    started_ = true;
    if (!stopping_) listen_after_bind();
    ended_ = true;
  }

  /// Returns once run() does. cpp-httplib's stop() does nothing where it has not begun to listen yet.
  void end() {
    stopping_ = true;
    while (started_ && !ended_) {
      stop();
      std::this_thread::sleep_for(kBetweenStops);
    }
  }

 private:
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, stopping_);
    HttpStream stream(connection);
    const std::string peer = log_ ? peer_of(socket) : std::string();
    auto limit = Connection::Clock::now() + options_.read_limit;  // of the first request
    for (std::size_t i = 0; i < kMostRequests && connection.wait(limit); ++i) {
      if (!serve_one(connection, stream, peer)) break;
      limit = Connection::Clock::now() + options_.idle_limit;
    }
    connection.part();
    ::close(socket);
    return true;
  }

  /// One request and its answer. False where the connection is to be closed.
  bool serve_one(Connection& connection, HttpStream& stream, const std::string& peer) {
    const auto start = Connection::Clock::now();
    const std::uint64_t before = connection.written();
    connection.limit(start + options_.read_limit);
    connection.limit_bytes(kMostHeaderBytes);
    Exchange exchange;
    exchange.connection = &connection;
    current() = &exchange;
    service_.metrics().begin();
    bool closed = false;
    const bool done =
        process_request(stream, stopping_, closed, [this](httplib::Request& request) { take(request); });
    if (exchange.status == 0) put_unread(connection, exchange);
    current() = nullptr;
    const double seconds = std::chrono::duration<double>(Connection::Clock::now() - start).count();
    service_.metrics().end(exchange.route, exchange.status, seconds);
    if (log_ && exchange.status != 0) {
      const Request& asked = exchange.request;
      log_({peer, asked.method, asked.target, std::string(asked.header("User-Agent")), exchange.status,
            connection.written() - before, seconds});
    }
    return done && !closed && !exchange.close && !stopping_;
  }

  /// An answer where cpp-httplib gave none: it could not read the request to its end.
  void put_unread(Connection& connection, Exchange& exchange) const {
    if (!connection.too_long() && !connection.too_late()) return;
    Response answer = problem_response(broken(0, connection, exchange.taken));
    secure(answer);
    std::string head =
        fmt::format("HTTP/1.1 {} {}\r\nConnection: close\r\nContent-Type: {}\r\nContent-Length: {}\r\n",
                    answer.status, status_title(answer.status), answer.type, answer.body->size());
    for (const auto& [name, value] : answer.headers)
      fmt::format_to(std::back_inserter(head), "{}: {}\r\n", name, value);
    head += "\r\n";
    head += *answer.body;
    exchange.status = answer.status;
    exchange.close = true;
    connection.limit(Connection::Clock::now() + std::chrono::seconds(1));
    connection.write(head.data(), head.size());
  }

  /// Once the headers are read: keeps what is asked, and leaves cpp-httplib nothing to route, range or
  /// compress by.
  void take(httplib::Request& request) {
    Exchange& exchange = *current();
    Request& out = exchange.request;
    out.method = request.method;
    out.target = request.target;
    out.headers.reserve(request.headers.size());
    for (const auto& [name, value] : request.headers) out.headers.emplace_back(name, value);
    const std::string length = request.get_header_value("Content-Length");
    out.has_body = request.has_header("Transfer-Encoding") || (!length.empty() && length != "0");
    // A body that nobody reads would be taken for the next request.
    exchange.close = out.has_body && (!reads_body(request.method) || request.has_header("Transfer-Encoding"));
    request.path = "/";
    request.params.clear();
    request.ranges.clear();
    request.headers.erase("Accept-Encoding");
    request.headers.erase("Range");
    request.headers.erase("Content-Type");  // forms are not taken apart
    request.headers.erase("Content-Encoding");
    exchange.taken = true;
    exchange.connection->limit_bytes(kMostHeaderBytes + service_.options().max_body);
    // cpp-httplib would read too large a body to its end to pass over it.
    if (std::strtoull(length.c_str(), nullptr, 10) > service_.options().max_body)
      exchange.connection->limit(Connection::Clock::now());
  }

  void put(const httplib::Request& request, httplib::Response& response) {
    Exchange& exchange = *current();
    exchange.request.body = request.body;
    exchange.answered = true;
    Response answer = service_.answer(exchange.request);
    exchange.route = answer.route;
    send(std::move(answer), response);
  }

  /// What cpp-httplib found wrong by itself: a broken request line, too long an address, too large a body.
  void put_fault(httplib::Response& response) {
    Exchange& exchange = *current();
    exchange.status = response.status;
    if (exchange.answered) return;
    exchange.close = true;
    Response answer = problem_response(broken(response.status, *exchange.connection, exchange.taken));
    secure(answer);
    send(std::move(answer), response);
  }

  Problem broken(int status, const Connection& connection, bool taken) const {
    if (status == 413 || (connection.too_long() && taken))
      return {413, fmt::format("the body has more than {} bytes (--max-body)", service_.options().max_body)};
    if (status == 414) return {414, "the address is longer than 8192 bytes"};
    if (connection.too_long())
      return {431, fmt::format("address and headers have more than {} bytes", kMostHeaderBytes)};
    if (connection.too_late()) return {408, "the request did not come in, whole, in time"};
    return {400, "this is no HTTP/1.1 request that can be answered"};
  }

  void send(Response&& answer, httplib::Response& response) {
    Connection& connection = *current()->connection;
    connection.limit(Connection::Clock::now() + options_.write_limit);
    response.status = answer.status;
    current()->status = answer.status;
    for (const auto& [name, value] : answer.headers) response.set_header(name, value);
    if (answer.stream) {
      put_stream(std::move(answer), response);
    } else if (answer.body) {
      response.set_content(*answer.body, answer.type);
    }
  }

  void put_stream(Response&& answer, httplib::Response& response) {
    Connection& connection = *current()->connection;
    response.set_chunked_content_provider(answer.type, [this, &connection, stream = std::move(answer.stream)](
                                                           std::size_t, httplib::DataSink& sink) {
      const bool whole = stream([&](std::string_view piece) {
        connection.limit(Connection::Clock::now() + options_.write_limit);
        return sink.write(piece.data(), piece.size());
      });
      if (whole) sink.done();
      return whole;
    });
  }

  Service& service_;
  TransportOptions options_;
  AccessLog log_;
  std::atomic<bool> stopping_{false}, started_{false}, ended_{false};
};

}  // namespace

struct Transport::State {
  State(Service& service, const TransportOptions& options, AccessLog log)
      : server(service, options, std::move(log)) {}
  HttpServer server;
  int port = 0;
};

Transport::Transport() = default;
Transport::~Transport() = default;

Result<std::unique_ptr<Transport>> Transport::bind(Service& service, const TransportOptions& options,
                                                   AccessLog log) {
  std::unique_ptr<Transport> out(new Transport);
  out->state_ = std::make_unique<State>(service, options, std::move(log));
  HttpServer& server = out->state_->server;
  out->state_->port = options.port;
  if (options.port == 0) out->state_->port = server.bind_to_any_port(options.address);
  if (options.port == 0 ? out->state_->port < 0 : !server.bind_to_port(options.address, options.port))
    return fail(ErrorCode::kIo,
                fmt::format("{}:{} cannot be listened on: is another program there? --listen takes others",
                            options.address, options.port));
  return out;
}

int Transport::port() const { return state_->port; }
void Transport::run() { state_->server.run(); }
void Transport::stop() { state_->server.end(); }

}  // namespace dragoman::serve
