#include "serve/metrics.h"

#include <fmt/format.h>

#include <iterator>

namespace dragoman::serve {
namespace {

void head(std::string& out, std::string_view name, std::string_view type, std::string_view says) {
  fmt::format_to(std::back_inserter(out), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, type, says);
}

template <class T>
void single(std::string& out, std::string_view name, std::string_view type, std::string_view says, T value) {
  head(out, name, type, says);
  fmt::format_to(std::back_inserter(out), "{} {}\n", name, value);
}

}  // namespace

void Metrics::end(std::string_view route, int status, double seconds) {
  --in_flight_;
  const std::lock_guard lock(mutex_);
  ++requests_[{route, status}];
  Latency& latency = latencies_[route];
  ++latency.count;
  latency.sum += seconds;
  for (std::size_t i = 0; i < kBounds.size(); ++i) latency.within.at(i) += seconds <= kBounds.at(i) ? 1 : 0;
}

std::string Metrics::text(const CodingCounts& coding, std::optional<std::uint64_t> events) {
  std::string out;
  const std::lock_guard lock(mutex_);
  head(out, "dragoman_http_requests_total", "counter", "Requests answered.");
  for (const auto& [key, count] : requests_)
    fmt::format_to(std::back_inserter(out), "dragoman_http_requests_total{{route=\"{}\",status=\"{}\"}} {}\n",
                   key.first, key.second, count);
  head(out, "dragoman_http_request_duration_seconds", "histogram",
       "From the whole request to the whole answer.");
  for (const auto& [route, latency] : latencies_) {
    for (std::size_t i = 0; i < kBounds.size(); ++i)
      fmt::format_to(std::back_inserter(out),
                     "dragoman_http_request_duration_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n", route,
                     kBounds.at(i), latency.within.at(i));
    fmt::format_to(std::back_inserter(out),
                   "dragoman_http_request_duration_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
                   "dragoman_http_request_duration_seconds_sum{{route=\"{0}\"}} {2}\n"
                   "dragoman_http_request_duration_seconds_count{{route=\"{0}\"}} {1}\n",
                   route, latency.count, latency.sum);
  }
  single(out, "dragoman_http_requests_in_flight", "gauge", "Requests that are worked on.", in_flight_.load());
  if (events) single(out, "dragoman_store_events", "gauge", "Events in the store.", *events);
  single(out, "dragoman_coded_articles_total", "counter", "Texts coded.", coding.articles.load());
  single(out, "dragoman_coded_words_total", "counter", "Words coded.", coding.words.load());
  single(out, "dragoman_coded_events_total", "counter", "Events found in them.", coding.events.load());
  single(out, "dragoman_coding_seconds_total", "counter", "Time spent coding.",
         static_cast<double>(coding.microseconds.load()) / 1e6);
  return out;
}

}  // namespace dragoman::serve
