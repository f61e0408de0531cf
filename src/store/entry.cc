#include "store/entry.h"

#include <cld2/public/compact_lang_det.h>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/words.h"
#include "store/record.h"

namespace dragoman {
namespace {

constexpr std::string_view kEnglish = "en";

}  // namespace

std::int64_t content_hash(const Article& article) {
  std::string all = article.text;
  const std::string day = article.date ? iso(*article.date) : std::string();
  for (const std::string* part :
       {&article.title, &day, &article.published, &article.source, &article.agency, &article.author})
    all.append(1, '\0').append(*part);
  return static_cast<std::int64_t>(xxh3(all));
}

Entry make_entry(Article article, std::vector<Event> events, std::string coder) {
  Entry entry;
  entry.hash = content_hash(article);
  entry.words = count_words(article.text);
  entry.length = count_code_points(article.text);
  entry.coder = std::move(coder);
  if (!article.text.empty()) {  // rows of other data sets have no text that could be another's
    entry.signature = signature_of(article.text);
    entry.bands = band_keys(entry.signature);
  }
  for (const Event& event : events) {
    entry.facts.push_back(facts_of(event, article));
    entry.blocks.push_back(block_keys(entry.facts.back()));
  }
  entry.packed_text = compress_text(article.text);
  entry.packed_events = pack_events(events);
  entry.article = std::move(article);
  entry.events = std::move(events);
  return entry;
}

Entry make_import(Article article, Event event, std::string dataset) {
  article.text.clear();
  Entry entry = make_entry(std::move(article), {std::move(event)}, dataset);
  entry.dataset = std::move(dataset);
  entry.blocks.assign(entry.events.size(), {});
  return entry;
}

std::string language_of(const Article& article) {
  bool reliable = false;
  const CLD2::Language language =
      CLD2::DetectLanguage(article.text.data(), static_cast<int>(article.text.size()), true, &reliable);
  if (reliable && language != CLD2::UNKNOWN_LANGUAGE) return CLD2::LanguageCode(language);
  const std::string told = article.language.substr(0, article.language.find('-'));
  return told.empty() ? std::string(kEnglish) : told;
}

bool is_codable(std::string_view language) { return language == kEnglish; }

}  // namespace dragoman
