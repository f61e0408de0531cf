#pragma once
// The API's addresses: what each takes, and what answers it. openapi.json is made of this table.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "serve/backend.h"
#include "serve/message.h"
#include "serve/parameters.h"

namespace dragoman::serve {

/// What is answered where all went well.
struct Answer {
  std::string body;
  std::string type = "application/json";
  Stream stream = {};  ///< instead of a body
  int status = 200;
};
using Reply = tl::expected<Answer, Problem>;

/// What a handler works with.
struct Asked {
  Backend& backend;
  const Parameters& parameters;
  const std::string& body;
  Clock::time_point deadline;
};
using Handler = Reply (*)(const Asked&);

enum class Needs : std::uint8_t { kNothing, kCoding, kMarking };

struct Route {
  std::string_view method;
  std::string_view path;     ///< below /api/v1: "/events/{id}"
  std::string_view summary;  ///< one sentence
  std::vector<Parameter> parameters;
  Handler handler;
  std::string_view schema = {};      ///< of the JSON answer: its name in schemas.json; empty: no JSON
  std::string_view tables = {};      ///< other types that it may answer with
  std::string_view takes = {};       ///< schema of the body; empty: there is none
  std::string_view says_of_id = {};  ///< what {id} is
  Needs needs = Needs::kNothing;
  bool of_store = true;  ///< the answer changes with the store alone (and the day)
  bool streams = false;  ///< may be long
};

inline constexpr std::string_view kApi = "/api/v1";

const std::vector<Route>& routes();

/// The route of these segments below kApi, and what stands for {id}.
struct Matched {
  const Route* route = nullptr;
  std::string id;
};
/// 404 where there is no such address, 405 where it takes other methods. HEAD is GET.
tl::expected<Matched, Problem> match(std::string_view method, const std::vector<std::string>& segments);

}  // namespace dragoman::serve
