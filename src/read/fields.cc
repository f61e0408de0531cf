#include "read/fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/calendar.h"
#include "read/language.h"
#include "read/limits.h"
#include "read/moment.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, kArticleFields> kNames = {
    "doc_id", "date",   "title",     "source",   "url",      "text",
    "agency", "author", "published", "language", "retracted"};

std::string fault(std::string_view field, std::string_view what, std::string_view value) {
  return "\"" + std::string(field) + "\" is " + std::string(what) + ": \"" + beginning(value) + "\"";
}

std::string set_date(Article& article, std::string_view text) {
  const std::optional<Date> date = parse_iso_date(text);
  if (!date) return fault("date", "no day of the calendar", text);
  article.date = date;
  return {};
}

std::string set_moment(Article& article, std::string_view text) {
  const std::optional<Moment> moment = parse_moment(text);
  if (!moment || moment->utc.empty()) return fault("published", "no moment of RFC 3339", text);
  article.published = moment->utc;
  if (!article.date) article.date = moment->day;
  return {};
}

std::string set_retracted(Article& article, std::string_view text) {
  article.retracted = text == "true" || text == "1";
  const bool known = article.retracted || text == "false" || text == "0";
  return known ? std::string() : fault("retracted", "neither true nor false", text);
}

}  // namespace

std::span<const std::string_view> field_names() { return kNames; }

std::optional<ArticleField> field_named(std::string_view name) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<ArticleField>(found - kNames.begin());
}

std::string set_field(Article& article, ArticleField field, std::string&& text, std::size_t max_article) {
  if (text.empty()) return {};
  switch (field) {
    case ArticleField::kDocId:
      article.doc_id = std::move(text);
      return {};
    case ArticleField::kDate:
      return set_date(article, text);
    case ArticleField::kTitle:
      article.title = std::move(text);
      return {};
    case ArticleField::kSource:
      article.source = std::move(text);
      return {};
    case ArticleField::kUrl:
      article.url = std::move(text);
      return {};
    case ArticleField::kText:
      if (text.size() > max_article) return over_limit_reason(max_article);
      article.text = std::move(text);
      return {};
    case ArticleField::kAgency:
      article.agency = std::move(text);
      return {};
    case ArticleField::kAuthor:
      article.author = std::move(text);
      return {};
    case ArticleField::kPublished:
      return set_moment(article, text);
    case ArticleField::kLanguage:
      article.language = language_code(text);
      return {};
    case ArticleField::kRetracted:
      return set_retracted(article, text);
  }
  return {};
}

}  // namespace dragoman
