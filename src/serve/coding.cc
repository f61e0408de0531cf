// Coding what is sent, and saying why sentences are silent.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "base/utf8.h"
#include "base/words.h"
#include "event/article_coder.h"
#include "event/silence.h"
#include "exchange/article_json.h"
#include "serve/answers.h"
#include "serve/body.h"
#include "serve/record_json.h"
#include "store/entry.h"

namespace dragoman::serve {
namespace {

/// A place in the coding gate, held while coding.
class Turn {
 public:
  explicit Turn(Gate& gate) : gate_(gate), inside_(gate.enter()) {}
  ~Turn() {
    if (inside_) gate_.leave();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;
  bool inside() const { return inside_; }

 private:
  Gate& gate_;
  bool inside_;
};

tl::unexpected<Problem> busy() {
  return tl::unexpected<Problem>(Problem{
      503, "as much is being coded as this server may; ask again in a moment", {{"Retry-After", "2"}}});
}

std::string silence_json(const std::vector<SilentSentence>& sentences) {
  std::vector<std::string> parts;
  parts.reserve(sentences.size());
  for (const SilentSentence& sentence : sentences) {
    JsonObject out;
    out.number("start", sentence.at.start)
        .number("end", sentence.at.end)
        .raw("why", json_strings(sentence.why));
    parts.push_back(std::move(out).end());
  }
  return json_list(parts);
}

/// The article that a body tells; 422 names the member that is wrong.
tl::expected<Article, Problem> read_article(const std::string& body) {
  const auto object = read_object(body, {"text", "date", "title", "source", "url", "doc_id"});
  if (!object) return tl::unexpected(object.error());
  Article article;
  const std::array<std::pair<const char*, std::string*>, 5> texts = {{{"text", &article.text},
                                                                      {"title", &article.title},
                                                                      {"source", &article.source},
                                                                      {"url", &article.url},
                                                                      {"doc_id", &article.doc_id}}};
  for (const auto& [name, member] : texts) {
    auto text = text_of(*object, name);
    if (!text) return tl::unexpected(text.error());
    *member = *std::move(text);
  }
  if (article.text.find_first_not_of(" \t\r\n") == std::string::npos)
    return refuse(422, "text: is missing: the report to be coded");
  const auto date = text_of(*object, "date");
  if (!date) return tl::unexpected(date.error());
  article.date = parse_iso_date(*date);
  if (!date->empty() && !article.date) return refuse(422, "date: takes a day of the calendar, YYYY-MM-DD");
  if (article.doc_id.empty()) article.doc_id = article.url.empty() ? "text" : article.url;
  return article;
}

}  // namespace

Reply code(const Asked& asked) {
  auto article = read_article(asked.body);
  if (!article) return tl::unexpected(article.error());
  article->language = language_of(*article);
  if (!is_codable(article->language))
    return refuse(422,
                  fmt::format("text: its language is '{}', and there is no language package to code it with",
                              article->language));
  const Turn turn(asked.backend.coding_gate());
  if (!turn.inside()) return busy();
  const auto start = Clock::now();
  const ArticleCoder& coder = *asked.backend.coder();
  const Reading reading = coder.read(*article);
  const std::vector<Event> events = coder.rows(reading, *article);
  CodingCounts& counts = asked.backend.coding();
  counts.articles += 1;
  counts.words += count_words(article->text);
  counts.events += events.size();
  counts.microseconds += static_cast<std::uint64_t>(
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start).count());
  JsonObject out;
  out.raw("article", article_json(*article)).raw("events", records_json(events));
  return Answer{std::move(out.raw("silent", silence_json(silent_sentences(reading, events)))).end()};
}

Reply silent(const Asked& asked) {
  std::optional<StoredArticle> stored;
  {
    const auto store = asked.backend.stores().take(asked.deadline);
    if (!store) return tl::unexpected(store.error());
    auto versions = (*store)->article(asked.parameters.id());
    if (!versions) return refuse(versions.error());
    if (versions->empty())
      return refuse(404, fmt::format("no article {} in the store", asked.parameters.id()));
    stored = std::move(versions->front());
  }
  if (!stored->text)
    return refuse(404, "the text of this article was not kept (`dragoman ingest --no-text`)");
  if (stored->text->size() > asked.backend.options().max_body)
    return refuse(413, "the article is longer than what this server codes (--max-body)");
  const Turn turn(asked.backend.coding_gate());
  if (!turn.inside()) return busy();
  Article article = stored->article;
  article.text = *stored->text;
  const ArticleCoder& coder = *asked.backend.coder();
  const Reading reading = coder.read(article);
  JsonObject out;
  const std::vector<Event> events = coder.rows(reading, article);
  return Answer{std::move(out.raw("sentences", silence_json(silent_sentences(reading, events)))).end()};
}

}  // namespace dragoman::serve
