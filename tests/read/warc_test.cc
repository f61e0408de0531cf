#include "read/warc_reader.h"

#include <gtest/gtest.h>

#include "pack.h"
#include "read/http_message.h"
#include "read_all.h"

namespace dragoman {
namespace {

std::string record(std::string_view type, std::string_view uri, std::string_view content) {
  return "WARC/1.0\r\nWARC-Type: " + std::string(type) + "\r\nWARC-Target-URI: " + std::string(uri) +
         "\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
         std::to_string(content.size()) + "\r\n\r\n" + std::string(content) + "\r\n\r\n";
}

std::string page(std::string_view words) {
  return "<html><head><title>T</title></head><body><p>" + std::string(words) +
         "</p><p>The rest of the report was short, and nobody asked for more of it.</p></body></html>";
}

std::string response(std::string_view body,
                     std::string_view headers = "Content-Type: text/html; charset=utf-8\r\n",
                     int status = 200) {
  return "HTTP/1.1 " + std::to_string(status) + " OK\r\n" + std::string(headers) + "\r\n" + std::string(body);
}

const std::string kFirst =
    record("response", "https://a.example/1", response(page("The army left the city of Lesk.")));
const std::string kSecond =
    record("response", "https://a.example/2", response(page("The mayor of Mael resigned.")));
const std::string kOthers =
    record("warcinfo", "", "software: x") + record("request", "https://a.example/1", "GET /") +
    record("response", "https://a.example/i.png", response("\x89PNG", "Content-Type: image/png\r\n")) +
    record("response", "https://a.example/gone",
           response(page("Not here."), "Content-Type: text/html\r\n", 404));

TEST(Warc, GivesThePagesOfResponses) {
  const Got got = read_bytes("a.warc", kOthers + kFirst + kSecond);
  ASSERT_EQ(got.articles.size(), 2U);
  EXPECT_EQ(got.articles[0].url, "https://a.example/1");
  EXPECT_EQ(got.articles[0].doc_id, "https://a.example/1");
  EXPECT_EQ(got.articles[0].text.substr(0, 31), "The army left the city of Lesk.");
  EXPECT_EQ(got.articles[1].url, "https://a.example/2");
  EXPECT_TRUE(got.rejects.empty());
}

TEST(Warc, OneMemberARecordIsReadAsOneStream) {
  EXPECT_EQ(read_bytes("a.warc.gz", gzipped(kOthers) + gzipped(kFirst) + gzipped(kSecond)).articles.size(),
            2U);
  EXPECT_EQ(read_bytes("a.warc.zst", zstd_packed(kFirst) + zstd_packed(kSecond)).articles.size(), 2U);
}

TEST(Warc, ACutIsARejectAfterTheGoodRecords) {
  const Got plain = read_bytes("a.warc", kFirst + kSecond.substr(0, kSecond.size() - 60));
  EXPECT_EQ(plain.articles.size(), 1U);
  ASSERT_EQ(plain.rejects.size(), 1U);
  EXPECT_EQ(plain.rejects[0].doc_id, "https://a.example/2");
  EXPECT_EQ(plain.rejects[0].reason, "record 2: cut off: 56 of its bytes are missing");
  const std::string packed = gzipped(kSecond);
  const Got gz = read_bytes("a.warc.gz", gzipped(kFirst) + packed.substr(0, packed.size() - 40));
  EXPECT_EQ(gz.articles.size(), 1U);
  ASSERT_EQ(gz.rejects.size(), 1U);
  EXPECT_NE(gz.rejects[0].reason.find("gzip data cut off"), std::string::npos) << gz.rejects[0].reason;
  EXPECT_EQ(read_bytes("a.warc", kFirst + "WARC/1.0\r\nWARC-Type: resp").rejects.at(0).reason,
            "record 2: cut off in its headers");
}

TEST(Warc, GoesOnBehindWhatIsNoRecord) {
  const Got got = read_bytes("a.warc", kFirst + "garbage\nmore of it\n" + kSecond);
  EXPECT_EQ(got.articles.size(), 2U);
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].reason, "record 2: bytes that begin no record, passed over");
}

TEST(Warc, APageOverTheLimitIsARejectAndPassedOver) {
  const std::string large =
      record("response", "https://a.example/big", response(page(std::string(300'000, 'x'))));
  const Got got = read_bytes("a.warc", large + kFirst, {.max_article = 1000, .max_document = 100'000});
  EXPECT_EQ(got.articles.size(), 1U);
  ASSERT_EQ(got.rejects.size(), 1U);
  EXPECT_EQ(got.rejects[0].reason, "record 1: over 100000 bytes: too large for one page");
}

TEST(Warc, WithoutPagesIsAReject) {
  EXPECT_EQ(only_reason(read_bytes("a.warc", kOthers)),
            "an archive without a page: no response of HTML with status 200");
}

TEST(Warc, TakesTheEncodingFromTheHeader) {
  const std::string cyrillic =
      "\xcf\xf0\xe5\xe7\xe8\xe4\xe5\xed\xf2 \xef\xf0\xe8\xe1\xfb\xeb \xe2 \xcc\xe0\xe9\xeb.";
  const Got got = read_bytes(
      "a.warc", record("response", "https://a.example/",
                       response(page(cyrillic), "Content-Type: text/html; charset=windows-1251\r\n")));
  ASSERT_EQ(got.articles.size(), 1U);
  EXPECT_TRUE(got.articles[0].text.starts_with("Президент прибыл в Майл.")) << got.articles[0].text;
}

TEST(Http, JoinsChunksAndUnpacks) {
  const Result<HttpResponse> chunked = parse_http_response(
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\nwords\r\n2\r\n !\r\n0\r\n\r\n", 100);
  ASSERT_TRUE(chunked);
  EXPECT_EQ(chunked->body, "words !");
  const Result<HttpResponse> joined =
      parse_http_response("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>words", 100);
  EXPECT_EQ(joined->body, "<p>words");
  const std::string head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n";
  EXPECT_EQ(parse_http_response(head + gzipped("words"), 100)->body, "words");
  EXPECT_EQ(parse_http_response(head + gzipped(std::string(200, 'x')), 100).error().code,
            ErrorCode::kTooLarge);
  EXPECT_EQ(parse_http_response("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx", 100).error().code,
            ErrorCode::kUnsupported);
  EXPECT_FALSE(parse_http_response("GET / HTTP/1.1", 100));
}

TEST(Http, FindsHeaders) {
  EXPECT_EQ(header_value("A: 1\r\nb-c:  two\r\n  words \r\nB-C: no\r\n", "B-C"), "two words");
  EXPECT_EQ(header_value("A: 1", "B"), "");
}

}  // namespace
}  // namespace dragoman
