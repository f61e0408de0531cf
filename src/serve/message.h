#pragma once
// What is asked and what is answered, without any socket.

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/result.h"

namespace dragoman::serve {

/// One HTTP request, whole.
struct Request {
  std::string method;
  std::string target;  ///< as it came: path and query, percent-encoded
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::string peer;  ///< address of who asks, for the log
  bool has_body = false;

  /// The first of that name, in any case of letters; empty if there is none.
  std::string_view header(std::string_view name) const;
  std::size_t count(std::string_view name) const;
};

/// Takes a piece of a stream; false: nobody listens any more.
using Sink = std::function<bool(std::string_view)>;
/// Writes a stream to its end; false: it broke off.
using Stream = std::function<bool(const Sink&)>;

struct Response {
  int status = 200;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string type;  ///< Content-Type
  std::shared_ptr<const std::string> body;
  Stream stream;           ///< instead of a body
  std::string_view route;  ///< what was asked, for counts: a path of the route table
  bool close = false;      ///< nothing more is read from this connection
};

/// What is wrong, and what to do: an RFC 9457 answer.
struct Problem {
  int status = 400;
  std::string detail;
  std::vector<std::pair<std::string, std::string>> headers = {};
};

std::string_view status_title(int status);
/// The problem as application/problem+json.
Response problem_response(const Problem& problem);
/// Adds the headers that every answer carries: nothing is run, framed or fetched that this server did not
/// send.
void secure(Response& response);
inline tl::unexpected<Problem> refuse(int status, std::string detail) {
  return tl::unexpected<Problem>(Problem{status, std::move(detail)});
}
/// A fault of the store or of the tables as a problem.
tl::unexpected<Problem> refuse(const Error& error);

}  // namespace dragoman::serve
