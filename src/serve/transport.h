#pragma once
// HTTP/1.1 over sockets. What is answered is Service's affair.

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "dragoman/result.h"
#include "serve/service.h"

namespace dragoman::serve {

struct TransportOptions {
  std::string address = "127.0.0.1";
  int port = 7373;                       ///< 0: any that is free
  std::size_t connections = 256;         ///< at once; more wait
  std::chrono::seconds read_limit{10};   ///< for a request to come in, whole
  std::chrono::seconds idle_limit{15};   ///< between two requests of one connection
  std::chrono::seconds write_limit{60};  ///< for an answer, or a piece of a stream, to go out
};

/// One answer that went out.
struct AccessLine {
  std::string peer, method, target, agent;
  int status = 0;
  std::uint64_t bytes = 0;
  double seconds = 0;
};
using AccessLog = std::function<void(const AccessLine&)>;

class Transport {
 public:
  /// Binds; kIo where the address is taken or none of this machine's.
  static Result<std::unique_ptr<Transport>> bind(Service& service, const TransportOptions& options,
                                                 AccessLog log);
  ~Transport();

  int port() const;
  /// Serves until stop(); requests that are being answered then are answered to their end.
  void run();
  /// From another thread than that of run(), which has returned when this does.
  void stop();

 private:
  Transport();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dragoman::serve
