#include "exchange/article_json.h"

#include <nlohmann/json.hpp>

#include "base/calendar.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

}  // namespace

std::string article_json(const Article& article) {
  Json about;
  about["doc_id"] = article.doc_id;
  about["publisher"] = or_null(article.source);
  about["agency"] = or_null(article.agency);
  about["author"] = or_null(article.author);
  about["url"] = or_null(article.url);
  about["title"] = or_null(article.title);
  about["published"] = !article.published.empty() ? Json(article.published)
                       : article.date             ? Json(iso(*article.date))
                                                  : Json();
  about["language"] = or_null(article.language);
  return about.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dragoman
