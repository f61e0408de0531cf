// Fills a store with articles and events of its own making, for `./dev bench store`: seeded, the same each
// time.
//   store_fill FILE ARTICLES

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <random>

#include "base/calendar.h"
#include "base/hash.h"
#include "store/writer.h"

namespace dragoman {
namespace {

constexpr int kEvents = 5;   // an article
constexpr int kWords = 400;  // a text
constexpr std::size_t kVocabulary = 40'000;
constexpr std::size_t kPeople = 20'000;
constexpr std::int32_t kFirstDay = 18'000;  // 2019-04-14
constexpr std::int32_t kDays = 1'800;

class Maker {
 public:
  /// Article `number` of `all`: in the order of their days, as news comes.
  Entry entry(std::uint64_t number, std::uint64_t all) {
    random_.seed(number);
    Article article;
    article.doc_id = fmt::format("https://news.example/{:03}/{:08x}", number % 400,
                                 xxh3(std::to_string(number)) & 0xffffffff);
    article.date = from_days(kFirstDay + static_cast<std::int32_t>(number * kDays / all));
    article.source = fmt::format("Example News {}", number % 400);
    article.published = iso(*article.date) + "T08:00:00Z";
    article.title = text(8);
    article.text = text(kWords);
    article.language = "en";
    std::vector<Event> events;
    for (int i = 0; i < kEvents; ++i) events.push_back(event(article, i));
    return make_entry(std::move(article), std::move(events), "dragoman bench");
  }

 private:
  /// As words and states are in the news: few are everywhere, most are rare.
  std::size_t zipf(std::size_t size) {
    const double u = std::uniform_real_distribution<double>(0, 1)(random_);
    return static_cast<std::size_t>(std::pow(static_cast<double>(size), u)) - 1;
  }

  std::string text(int words) {
    std::string out;
    for (int i = 0; i < words; ++i) {
      const std::size_t word = zipf(kVocabulary);
      out += (i == 0        ? ""
              : i % 60 == 0 ? "\n\n"
              : i % 20 == 0 ? ". "
                            : " ") +
             fmt::format("w{:x}", word * 2654435761U % 0xfffff);
    }
    return out;
  }

  ActorRef actor() {
    const std::size_t country = zipf(190);
    ActorRef out;
    out.code = {static_cast<char>('A' + country % 26), static_cast<char>('A' + country / 26), 'X'};
    out.sector = random_() % 3 == 0 ? "MIL" : "GOV";
    out.cameo = out.code + out.sector;
    if (random_() % 2 == 0) {
      const std::size_t person = zipf(kPeople);
      out.id = fmt::format("person:{}", person);
      out.name = fmt::format("Person Number{}", person);
      out.role = "minister";
    } else {
      out.id = "country:" + out.code;
      out.name = "Land of " + out.code;
    }
    const auto at = static_cast<std::uint32_t>(random_() % 2000);
    out.words = {out.name, {at, at + 12}};
    return out;
  }

  Event event(const Article& article, int number) {
    Event out;
    out.doc_id = article.doc_id;
    out.type = static_cast<EventType>(zipf(16));
    out.status = random_() % 5 == 0 ? Status::kFuture : Status::kActual;
    out.quad = static_cast<std::uint8_t>(1 + static_cast<int>(out.type) / 4);
    out.goldstein = static_cast<double>(static_cast<int>(random_() % 200) - 100) / 10;
    out.cameo = fmt::format("{:02}0", 1 + static_cast<int>(out.type));
    out.confidence = static_cast<double>(random_() % 1000) / 1000;
    const auto start = static_cast<std::uint32_t>(100 + number * 300);
    out.trigger = {"met", {start, start + 3}};
    out.sentence = {start - 50, start + 100};
    out.mention_id = out.event_id =
        hex_digest(fmt::format("{} {} {}", article.doc_id, start, name(out.type)), 16);
    out.source.push_back(actor());
    if (random_() % 4 != 0) out.target.push_back(actor());
    const Date day = add_days(*article.date,
                              out.status == Status::kFuture ? 3 : -static_cast<std::int32_t>(random_() % 2));
    out.date = EventDate{day, day, {"Monday", {start + 10, start + 16}}, "day", ""};
    if (random_() % 2 == 0) {
      const std::size_t place = zipf(5000);
      out.place = EventPlace{{fmt::format("Town{}", place), {start + 20, start + 26}},
                             fmt::format("Town{}", place),
                             out.source[0].code,
                             "",
                             static_cast<double>(place % 120) - 60,
                             static_cast<double>(place % 300) - 150,
                             static_cast<std::uint32_t>(place),
                             "city",
                             ""};
    }
    if (random_() % 2 == 0)
      out.attribution.push_back(
          {{fmt::format("Agency {}", zipf(500)), {start - 20, start - 10}}, "said", "", "JRN"});
    out.rule = "reader/base";
    out.coder =
        "dragoman 0.1.0; model en_core_web_sm 3.8.0@0123456789abcdef; reader base 0123456789abcdef; lexicon "
        "0123456789abcdef";
    return out;
  }

  std::mt19937_64 random_;
};

Result<void> fill(const std::string& file, std::uint64_t articles) {
  auto writer = StoreWriter::open(file);
  if (!writer) return tl::unexpected(writer.error());
  Maker maker;
  double seconds = 0;  // in the store alone
  for (std::uint64_t i = 0; i < articles; ++i) {
    Entry entry = maker.entry(i, articles);
    const auto start = std::chrono::steady_clock::now();
    if (const Result<Put> put = (*writer)->put(std::move(entry)); !put) return tl::unexpected(put.error());
    if (i % 1024 == 1023) {
      if (const Result<void> done = (*writer)->commit(); !done) return done;
    }
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (i % 20'000 == 19'999)
      fmt::print(stderr, "{} articles, {:.0f} microseconds an article\n", i + 1,
                 seconds * 1e6 / static_cast<double>(i + 1));
  }
  return (*writer)->commit();
}

}  // namespace
}  // namespace dragoman

int main(int argc, char** argv) {
  if (argc != 3) {
    fmt::print(stderr, "usage: store_fill FILE ARTICLES\n");
    return 2;
  }
  const auto done = dragoman::fill(argv[1], std::strtoull(argv[2], nullptr, 10));
  if (!done) fmt::print(stderr, "{}\n", done.error().str());
  return done ? 0 : 1;
}
