#include "read/newsml.h"

#include "base/tsv.h"
#include "read/agency.h"
#include "read/ascii.h"
#include "read/html.h"
#include "read/language.h"
#include "read/limits.h"
#include "read/moment.h"
#include "read/xml_document.h"

namespace dragoman {
namespace {

/// What a concept is called: its name, else its literal, else its code behind the scheme.
std::string concept_name(const xmlNode* element) {
  if (element == nullptr) return {};
  std::string name = child_text(element, "name");
  if (name.empty()) name = attribute(element, "literal");
  if (name.empty()) {
    const std::string code = attribute(element, "qcode");
    name = code.substr(code.find(':') + 1);
  }
  return name.empty() ? std::string(trim(text_of(element))) : name;
}

/// The first of the children that is there and says something.
std::string first_child_text(const xmlNode* parent, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string text = child_text(parent, name);
    if (!text.empty()) return text;
  }
  return {};
}

bool is_canceled(const xmlNode* item_meta) {
  const xmlNode* status = next_child(item_meta, "pubStatus");
  if (status == nullptr) return false;
  const std::string code = attribute(status, "qcode") + attribute(status, "uri");
  return code.ends_with(":canceled") || code.ends_with("/canceled") || code.ends_with(":withheld");
}

/// NITF keeps the words in body.content, XHTML in body; plain text lies in inlineData.
std::string content_text(const xmlNode* content_set) {
  std::string text;
  for (const xmlNode* at = next_child(content_set, ""); at != nullptr && text.empty();
       at = next_child(content_set, "", at)) {
    if (name_of(at) == "inlineData") text = trim(text_of(at));
    if (name_of(at) != "inlineXML") continue;
    const xmlNode* body = find_below(at, "body.content");
    if (body == nullptr) body = find_below(at, "body");
    text = html_to_text(inner_markup(body != nullptr ? body : at));
  }
  return text;
}

void set_agency(Article& article, const xmlNode* content_meta) {
  const std::string credits[] = {concept_name(next_child(content_meta, "infoSource")),
                                 child_text(content_meta, "creditline"), article.source};
  for (const std::string& credit : credits) {
    if (article.agency.empty()) article.agency = agency_in_credit(credit);
  }
}

Record news_item(const xmlNode* item, const DocumentContext& context) {
  Record record;
  record.line = static_cast<std::uint64_t>(::xmlGetLineNo(const_cast<xmlNode*>(item)));
  Article& article = record.article;
  const xmlNode* item_meta = next_child(item, "itemMeta");
  const xmlNode* content_meta = next_child(item, "contentMeta");
  article.doc_id = attribute(item, "guid");
  article.retracted = is_canceled(item_meta);
  article.source = concept_name(next_child(item_meta, "provider"));
  article.title = first_child_text(content_meta, {"headline"});
  if (article.title.empty()) article.title = child_text(item_meta, "title");
  article.author = child_text(content_meta, "by");
  if (article.author.empty()) article.author = concept_name(next_child(content_meta, "creator"));
  if (begins_with_name(article.author, "by ")) article.author.erase(0, 3);
  const xmlNode* language = next_child(content_meta, "language");
  article.language =
      language_code(language != nullptr ? attribute(language, "tag") : attribute(item, "lang"));
  if (const xmlNode* link = next_child(item_meta, "link")) article.url = attribute(link, "href");
  std::string date = first_child_text(item_meta, {"firstCreated", "versionCreated"});
  if (date.empty()) date = first_child_text(content_meta, {"contentCreated", "contentModified"});
  if (!date.empty()) record.note = set_published(article, date, context.today);
  set_agency(article, content_meta);
  article.text = content_text(next_child(item, "contentSet"));
  if (!article.retracted) record.reject = text_fault(article.text, "the item has no text");
  if (article.retracted && article.doc_id.empty()) record.reject = "a canceled item without guid";
  return record;
}

}  // namespace

std::vector<Record> parse_newsml(std::string_view bytes, const DocumentContext& context) {
  const XmlDocument document(bytes, context.charset);
  const xmlNode* root = document.root();
  std::vector<Record> out;
  for (const xmlNode* at = root; at != nullptr;) {
    const bool item = name_of(at) == "newsItem";
    if (item) out.push_back(news_item(at, context));
    at = next_node(at, root, !item);
  }
  for (Record& record : out) record.repaired = document.repaired();
  if (!document.fault().empty()) {
    if (!out.empty()) out.pop_back();  // the item at the break may be half
    out.push_back(rejected(document.fault(), document.fault_line()));
  } else if (out.empty()) {
    out.push_back(rejected("NewsML without a newsItem"));
  }
  return out;
}

}  // namespace dragoman
