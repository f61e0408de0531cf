#pragma once
// A store of the tests' own making, and a service over it.

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "../store/made.h"
#include "serve/service.h"

namespace dragoman::serve {

/// A plan that was held (two reports), and meetings of Italy and Spain, told twice, in each of twelve months.
class SmallStore : public testing::Test {
 protected:
  void SetUp() override {
    auto writer = StoreWriter::open(store_.path());
    ASSERT_TRUE(writer);
    Article plan = made::article("https://a.example/plan", "2024-01-05",
                                 "France and Germany will meet in Berlin on 10 January.");
    Event planned = made::event(plan, EventType::kConsult, made::actor("FRA", "France", {0, 6}),
                                made::actor("DEU", "Germany", {11, 18}), "2024-01-10", 24);
    planned.status = Status::kFuture;
    planned.sentence = {0, 53};
    planned.place = EventPlace{{"Berlin", {32, 38}}, "Berlin", "DEU", "", 52.5, 13.4, 2950159, "city", ""};
    planned.attribution = {{{"a spokesman", {30, 41}}, "said", "FRA", "GOV"}};
    put(**writer, made::entry(plan, {planned}));
    Article held = made::article("held", "2024-01-11", "France met with Germany, =SUM(1).");
    held.source = "=Formula <script>alert(1)</script>";
    put(**writer,
        made::entry(held, {made::event(held, EventType::kConsult, made::actor("FRA", "France", {0, 6}),
                                       made::actor("DEU", "Germany", {16, 23}), "2024-01-10", 7)}));
    for (int month = 1; month <= 12; ++month) {
      const std::string day = (month < 10 ? "2023-0" : "2023-") + std::to_string(month) + "-15";
      for (const char* report : {"a", "b"})
        put(**writer, made::meeting(report + std::to_string(month), day, "ITA", "ESP"));
    }
    ASSERT_TRUE((*writer)->commit());
    options_.store = store_.path();
    options_.coder.data_dir = DRAGOMAN_BINARY_DIR "/share/dragoman";
    start();
  }

  /// Opens the service anew by options_.
  void start() {
    auto service = Service::open(options_);
    ASSERT_TRUE(service) << service.error().str();
    service_ = *std::move(service);
  }

  static void put(StoreWriter& writer, Entry entry) { ASSERT_TRUE(writer.put(std::move(entry))); }

  static Request request(const std::string& target, const std::string& method = "GET") {
    Request out;
    out.method = method;
    out.target = target;
    out.headers = {{"Host", "localhost:7373"}};
    return out;
  }
  Response get(const std::string& path) { return service_->answer(request("/api/v1" + path)); }
  Response send(const std::string& method, const std::string& path, const std::string& body) {
    Request out = request("/api/v1" + path, method);
    out.headers.emplace_back("Content-Type", "application/json; charset=utf-8");
    out.body = body;
    return service_->answer(out);
  }
  static std::string header(const Response& response, const std::string& name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }
  /// The body, or what a stream writes.
  static std::string text(const Response& response) {
    if (response.body) return *response.body;
    std::string out;
    if (response.stream) {
      EXPECT_TRUE(response.stream([&](std::string_view piece) { return out += piece, true; }));
    }
    return out;
  }
  /// The JSON of a good answer.
  nlohmann::json ask(const std::string& path) {
    const Response response = get(path);
    EXPECT_EQ(response.status, 200) << path << ": " << text(response);
    EXPECT_EQ(response.type, "application/json");
    return nlohmann::json::parse(text(response));
  }
  /// What is wrong, by the answer.
  std::string detail(const Response& response, int status) {
    EXPECT_EQ(response.status, status) << text(response);
    EXPECT_EQ(response.type, "application/problem+json");
    const auto problem = nlohmann::json::parse(text(response));
    EXPECT_EQ(problem["status"], status);
    EXPECT_FALSE(problem["title"].get<std::string>().empty());
    return problem["detail"];
  }

  made::StoreFile store_;
  ServeOptions options_;
  std::unique_ptr<Service> service_;
};

}  // namespace dragoman::serve
