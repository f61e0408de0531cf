#pragma once
// Requests in, answers out: who may ask, what is asked, what is known already. No sockets here.

#include <memory>
#include <optional>
#include <string>

#include "serve/backend.h"
#include "serve/cache.h"
#include "serve/metrics.h"
#include "serve/routes.h"

namespace dragoman::serve {

class Service {
 public:
  static Result<std::unique_ptr<Service>> open(const ServeOptions& options);

  /// Never throws; a fault is a problem+json. May be called from many threads at a time.
  Response answer(const Request& request);
  /// To be told of answers that went out.
  Metrics& metrics() { return metrics_; }
  const ServeOptions& options() const { return backend_->options(); }

 private:
  explicit Service(std::unique_ptr<Backend> backend);
  Response route(const Request& request);
  Response api(const Request& request, const Target& target);
  Response stored(const Request& request, const Asked& asked, const Route& route);
  Response health();
  Response metrics_page();

  std::unique_ptr<Backend> backend_;
  Cache cache_;
  Metrics metrics_;
  std::mutex counting_;
  std::string counted_version_;
  std::optional<std::uint64_t> counted_;
};

}  // namespace dragoman::serve
