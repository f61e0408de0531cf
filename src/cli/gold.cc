#include "cli/gold.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "base/tsv.h"
#include "base/utf8.h"

namespace dragoman::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const Decoded next = decode(text, at);
    out += next.cp;
    at += next.size;
  }
  return out;
}

/// The field, or null where there is none.
const Json& field(const Json& object, const char* name) {
  static const Json null;
  const auto found = object.find(name);
  return found == object.end() ? null : *found;
}

Code code_of(const Json& value) { return value.is_null() ? Code() : Code(value.get<std::string>()); }

void read_actors(const Json& actors, std::vector<Code>& codes, ScoredEvent& event) {
  if (actors.is_null()) return;
  for (const Json& actor : actors) {
    codes.push_back(code_of(actor.at("code")));
    event.sectors.emplace(codes.back(), code_of(field(actor, "sector")));
  }
}

/// Where the n-th `words` begins in the paragraph; -1 where there is none.
std::int64_t nth(const std::u32string& paragraph, const std::u32string& words, std::int64_t n) {
  std::int64_t at = -1;
  for (std::int64_t i = 0; i < n; ++i) {
    const std::size_t found = paragraph.find(words, static_cast<std::size_t>(at + 1));
    at = found == std::u32string::npos ? -1 : static_cast<std::int64_t>(found);
  }
  return at;
}

/// [first, last) of the occurrence of `words` that is nearest to the trigger, in a paragraph that begins at
/// `start`.
std::optional<std::pair<std::int64_t, std::int64_t>> nearest(const std::u32string& paragraph,
                                                             std::int64_t start, const std::u32string& words,
                                                             const ScoredEvent& event) {
  std::optional<std::pair<std::int64_t, std::int64_t>> best;
  std::int64_t least = 0;
  for (std::size_t at = paragraph.find(words); at != std::u32string::npos && !words.empty();
       at = paragraph.find(words, at + 1)) {
    const std::int64_t begin = start + static_cast<std::int64_t>(at);
    const std::int64_t end = begin + static_cast<std::int64_t>(words.size());
    const auto letter = [&paragraph](std::size_t i) {
      return i < paragraph.size() && is_alpha(paragraph[i]);
    };
    if ((at > 0 && letter(at - 1) && is_alpha(words.front())) ||
        (letter(at + words.size()) && is_alpha(words.back())))
      continue;  // "he" is no part of "the"
    const std::int64_t gap = std::max<std::int64_t>({0, event.start - end, begin - event.end});
    if (best && gap >= least) continue;
    best = std::pair(begin, end);
    least = gap;
  }
  return best;
}

void find_spans(const Json& actors, const std::vector<std::u32string>& paragraphs,
                const std::vector<std::int64_t>& starts, const ScoredEvent& event,
                std::set<std::pair<std::int64_t, std::int64_t>>& spans) {
  for (const Json& actor : actors) {
    const std::size_t p = actor.value("p", event.paragraph);
    const auto span = nearest(paragraphs.at(p), starts.at(p), code_points(actor.value("text", "")), event);
    if (span) spans.insert(*span);
  }
}

ScoredEvent gold_event(const Json& record, const std::vector<std::u32string>& paragraphs,
                       const std::vector<std::int64_t>& starts) {
  ScoredEvent event;
  event.text = record.at("trigger").get<std::string>();
  event.paragraph = record.at("p").get<std::size_t>();
  const std::u32string trigger = code_points(event.text);
  const std::int64_t occurrence = record.value("n", std::int64_t{1});
  event.start = starts.at(event.paragraph) + nth(paragraphs.at(event.paragraph), trigger, occurrence);
  event.end = event.start + static_cast<std::int64_t>(trigger.size());
  event.type = record.at("type").get<std::string>();
  event.mode = code_of(field(record, "mode"));
  event.status = code_of(record.at("status"));
  read_actors(record.at("source"), event.source, event);
  read_actors(record.at("target"), event.target, event);
  find_spans(record.at("source"), paragraphs, starts, event, event.source_spans);
  find_spans(record.at("target"), paragraphs, starts, event, event.target_spans);
  if (const Json& date = field(record, "date"); date.is_array()) {
    for (const Json& day : date) event.date.push_back(code_of(day));
  }
  if (const Json& place = field(record, "place"); place.is_object())
    event.place = code_of(field(place, "country"));
  if (const Json& voices = field(record, "attr"); voices.is_array()) {
    event.voices = voices.get<std::vector<std::string>>();
    for (const std::string& voice : event.voices) {
      const auto span =
          nearest(paragraphs.at(event.paragraph), starts.at(event.paragraph), code_points(voice), event);
      if (span) event.voice_spans.push_back(*span);
    }
  }
  return event;
}

GoldArticle gold_article(const Json& record) {
  GoldArticle gold;
  gold.article.doc_id = record.at("id").get<std::string>();
  if (const Json& date = field(record, "date"); date.is_string()) {
    gold.article.date = parse_iso_date(date.get<std::string>());
  }
  std::vector<std::u32string> paragraphs;
  std::int64_t at = 0;
  for (const Json& paragraph : record.at("paragraphs")) {
    const auto& text = paragraph.get_ref<const std::string&>();
    gold.article.text += (gold.starts.empty() ? "" : "\n\n") + text;
    gold.starts.push_back(at);
    paragraphs.push_back(code_points(text));
    at += static_cast<std::int64_t>(paragraphs.back().size()) + 2;
  }
  for (const Json& event : record.at("events"))
    gold.events.push_back(gold_event(event, paragraphs, gold.starts));
  return gold;
}

