#include "read/ninjs.h"

#include <utility>

#include "read/agency.h"
#include "read/ascii.h"
#include "read/html.h"
#include "read/json_document.h"
#include "read/language.h"
#include "read/limits.h"
#include "read/moment.h"

namespace dragoman {
namespace {

namespace dom = simdjson::dom;

/// The first of several fields that says something.
std::string first_text(dom::element item, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string text = json_text(item, name);
    if (!text.empty()) return text;
  }
  return {};
}

/// `name` of the first object in a list that has it.
std::string first_in_list(dom::element item, std::string_view list, std::string_view name) {
  for (const dom::element element : json_list(item, list)) {
    std::string text = json_text(element, name);
    if (!text.empty()) return text;
  }
  return {};
}

/// ninjs 2: bodies of several kinds, the plain one first.
std::string body_of(dom::element item) {
  std::string plain;
  std::string marked_up;
  for (const dom::element body : json_list(item, "bodies")) {
    const std::string kind = json_text(body, "contenttype");
    std::string& out = kind.find("html") != std::string::npos ? marked_up : plain;
    if (out.empty()) out = json_text(body, "value");
  }
  return marked_up.empty() ? plain : html_to_text(marked_up);
}

std::string text_of_item(dom::element item) {
  std::string text = html_to_text(first_text(item, {"body_html", "body_xhtml", "body_html5"}));
  if (text.empty()) text = body_of(item);
  return text.empty() ? json_text(item, "body_text") : text;
}

void set_credits(Article& article, dom::element item) {
  const std::string origin = first_in_list(item, "infosources", "name");
  article.source = first_text(item, {"provider", "copyrightholder"});
  if (article.source.empty()) article.source = origin;
  for (const std::string& credit :
       {origin, json_text(item, "creditline"), article.source, json_text(item, "byline")}) {
    if (article.agency.empty()) article.agency = agency_in_credit(credit);
  }
}

}  // namespace

std::vector<Record> parse_ninjs(std::string_view bytes, const DocumentContext& context) {
  const JsonDocument document(bytes);
  Record record;
  record.reject = document.fault();
  if (record.reject.empty()) {
    const dom::element item = document.root();
    Article& article = record.article;
    record.repaired = document.repaired();
    article.doc_id = json_text(item, "uri");
    article.url = first_in_list(item, "links", "href");
    article.title = first_text(item, {"headline", "title"});
    if (article.title.empty()) article.title = first_in_list(item, "headlines", "value");
    article.author = json_text(item, "byline");
    article.language = language_code(json_text(item, "language"));
    const std::string status = ascii_lower(json_text(item, "pubstatus"));
    article.retracted = status == "canceled" || status == "cancelled" || status == "withheld";
    const std::string date = first_text(item, {"firstcreated", "versioncreated", "contentcreated"});
    if (!date.empty()) record.note = set_published(article, date, context.today);
    set_credits(article, item);
    article.text = text_of_item(item);
    if (!article.retracted) record.reject = text_fault(article.text, "the item has no text");
  }
  std::vector<Record> out;
  out.push_back(std::move(record));
  return out;
}

}  // namespace dragoman
