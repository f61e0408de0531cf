// openapi.json out of the route table.

#include <fmt/format.h>

#include <map>

#include "base/tsv.h"
#include "dragoman/version.h"
#include "serve/answers.h"
#include "serve/embedded.h"
#include "serve/json_text.h"

namespace dragoman::serve {
namespace {

std::string reference(std::string_view schema) {
  return fmt::format("{{\"$ref\":\"#/components/schemas/{}\"}}", schema);
}

std::string parameter_schema(const Parameter& parameter) {
  JsonObject out;
  out.text("type", parameter.takes == Parameter::Takes::kNumber ? "integer" : "string");
  if (parameter.takes == Parameter::Takes::kNumber)
    out.number("minimum", 1).number("maximum", parameter.most);
  if (parameter.takes == Parameter::Takes::kDay) out.text("format", "date");
  if (parameter.required && parameter.takes == Parameter::Takes::kText && parameter.choices.empty())
    out.number("minLength", 1);
  if (!parameter.choices.empty())
    out.raw("enum", json_strings({parameter.choices.begin(), parameter.choices.end()}));
  if (!parameter.fallback.empty()) {
    const bool number = parameter.takes == Parameter::Takes::kNumber;
    out.raw("default", number ? std::string(parameter.fallback) : json_string(parameter.fallback));
  }
  std::string one = std::move(out).end();
  if (parameter.times == 1) return one;
  JsonObject list;
  list.text("type", "array").raw("items", one).number("minItems", 1).number("maxItems", parameter.times);
  return std::move(list).end();
}

std::string parameter_json(const Parameter& parameter) {
  JsonObject out;
  out.text("name", parameter.name).text("in", "query").text("description", parameter.says);
  out.flag("required", parameter.required);
  return std::move(out.raw("schema", parameter_schema(parameter))).end();
}

std::string parameters_json(const Route& route) {
  std::vector<std::string> parts;
  if (!route.says_of_id.empty()) {
    JsonObject id;
    id.text("name", "id").text("in", "path").text("description", route.says_of_id).flag("required", true);
    parts.push_back(std::move(id.raw("schema", "{\"type\":\"string\",\"minLength\":1}")).end());
  }
  for (const Parameter& parameter : route.parameters) parts.push_back(parameter_json(parameter));
  return json_list(parts);
}

std::string content_json(const Route& route) {
  JsonObject out;
  if (!route.schema.empty())
    out.raw("application/json", fmt::format("{{\"schema\":{}}}", reference(route.schema)));
  for (const std::string& type : split_list(route.tables))
    out.raw(type, "{\"schema\":{\"type\":\"string\"}}");
  return std::move(out).end();
}

std::string problem_json(std::string_view says) {
  JsonObject out;
  out.text("description", says);
  out.raw("content", fmt::format("{{\"application/problem+json\":{{\"schema\":{}}}}}", reference("Problem")));
  return std::move(out).end();
}

std::string responses_json(const Route& route) {
  JsonObject out;
  const bool empty = route.schema.empty() && route.tables.empty();
  if (empty) {
    out.raw("204", "{\"description\":\"Done\"}");
  } else {
    out.raw("200", fmt::format("{{\"description\":\"The answer\",\"content\":{}}}", content_json(route)));
  }
  if (route.of_store) out.raw("304", "{\"description\":\"As it was\"}");
  out.raw("400", problem_json("A parameter is wrong")).raw("401", problem_json("A token is asked for"));
  out.raw("403", problem_json("This server does not allow it"))
      .raw("404", problem_json("There is no such thing"));
  if (route.path == "/events/{id}") out.raw("410", problem_json("A person has said that it is wrong"));
  if (!route.takes.empty()) {
    out.raw("413", problem_json("The body is too large")).raw("415", problem_json("The body is no JSON"));
    out.raw("422", problem_json("The body is no such object"));
  }
  if (route.path.ends_with("/silent")) out.raw("413", problem_json("The article is too long"));
  return std::move(out.raw("503", problem_json("It took too long, or too much is asked at once"))).end();
}

std::string operation_json(const Route& route) {
  JsonObject out;
  out.text("summary", route.summary).raw("parameters", parameters_json(route));
  if (!route.takes.empty())
    out.raw("requestBody",
            fmt::format("{{\"required\":true,\"content\":{{\"application/json\":{{\"schema\":{}}}}}}}",
                        reference(route.takes)));
  return std::move(out.raw("responses", responses_json(route))).end();
}

std::string paths_json() {
  std::map<std::string_view, JsonObject> by_path;
  for (const Route& route : routes()) {
    const std::string_view method = route.method == "GET"    ? "get"
                                    : route.method == "PUT"  ? "put"
                                    : route.method == "POST" ? "post"
                                                             : "delete";
    by_path[route.path].raw(method, operation_json(route));
  }
  JsonObject out;
  for (auto& [path, operations] : by_path) out.raw(path, std::move(operations).end());
  return std::move(out).end();
}

std::string openapi_json() {
  JsonObject out;
  out.text("openapi", "3.0.3");
  out.raw("info", fmt::format("{{\"title\":\"Dragoman\",\"version\":\"{}\",\"description\":\"Events out of "
                              "news reports, from one "
                              "store (docs/api.md)\",\"license\":{{\"name\":\"Apache-2.0\"}}}}",
                              kVersion));
  out.raw("servers", fmt::format("[{{\"url\":\"{}\"}}]", kApi));
  out.raw("security", "[{},{\"token\":[]}]").raw("paths", paths_json());
  out.raw(
      "components",
      fmt::format(
          "{{\"securitySchemes\":{{\"token\":{{\"type\":\"http\",\"scheme\":\"bearer\"}}}},\"schemas\":{}}}",
          schema_files().front().bytes));
  return std::move(out).end();
}

}  // namespace

Reply openapi(const Asked&) {
  static const std::string description = openapi_json();
  return Answer{description};
}

}  // namespace dragoman::serve
