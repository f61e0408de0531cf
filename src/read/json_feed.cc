#include "read/json_feed.h"

#include "read/agency.h"
#include "read/doc_id.h"
#include "read/html.h"
#include "read/json_document.h"
#include "read/language.h"
#include "read/limits.h"
#include "read/moment.h"

namespace dragoman {
namespace {

namespace dom = simdjson::dom;

/// The names of 1.1's authors, else of 1.0's author.
std::string authors_of(dom::element object) {
  std::string out;
  for (const std::string_view field : {"authors", "author"}) {
    for (const dom::element author : json_list(object, field)) {
      const std::string name = json_text(author, "name");
      if (!name.empty()) out += (out.empty() ? "" : ", ") + name;
    }
    if (!out.empty()) break;
  }
  return out;
}

std::string item_text(dom::element item) {
  std::string text = html_to_text(json_text(item, "content_html"));
  if (text.empty()) text = json_text(item, "content_text");
  return text.empty() ? json_text(item, "summary") : text;
}

Record feed_item(dom::element item, dom::element feed, const DocumentContext& context) {
  Record record;
  Article& article = record.article;
  article.doc_id = canonical_url(json_text(item, "id"));
  article.url = json_text(item, "url");
  if (article.url.empty()) article.url = json_text(item, "external_url");
  article.title = json_text(item, "title");
  article.source = json_text(feed, "title");
  article.author = authors_of(item);
  if (article.author.empty()) article.author = authors_of(feed);
  article.language = language_code(json_text(item, "language"));
  if (article.language.empty()) article.language = language_code(json_text(feed, "language"));
  article.agency = agency_in_credit(article.author);
  const std::string date = json_text(item, "date_published");
  if (!date.empty()) record.note = set_published(article, date, context.today);
  article.text = item_text(item);
  record.reject = text_fault(article.text, "the item has no text");
  return record;
}

}  // namespace

std::vector<Record> parse_json_feed(std::string_view bytes, const DocumentContext& context) {
  const JsonDocument document(bytes);
  std::vector<Record> out;
  if (!document.fault().empty()) {
    out.push_back(rejected(document.fault()));
    return out;
  }
  for (const dom::element item : json_list(document.root(), "items")) {
    out.push_back(feed_item(item, document.root(), context));
    out.back().repaired = document.repaired();
  }
  if (out.empty()) out.push_back(rejected("a feed without items"));
  return out;
}

}  // namespace dragoman
