#include "read/html_meta.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/tsv.h"
#include "read/ascii.h"
#include "read/boilerplate.h"
#include "read/html_clutter.h"
#include "read/json_ld.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 16> kDateNames = {"article:published_time",
                                                         "og:article:published_time",
                                                         "og:published_time",
                                                         "datepublished",
                                                         "pubdate",
                                                         "publishdate",
                                                         "publish-date",
                                                         "publish_date",
                                                         "parsely-pub-date",
                                                         "sailthru.date",
                                                         "dc.date.issued",
                                                         "dcterms.created",
                                                         "dc.date",
                                                         "article.published",
                                                         "date",
                                                         "cxenseparse:recs:publishtime"};
constexpr std::array<std::string_view, 6> kAuthorNames = {
    "author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author"};
constexpr std::array<std::string_view, 4> kPublisherNames = {"og:site_name", "application-name",
                                                             "dc.publisher", "publisher"};
constexpr std::array<std::string_view, 5> kCreditNames = {"article:source", "dcterms.source", "dc.source",
                                                          "source", "syndication-source"};

/// What one walk over the page finds.
struct Found {
  std::map<std::string, std::string, std::less<>> meta;  ///< first value of each name
  StructuredArticle structured;
  std::string title, heading, canonical, byline, language;
  std::vector<std::string> times;
};

std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_ascii_space(c)) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return std::string(trim(out));
}

bool is_byline_element(const xmlNode* node) {
  if (attribute(node, "rel") == "author" || attribute(node, "itemprop") == "author") return true;
  const std::string words = class_words(node);
  if (words.find("-byline-") != std::string::npos || words.find("-author-name-") != std::string::npos)
    return true;
  return words.find("-author-") != std::string::npos && is_byline(one_line(text_of(node)));
}

void read_meta(const xmlNode* node, Found& found) {
  const std::string content = one_line(attribute(node, "content"));
  if (content.empty()) return;
  for (const char* const name : {"property", "name", "itemprop"}) {
    const std::string key = ascii_lower(attribute(node, name));
    if (!key.empty()) found.meta.emplace(key, content);
  }
}

void read_time(const xmlNode* node, Found& found) {
  constexpr std::size_t kMost = 8;
  std::string moment = attribute(node, "datetime");
  if (moment.empty()) moment = one_line(text_of(node));
  if (!moment.empty() && found.times.size() < kMost) found.times.push_back(std::move(moment));
}

void read_byline(const xmlNode* node, Found& found) {
  constexpr std::size_t kLongest = 120;
  std::string words = one_line(text_of(node));
  if (words.size() <= kLongest) found.byline = std::move(words);
}

void read_element(const xmlNode* node, std::string_view name, Found& found) {
  if (name == "meta") {
    read_meta(node, found);
  } else if (name == "title" && found.title.empty()) {
    found.title = one_line(text_of(node));
  } else if (name == "h1" && found.heading.empty()) {
    found.heading = one_line(text_of(node));
  } else if (name == "link" && attribute(node, "rel") == "canonical") {
    if (found.canonical.empty()) found.canonical = attribute(node, "href");
  } else if (name == "script") {
    read_json_ld(text_of(node), found.structured);
  } else if (name == "time" || attribute(node, "itemprop") == "datePublished") {
    read_time(node, found);
  } else if (found.byline.empty() && is_byline_element(node)) {
    read_byline(node, found);
  }
}

template <std::size_t size>
std::string first_meta(const Found& found, const std::array<std::string_view, size>& names) {
  for (const std::string_view name : names) {
    const auto at = found.meta.find(name);
    if (at != found.meta.end() && at->second.find("://") == std::string::npos) return at->second;
  }
  return {};
}

std::string first_of(std::initializer_list<std::string> values) {
  for (const std::string& value : values) {
    if (!value.empty()) return value;
  }
  return {};
}

std::string meta_of(const Found& found, std::string_view name) {
  const auto at = found.meta.find(name);
  return at == found.meta.end() ? std::string() : at->second;
}

/// `address` as seen from a page at `base`.
std::string absolute(std::string_view address, std::string_view base) {
  if (address.empty() || address.find("://") != std::string_view::npos) return std::string(address);
  const std::size_t scheme = base.find("://");
  if (scheme == std::string_view::npos) return {};
  if (address.starts_with("//")) return std::string(base.substr(0, scheme + 1)) + std::string(address);
  if (!address.starts_with('/')) return {};
  return std::string(base.substr(0, std::min(base.find('/', scheme + 3), base.size()))) +
         std::string(address);
}

/// "Title | Outlet" without the outlet.
std::string without_outlet(const std::string& title, std::string_view outlet) {
  for (const std::string_view mark : {" | ", " - ", " \u2013 ", " \u2014 ", " :: "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view behind = std::string_view(title).substr(at + mark.size());
    if (same_name(behind, outlet) || (outlet.empty() && mark == " | ")) return title.substr(0, at);
  }
  return title;
}

std::string author_in(std::string_view byline) {
  if (begins_with_name(byline, "by ")) byline.remove_prefix(3);
  return std::string(trim(byline));
}

}  // namespace

PageMeta page_meta(const HtmlDocument& page, std::string_view url) {
  Found found;
  const xmlNode* root = page.root();
  for (const xmlNode* node = root; node != nullptr; node = next_node(node, root)) {
    const std::string_view name = name_of(node);
    if (!name.empty()) read_element(node, name, found);
  }
  const StructuredArticle& told = found.structured;
  PageMeta out;
  out.publisher = first_of({first_meta(found, kPublisherNames), told.publisher});
  out.title = first_of({told.headline, without_outlet(meta_of(found, "og:title"), out.publisher),
                        found.heading, without_outlet(found.title, out.publisher)});
  out.author = author_in(first_of({told.author, first_meta(found, kAuthorNames), found.byline}));
  out.url = first_of({absolute(found.canonical, url), absolute(meta_of(found, "og:url"), url),
                      absolute(told.url, url), std::string(url)});
  out.language = first_of({root == nullptr ? std::string() : attribute(root, "lang"), told.language,
                           meta_of(found, "og:locale"), meta_of(found, "content-language")});
  if (!told.published.empty()) out.dates.push_back(told.published);
  for (const std::string_view name : kDateNames) {
    if (std::string date = meta_of(found, name); !date.empty()) out.dates.push_back(std::move(date));
  }
  out.dates.insert(out.dates.end(), found.times.begin(), found.times.end());
  out.credits = {told.credit, first_meta(found, kCreditNames), out.author, found.byline, out.publisher};
  out.body = told.body;
  return out;
}

}  // namespace dragoman
