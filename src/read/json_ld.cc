#include "read/json_ld.h"

#include <array>
#include <vector>

#include "base/tsv.h"
#include "read/json_document.h"

namespace dragoman {
namespace {

namespace dom = simdjson::dom;

bool is_report(dom::element object) {
  for (const dom::element type : json_list(object, "@type")) {
    std::string_view name;
    if (type.get(name) != simdjson::SUCCESS) continue;
    if (name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report") return true;
  }
  return false;
}

/// Objects of the document that could be a report, those that "@graph" holds included.
std::vector<dom::element> objects_of(dom::element root) {
  constexpr std::size_t kMost = 200;
  std::vector<dom::element> todo = {root};
  std::vector<dom::element> out;
  for (std::size_t i = 0; i < todo.size() && out.size() < kMost; ++i) {
    const dom::element element = todo[i];
    if (dom::array array; element.get(array) == simdjson::SUCCESS) {
      for (const dom::element inner : array) todo.push_back(inner);
    } else if (element.is_object()) {
      out.push_back(element);
      for (const std::string_view field : {"@graph", "mainEntity"}) {
        for (const dom::element inner : json_list(element, field)) todo.push_back(inner);
      }
    }
  }
  return out;
}

/// Names of persons or organisations, given as such or as objects.
std::string names_in(dom::element object, std::string_view field) {
  std::string out;
  for (const dom::element element : json_list(object, field)) {
    std::string_view plain;
    std::string name = json_text(element, "name");
    if (element.get(plain) == simdjson::SUCCESS && plain.find("://") == std::string_view::npos) name = plain;
    if (!name.empty()) out += (out.empty() ? "" : ", ") + std::string(trim(name));
  }
  return out;
}

void fill(std::string& field, std::string value) {
  if (field.empty()) field = std::move(value);
}

std::string page_of(dom::element object) {
  std::string url = json_text(object, "url");
  if (!url.empty()) return url;
  dom::element page;
  if (json_field(object, "mainEntityOfPage").get(page) != simdjson::SUCCESS) return {};
  if (std::string_view text; page.get(text) == simdjson::SUCCESS) return std::string(text);
  return json_text(page, "@id");
}

void read_report(dom::element report, StructuredArticle& article) {
  fill(article.headline, json_text(report, "headline"));
  fill(article.url, page_of(report));
  fill(article.published, json_text(report, "datePublished"));
  fill(article.published, json_text(report, "dateCreated"));
  fill(article.author, names_in(report, "author"));
  fill(article.publisher, names_in(report, "publisher"));
  fill(article.language, json_text(report, "inLanguage"));
  fill(article.body, json_text(report, "articleBody"));
  for (const std::string_view field : {"sourceOrganization", "provider", "creditText", "copyrightHolder"}) {
    fill(article.credit, names_in(report, field));
  }
}

}  // namespace

void read_json_ld(std::string_view json, StructuredArticle& article) {
  const JsonDocument document(json);
  if (!document.fault().empty()) return;  // pages are full of broken JSON-LD: their words remain
  for (const dom::element object : objects_of(document.root())) {
    if (!is_report(object)) continue;
    read_report(object, article);
    return;
  }
}

}  // namespace dragoman
