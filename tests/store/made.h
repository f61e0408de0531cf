#pragma once
// Articles and events of the tests' own making, and what a store holds as one text.

#include <unistd.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "base/hash.h"
#include "dragoman/coder.h"
#include "store/reader.h"
#include "store/writer.h"

namespace dragoman::made {

/// A file of its own for each test, gone when it ends.
class StoreFile {
 public:
  StoreFile() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("dragoman_store_" + std::to_string(::getpid()) + "_" + std::to_string(count++) + ".db");
    remove();
  }
  ~StoreFile() { remove(); }
  StoreFile(const StoreFile&) = delete;
  StoreFile& operator=(const StoreFile&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  void remove() const {
    for (const char* tail : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_.string() + tail);
  }
  std::filesystem::path path_;
};

inline Article article(const std::string& doc_id, const std::string& day, const std::string& text) {
  Article out;
  out.doc_id = doc_id;
  out.date = parse_iso_date(day);
  out.title = "Title of " + doc_id;
  out.source = "Example News";
  out.text = text;
  out.language = "en";
  return out;
}

inline ActorRef actor(const std::string& code, const std::string& name, CharSpan at) {
  ActorRef out;
  out.words = {name, at};
  out.id = "country:" + code;
  out.name = name;
  out.code = code;
  out.sector = "GOV";
  out.cameo = code + "GOV";
  return out;
}

/// "France visited Germany in Berlin on Monday", more or less: an event at `start` of its article.
inline Event event(const Article& article, EventType type, const ActorRef& source, const ActorRef& target,
                   const std::string& day, std::uint32_t start = 10) {
  Event out;
  out.doc_id = article.doc_id;
  out.type = type;
  out.quad = 1;
  out.cameo = "040";
  out.goldstein = 1.9;
  out.confidence = 0.8;
  out.trigger = {"met", {start, start + 3}};
  out.sentence = {0, start + 20};
  out.mention_id = out.event_id =
      hex_digest(article.doc_id + std::to_string(start) + std::string(name(type)), 16);
  out.source = {source};
  out.target = {target};
  if (const auto told = parse_iso_date(day))
    out.date = EventDate{*told, *told, {"Monday", {start + 4, start + 10}}, "day", ""};
  out.rule = "reader/base";
  out.coder = "dragoman test";
  return out;
}

inline Entry entry(Article article, std::vector<Event> events) {
  return make_entry(std::move(article), std::move(events), "dragoman test");
}

/// A report of one meeting of two states.
inline Entry meeting(const std::string& doc_id, const std::string& day, const std::string& a = "FRA",
                     const std::string& b = "DEU") {
  Article report = article(
      doc_id, day,
      "The minister of " + a + " met the minister of " + b + " in report " + doc_id + " on " + day + ".");
  Event met =
      event(report, EventType::kConsult, actor(a, "Land " + a, {0, 3}), actor(b, "Land " + b, {20, 23}), day);
  return entry(std::move(report), {std::move(met)});
}

/// Everything that an export would say, in its order.
inline std::string dump(const std::filesystem::path& file) {
  auto reader = StoreReader::open(file);
  if (!reader) return reader.error().str();
  std::string out;
  const auto done = (*reader)->each({}, [&](EventRow&& row) {
    out += "event " + row.event_id + " story " + row.story_id + "\n";
    for (const MentionRow& mention : row.mentions)
      out += "  " + to_json(mention.event) + " " + mention.article.title + "\n";
    return true;
  });
  if (!done) return done.error().str();
  const auto dyads = (*reader)->dyads({}, true, 1000);
  for (const DyadRow& row : *dyads)
    out += row.source + " " + row.target + " " + std::to_string(row.period) + " " +
           std::to_string(row.events) + "\n";
  return out;
}

inline std::string faults(const std::filesystem::path& file) {
  auto reader = StoreReader::open(file);
  if (!reader) return reader.error().str();
  const auto found = (*reader)->check();
  if (!found) return found.error().str();
  std::string out;
  for (const std::string& fault : *found) out += fault + "\n";
  return out;
}

}  // namespace dragoman::made