/// `make` of the parsed text; what the JSON library throws becomes an Error.
template <class T, class Make>
Result<T> from_json(std::string_view text, const std::string& file, std::uint32_t line, Make make) {
  try {
    return make(Json::parse(text));
  } catch (const Json::exception& error) {
    return fail(ErrorCode::kFormat, error.what(), file, line);
  } catch (const std::out_of_range&) {
    return fail(ErrorCode::kFormat, "an event's \"p\" is no paragraph", file, line);
  }
}

Result<std::vector<std::string>> gold_files(const std::vector<std::string>& paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    std::vector<std::string> found;
    for (const fs::directory_entry& entry : fs::directory_iterator(path, error)) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".json") && !name.starts_with('.')) found.push_back(entry.path().string());
    }
    if (error) return fail(ErrorCode::kIo, error.message(), path);
    std::sort(found.begin(), found.end());
    files.insert(files.end(), found.begin(), found.end());
  }
  return files;
}

void read_spans(const Json& actors, std::set<std::pair<std::int64_t, std::int64_t>>& spans) {
  if (actors.is_null()) return;
  for (const Json& actor : actors) {
    if (actor.contains("start") && actor.contains("end"))
      spans.emplace(actor["start"].get<std::int64_t>(), actor["end"].get<std::int64_t>());
  }
}

ScoredEvent event_of(const Json& record, const GoldArticle& gold) {
  ScoredEvent event;
  const Json& trigger = record.at("trigger");
  event.start = trigger.at("start").get<std::int64_t>();
  event.end = trigger.at("end").get<std::int64_t>();
  event.text = trigger.value("text", "");
  for (std::size_t i = 0; i < gold.starts.size(); ++i) {
    if (gold.starts[i] <= event.start) event.paragraph = i;
  }
  event.type = record.at("type").get<std::string>();
  event.mode = code_of(field(record, "mode"));
  event.status = code_of(field(record, "status"));
  read_actors(field(record, "source"), event.source, event);
  read_actors(field(record, "target"), event.target, event);
  read_spans(field(record, "source"), event.source_spans);
  read_spans(field(record, "target"), event.target_spans);
  if (const Json& date = field(record, "date");
      date.is_object() && !code_of(field(date, "start")).value_or("").empty()) {
    event.date = {code_of(date.at("start")), code_of(date.at("end"))};
  }
  if (const Json& place = field(record, "place"); place.is_object())
    event.place = code_of(field(place, "country"));
  if (const Json& voices = field(record, "attribution"); voices.is_array()) {
    for (const Json& voice : voices) event.voices.push_back(voice.at("text").get<std::string>());
  }
  return event;
}

}  // namespace

Result<std::vector<GoldArticle>> load_gold(const std::vector<std::string>& paths) {
  const Result<std::vector<std::string>> files = gold_files(paths);
  if (!files) return tl::unexpected(files.error());
  std::vector<GoldArticle> all;
  std::map<std::string, std::size_t> by_id;
  for (const std::string& file : *files) {
    const Result<std::string> text = read_file(file);
    if (!text) return tl::unexpected(text.error());
    Result<GoldArticle> gold = from_json<GoldArticle>(*text, file, 0, gold_article);
    if (!gold) return tl::unexpected(gold.error());
    const auto [known, is_new] = by_id.emplace(gold->article.doc_id, all.size());
    if (is_new) {
      all.push_back(std::move(*gold));
    } else {
      all[known->second] = std::move(*gold);
    }
  }
  return all;
}

Result<std::optional<std::pair<std::string, ScoredEvent>>> read_event(
    std::string_view line, const std::map<std::string, const GoldArticle*>& gold) {
  using Read = std::optional<std::pair<std::string, ScoredEvent>>;
  return from_json<Read>(line, "", 0, [&](const Json& record) -> Read {
    auto doc_id = record.at("doc_id").get<std::string>();
    const auto found = gold.find(doc_id);
    if (found == gold.end()) return std::nullopt;
    return std::pair(std::move(doc_id), event_of(record, *found->second));
  });
}

Result<Predictions> load_predictions(const std::string& file, const std::vector<GoldArticle>& gold) {
  const Result<std::string> text = read_file(file);
  if (!text) return tl::unexpected(text.error());
  std::map<std::string, const GoldArticle*> by_id;
  for (const GoldArticle& article : gold) by_id.emplace(article.article.doc_id, &article);
  Predictions out;
  std::uint32_t number = 0;
  for (std::string_view rest = *text; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    ++number;
    if (trim(line).empty()) continue;
    auto event = read_event(line, by_id);
    if (!event) return fail(ErrorCode::kFormat, event.error().message, file, number);
    if (*event) out[(*event)->first].push_back(std::move((*event)->second));
  }
  return out;
}

std::vector<GivenAct> given_acts(const GoldArticle& gold) {
  const auto span = [](const std::pair<std::int64_t, std::int64_t>& words) {
    return CharSpan{static_cast<std::uint32_t>(words.first), static_cast<std::uint32_t>(words.second)};
  };
  std::vector<GivenAct> acts;
  for (const ScoredEvent& event : gold.events) {
    const auto type = event_type(event.type);
    if (!type) continue;
    GivenAct act{.trigger = span({event.start, event.end}), .type = *type, .mode = event.mode.value_or("")};
    act.status = status(event.status.value_or("")).value_or(Status::kActual);
    for (const auto& words : event.source_spans) act.source.push_back(span(words));
    for (const auto& words : event.target_spans) act.target.push_back(span(words));
    for (const auto& words : event.voice_spans) act.voices.push_back(span(words));
    acts.push_back(std::move(act));
  }
  return acts;
}

}  // namespace dragoman::cli
