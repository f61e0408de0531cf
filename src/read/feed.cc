#include "read/feed.h"

#include <utility>

#include "base/tsv.h"
#include "read/agency.h"
#include "read/doc_id.h"
#include "read/html.h"
#include "read/language.h"
#include "read/limits.h"
#include "read/moment.h"
#include "read/xml_document.h"

namespace dragoman {
namespace {

constexpr std::string_view kContent = "http://purl.org/rss/1.0/modules/content/";
constexpr std::string_view kDublinCore = "http://purl.org/dc/";
constexpr std::string_view kTombstones = "http://purl.org/atompub/tombstones/";

/// What the feed says of all its entries.
struct Feed {
  std::string title;
  std::string language;
};

/// The first child in namespace `uri` of that name; its text without blanks at the ends.
std::string text_in(const xmlNode* parent, std::string_view uri, std::string_view name) {
  for (const xmlNode* at = next_child(parent, name); at != nullptr; at = next_child(parent, name, at)) {
    if (in_namespace(at, uri)) return std::string(trim(text_of(at)));
  }
  return {};
}

/// The first child of that name in no namespace, or in RSS's own.
std::string own_text(const xmlNode* parent, std::string_view name) {
  for (const xmlNode* at = next_child(parent, name); at != nullptr; at = next_child(parent, name, at)) {
    const bool own = at->ns == nullptr || in_namespace(at, "http://purl.org/rss/") ||
                     in_namespace(at, "http://www.w3.org/2005/Atom");
    if (own && !in_namespace(at, kContent)) return std::string(trim(text_of(at)));
  }
  return {};
}

std::string first_of(const std::string& a, const std::string& b, const std::string& c = {}) {
  if (!a.empty()) return a;
  return b.empty() ? c : b;
}

/// Atom text: markup inside, escaped markup, or plain.
std::string atom_text(const xmlNode* element) {
  if (element == nullptr) return {};
  const std::string type = attribute(element, "type");
  if (type == "xhtml" || type == "application/xhtml+xml") return html_to_text(inner_markup(element));
  if (type == "html" || type == "text/html") return html_to_text(text_of(element));
  return std::string(trim(text_of(element)));
}

/// The link to the entry's page.
std::string atom_link(const xmlNode* entry) {
  std::string any;
  for (const xmlNode* at = next_child(entry, "link"); at != nullptr; at = next_child(entry, "link", at)) {
    const std::string rel = attribute(at, "rel");
    if (rel.empty() || rel == "alternate") return attribute(at, "href");
    if (any.empty() && rel == "canonical") any = attribute(at, "href");
  }
  return any;
}

/// What entries of all kinds need at the end.
void finish(Record& record, const xmlNode* entry, std::string_view date, const Feed& feed,
            const DocumentContext& context) {
  Article& article = record.article;
  record.line = static_cast<std::uint64_t>(::xmlGetLineNo(const_cast<xmlNode*>(entry)));
  if (!date.empty()) record.note = set_published(article, date, context.today);
  if (article.source.empty()) article.source = feed.title;
  if (article.language.empty()) article.language = feed.language;
  article.title = title_text(article.title);
  article.agency = agency_in_credit(article.author);
  if (article.agency.empty()) article.agency = agency_in_credit(article.source);
  record.reject = text_fault(article.text, "the entry has no text");
}

Record rss_item(const xmlNode* item, const Feed& feed, const DocumentContext& context) {
  Record record;
  Article& article = record.article;
  const std::string guid = own_text(item, "guid");
  const xmlNode* guid_element = next_child(item, "guid");
  const bool permalink = guid_element != nullptr && attribute(guid_element, "isPermaLink") != "false" &&
                         guid.find("://") != std::string::npos;
  article.url = first_of(own_text(item, "link"), permalink ? guid : "", attribute(item, "about"));
  article.doc_id = canonical_url(guid);
  article.title = own_text(item, "title");
  article.author = first_of(text_in(item, kDublinCore, "creator"), own_text(item, "author"));
  article.source = first_of(own_text(item, "source"), text_in(item, kDublinCore, "publisher"));
  article.language = language_code(text_in(item, kDublinCore, "language"));
  const std::string full = text_in(item, kContent, "encoded");
  article.text = html_to_text(full);
  if (article.text.empty()) article.text = html_to_text(own_text(item, "description"));
  const std::string date = first_of(own_text(item, "pubDate"), text_in(item, kDublinCore, "date"));
  finish(record, item, date, feed, context);
  return record;
}

Record atom_entry(const xmlNode* entry, const Feed& feed, const DocumentContext& context) {
  Record record;
  Article& article = record.article;
  article.doc_id = canonical_url(child_text(entry, "id"));
  article.url = atom_link(entry);
  article.title = atom_text(next_child(entry, "title"));
  article.author = child_text(next_child(entry, "author"), "name");
  article.source = child_text(next_child(entry, "source"), "title");
  article.language = language_code(attribute(entry, "lang"));
  article.text = atom_text(next_child(entry, "content"));
  if (article.text.empty()) article.text = atom_text(next_child(entry, "summary"));
  finish(record, entry, first_of(child_text(entry, "published"), child_text(entry, "updated")), feed,
         context);
  return record;
}

Record tombstone(const xmlNode* entry, const Feed& feed) {
  Record record;
  record.line = static_cast<std::uint64_t>(::xmlGetLineNo(const_cast<xmlNode*>(entry)));
  record.article.doc_id = canonical_url(attribute(entry, "ref"));
  record.article.source = feed.title;
  record.article.language = feed.language;
  record.article.retracted = true;
  if (record.article.doc_id.empty()) record.reject = "a deleted entry that does not say which";
  return record;
}

std::vector<Record> entries_of(const xmlNode* root, const DocumentContext& context) {
  const bool atom = name_of(root) == "feed";
  const xmlNode* channel = atom ? root : next_child(root, "channel");
  const Feed feed{
      title_text(own_text(channel, "title")),
      language_code(first_of(own_text(channel, "language"), text_in(channel, kDublinCore, "language"),
                             attribute(root, "lang")))};
  // RSS 1.0 has its items beside the channel.
  const xmlNode* parent = name_of(root) == "RDF" ? root : channel;
  std::vector<Record> out;
  for (const xmlNode* at = next_child(parent, ""); at != nullptr; at = next_child(parent, "", at)) {
    const std::string_view name = name_of(at);
    if (name == "item") out.push_back(rss_item(at, feed, context));
    if (atom && name == "entry") out.push_back(atom_entry(at, feed, context));
    if (name == "deleted-entry" && in_namespace(at, kTombstones)) out.push_back(tombstone(at, feed));
  }
  return out;
}

}  // namespace

std::vector<Record> parse_feed(std::string_view bytes, const DocumentContext& context) {
  const XmlDocument document(bytes, context.charset);
  std::vector<Record> out;
  if (const xmlNode* root = document.root()) {
    const std::string_view name = name_of(root);
    if (name != "rss" && name != "RDF" && name != "feed") {
      out.push_back(rejected("no feed: its element is <" + beginning(name) + ">"));
      return out;
    }
    out = entries_of(root, context);
  }
  for (Record& record : out) record.repaired = document.repaired();
  if (!document.fault().empty()) {
    if (!out.empty()) out.pop_back();  // the entry at the break may be half
    out.push_back(rejected(document.fault(), document.fault_line()));
  } else if (out.empty()) {
    out.push_back(rejected("a feed without entries"));
  }
  return out;
}

}  // namespace dragoman
