// Who may ask, what is known already, and what is refused.

#include <zlib.h>

#include "base/tsv.h"
#include "serve/admission.h"
#include "serve/gzip.h"
#include "serve/target.h"
#include "small_store.h"

namespace dragoman::serve {
namespace {

using ServiceTest = SmallStore;

std::string unzipped(const std::string& bytes) {
  std::string out(1 << 20, '\0');
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, 31), Z_OK);
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

TEST_F(ServiceTest, AnswersStayKnownUntilTheStoreChanges) {
  const Response first = get("/events");
  const std::string etag = header(first, "ETag");
  ASSERT_FALSE(etag.empty());
  Request again = request("/api/v1/events");
  again.headers.emplace_back("If-None-Match", "\"other\", " + etag);
  EXPECT_EQ(service_->answer(again).status, 304);
  EXPECT_EQ(header(get("/events?limit=2"), "ETag") == etag, false);
  auto writer = StoreWriter::open(store_.path());
  put(**writer, made::meeting("fresh", "2024-06-01", "FRA", "POL"));
  ASSERT_TRUE((*writer)->commit());
  const Response after = service_->answer(again);
  EXPECT_EQ(after.status, 200);
  EXPECT_NE(header(after, "ETag"), etag);
  EXPECT_NE(text(after).find("\"fresh\""), std::string::npos);
}

TEST_F(ServiceTest, GzipIsGivenWhereItIsAskedFor) {
  Request asked = request("/api/v1/events");
  asked.headers.emplace_back("accept-encoding", "br, gzip;q=0.8");
  for (int i = 0; i < 2; ++i) {  // made, then known
    const Response response = service_->answer(asked);
    EXPECT_EQ(header(response, "Content-Encoding"), "gzip");
    EXPECT_EQ(unzipped(text(response)), text(get("/events")));
  }
  EXPECT_TRUE(takes_gzip("*"));
  EXPECT_FALSE(takes_gzip("gzip;q=0"));
  EXPECT_FALSE(takes_gzip("br"));
  EXPECT_FALSE(takes_gzip(""));
}

TEST_F(ServiceTest, EveryAnswerIsSecured) {
  for (const char* target :
       {"/", "/api/v1/info", "/nowhere.js", "/healthz", "/%zz", "/api/v1/events?limit=x"}) {
    const Response response = service_->answer(request(target));
    EXPECT_NE(header(response, "Content-Security-Policy").find("default-src 'none'"), std::string::npos)
        << target;
    EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff") << target;
    EXPECT_NE(header(response, "Cache-Control"), "") << target;
  }
}

TEST_F(ServiceTest, OnlyNamesOfThisMachineAreAnsweredOnLoopback) {
  for (const char* host : {"localhost", "localhost:7373", "127.0.0.1:80", "[::1]:80", "[::1]"})
    EXPECT_TRUE(is_loopback_host(host)) << host;
  for (const char* host :
       {"evil.example", "127.evil.example", "localhost.evil.example:80", "", "10.0.0.1", "[::2]"})
    EXPECT_FALSE(is_loopback_host(host)) << host;
  Request rebound = request("/api/v1/info");
  rebound.headers = {{"Host", "evil.example:7373"}};
  EXPECT_NE(detail(service_->answer(rebound), 421).find("localhost"), std::string::npos);
  rebound.headers = {{"Host", "localhost"}, {"Host", "evil.example"}};
  detail(service_->answer(rebound), 400);
  rebound.headers.clear();
  detail(service_->answer(rebound), 400);
}

TEST_F(ServiceTest, ATokenIsAskedForAndComparedWhole) {
  options_.token = "0123456789abcdef";
  options_.loopback = false;
  start();
  Request asked = request("/api/v1/info");
  EXPECT_EQ(header(service_->answer(asked), "WWW-Authenticate"), "Bearer");
  detail(service_->answer(asked), 401);
  for (const char* wrong :
       {"Bearer 0123456789abcdee", "Bearer 0123456789abcdef0", "Bearer ", "0123456789abcdef", "Basic x"}) {
    asked.headers = {{"Host", "news.example"}, {"Authorization", wrong}};
    detail(service_->answer(asked), 401);
  }
  asked.headers = {{"Host", "news.example"}, {"Authorization", "Bearer 0123456789abcdef"}};
  EXPECT_EQ(service_->answer(asked).status, 200);
  asked.target = "/metrics";
  EXPECT_EQ(service_->answer(asked).status, 200);
  detail(service_->answer(request("/metrics")), 401);
  EXPECT_EQ(service_->answer(request("/healthz")).status, 200);
  EXPECT_EQ(service_->answer(request("/")).status, 200);  // the page, which asks for the token
  EXPECT_FALSE(same_secret("", "a"));
  EXPECT_FALSE(same_secret("aa", "a"));
}

TEST_F(ServiceTest, NothingIsCodedOrMarkedUnlessAllowed) {
  EXPECT_NE(detail(send("POST", "/code", R"({"text":"x"})"), 403).find("--allow-coding"), std::string::npos);
  EXPECT_NE(detail(send("PUT", "/marks/1", R"({"right":true,"who":"ann"})"), 403).find("--allow-marking"),
            std::string::npos);
  detail(send("DELETE", "/marks/1", ""), 403);
  detail(get("/articles/held/silent"), 403);
}

TEST_F(ServiceTest, AMarkIsKeptAndTakenBack) {
  options_.allow_marking = true;
  start();
  const std::string id = ask("/events?q=status:future")["events"][0]["event_id"];
  const Response marked = send("PUT", "/marks/" + id, R"({"right":true,"who":"ann","note":"as it was"})");
  ASSERT_EQ(marked.status, 200) << text(marked);
  const auto mark = ask("/events/" + id)["mark"];
  EXPECT_EQ(mark["right"], true);
  EXPECT_EQ(mark["who"], "ann");
  EXPECT_EQ(mark["note"], "as it was");
  EXPECT_EQ(send("PUT", "/marks/" + id, R"({"right":false,"who":"bob"})").status, 200);
  EXPECT_EQ(ask("/events?q=status:future")["events"].size(), 0U);
  EXPECT_NE(detail(get("/events/" + id), 410).find("wrong"), std::string::npos);
  const Response taken_back = send("DELETE", "/marks/" + id, "");
  EXPECT_EQ(taken_back.status, 204);
  EXPECT_FALSE(taken_back.body);
  EXPECT_TRUE(ask("/events/" + id)["mark"].is_null());
  EXPECT_EQ(made::faults(store_.path()), "");
  detail(send("PUT", "/marks/0123456789abcdef", R"({"right":true,"who":"ann"})"), 404);
  detail(send("PUT", "/marks/" + id, R"({"right":"yes","who":"ann"})"), 422);
  detail(send("PUT", "/marks/" + id, R"({"right":true})"), 422);
  detail(send("PUT", "/marks/" + id, R"({"right":true,"who":"ann","colour":"red"})"), 422);
  detail(send("PUT", "/marks/" + id, "{"), 400);
  detail(send("PUT", "/marks/" + id, "[]"), 422);
  EXPECT_NE(detail(send("PUT", "/marks/" + id, std::string(10'000, '[')), 422).find("deep"),
            std::string::npos);
}

TEST_F(ServiceTest, OtherSitesAndOtherBodiesChangeNothing) {
  options_.allow_marking = true;
  start();
  Request foreign = request("/api/v1/marks/1", "PUT");
  foreign.body = R"({"right":true,"who":"ann"})";
  foreign.headers.emplace_back("Content-Type", "application/json");
  foreign.headers.emplace_back("Origin", "http://evil.example");
  detail(service_->answer(foreign), 403);
  foreign.headers.pop_back();
  foreign.headers.back().second = "text/plain";  // what a form can send
  detail(service_->answer(foreign), 415);
  foreign.headers.back().second = "application/json";
  foreign.headers.emplace_back("Content-Encoding", "gzip");
  detail(service_->answer(foreign), 415);
  foreign.headers.pop_back();
  foreign.body = std::string(options_.max_body + 1, ' ');
  detail(service_->answer(foreign), 413);
}

TEST_F(ServiceTest, AddressesThatAreNoneAreRefused) {
  detail(get("/nothing"), 404);
  detail(get("/events/"), 404);
  detail(service_->answer(request("/api/v2/events")), 404);
  const Response posted = send("POST", "/events", "{}");
  detail(posted, 405);
  EXPECT_EQ(header(posted, "Allow"), "GET, HEAD");
  for (const char* broken :
       {"/articles/%", "/articles/%4", "/articles/%zz", "/articles/%00", "/articles/%ff", "/events?q=%00"})
    detail(get(broken), 400);
  EXPECT_EQ(parse_target("/a%2Fb/c?x=1+2&y=%26")->segments, (std::vector<std::string>{"a/b", "c"}));
  EXPECT_EQ(parse_target("/a?x=1+2&y=%26")->parameters[0].second, "1 2");
  EXPECT_EQ(service_->answer(request("/api/v1/info", "HEAD")).status, 200);
  EXPECT_EQ(service_->answer(request("/some/view", "GET")).type, "text/html; charset=utf-8");
  detail(service_->answer(request("/missing.js")), 404);
  detail(service_->answer(request("/../../etc/passwd.txt")), 404);
}

TEST_F(ServiceTest, AnAnswerThatTakesTooLongSaysSo) {
  options_.timeout = std::chrono::seconds(0);
  start();
  const Response late = get("/events");
  EXPECT_NE(detail(late, 503).size(), 0U);
  EXPECT_NE(header(late, "Retry-After"), "");
}

TEST_F(ServiceTest, MetricsCountWhatWentOut) {
  service_->metrics().begin();
  service_->metrics().end("/events", 200, 0.003);
  const std::string metrics = text(service_->answer(request("/metrics")));
  EXPECT_NE(metrics.find("dragoman_http_requests_total{route=\"/events\",status=\"200\"} 1\n"),
            std::string::npos);
  EXPECT_NE(metrics.find("dragoman_http_request_duration_seconds_bucket{route=\"/events\",le=\"0.005\"} 1\n"),
            std::string::npos);
  EXPECT_NE(metrics.find("dragoman_http_request_duration_seconds_bucket{route=\"/events\",le=\"0.001\"} 0\n"),
            std::string::npos);
  EXPECT_NE(metrics.find("dragoman_store_events 14\n"), std::string::npos);
  EXPECT_NE(metrics.find("dragoman_http_requests_in_flight 0\n"), std::string::npos);
}

TEST_F(ServiceTest, OpenApiTellsEveryRouteWithItsParameters) {
  const auto api = ask("/openapi.json");
  std::size_t operations = 0;
  for (const auto& [path, methods] : api["paths"].items()) operations += methods.size();
  EXPECT_EQ(operations, routes().size());
  for (const Route& route : routes()) {
    std::string method(route.method);
    std::transform(method.begin(), method.end(), method.begin(),
                   [](char c) { return static_cast<char>(c - 'A' + 'a'); });
    ASSERT_TRUE(api["paths"].contains(route.path) && api["paths"][std::string(route.path)].contains(method))
        << route.path;
    const auto& operation = api["paths"][std::string(route.path)][method];
    std::set<std::string> told, known;
    for (const auto& parameter : operation["parameters"]) told.insert(parameter["name"]);
    for (const Parameter& parameter : route.parameters) known.emplace(parameter.name);
    if (route.path.find("{id}") != std::string_view::npos) known.insert("id");
    EXPECT_EQ(told, known) << route.path;
    EXPECT_EQ(operation.contains("requestBody"), !route.takes.empty());
    for (const std::string_view schema : {route.schema, route.takes})
      EXPECT_TRUE(schema.empty() || api["components"]["schemas"].contains(schema)) << schema;
  }
}

TEST_F(ServiceTest, TheDocumentNamesEveryRoute) {
  const std::string doc = read_file(DRAGOMAN_SOURCE_DIR "/docs/api.md").value();
  for (const Route& route : routes()) {
    std::string path(route.path);
    if (const std::size_t id = path.find("{id}"); id != std::string::npos) path.resize(id);
    EXPECT_NE(doc.find(path), std::string::npos) << route.path;
    for (const Parameter& parameter : route.parameters)
      EXPECT_NE(doc.find("`" + std::string(parameter.name)), std::string::npos)
          << route.path << " " << parameter.name;
  }
}

}  // namespace
}  // namespace dragoman::serve
