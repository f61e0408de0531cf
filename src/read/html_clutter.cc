#include "read/html_clutter.h"

#include <algorithm>
#include <array>

#include "base/tsv.h"
#include "read/ascii.h"
#include "read/xml_document.h"

namespace dragoman {
namespace {

constexpr std::array<std::string_view, 20> kTags = {
    "nav",  "footer", "aside",  "figure", "figcaption", "button", "video", "audio", "picture", "dialog",
    "menu", "form",   "script", "style",  "caption",    "label",  "head",  "title", "img",     "map"};

// Words and pairs of words of class and id.
constexpr std::array<std::string_view, 97> kWords = {"comment",
                                                     "comments",
                                                     "disqus",
                                                     "related",
                                                     "recirc",
                                                     "recommended",
                                                     "recommendations",
                                                     "share",
                                                     "sharing",
                                                     "sharebar",
                                                     "social",
                                                     "promo",
                                                     "newsletter",
                                                     "subscribe",
                                                     "subscription",
                                                     "signup",
                                                     "paywall",
                                                     "cookie",
                                                     "cookies",
                                                     "consent",
                                                     "gdpr",
                                                     "banner",
                                                     "popup",
                                                     "modal",
                                                     "overlay",
                                                     "sidebar",
                                                     "rail",
                                                     "breadcrumb",
                                                     "breadcrumbs",
                                                     "nav",
                                                     "navbar",
                                                     "navigation",
                                                     "menu",
                                                     "footer",
                                                     "masthead",
                                                     "caption",
                                                     "credit",
                                                     "credits",
                                                     "byline",
                                                     "bylines",
                                                     "author",
                                                     "authors",
                                                     "bio",
                                                     "tags",
                                                     "taglist",
                                                     "ad",
                                                     "ads",
                                                     "advert",
                                                     "advertisement",
                                                     "sponsor",
                                                     "sponsored",
                                                     "outbrain",
                                                     "taboola",
                                                     "toolbar",
                                                     "tools",
                                                     "timestamp",
                                                     "pagination",
                                                     "pager",
                                                     "trending",
                                                     "popular",
                                                     "hidden",
                                                     "teasers",
                                                     "pullquote",
                                                     "gallery",
                                                     "slideshow",
                                                     "player",
                                                     "copyright",
                                                     "disclaimer",
                                                     "meta",
                                                     "metadata",
                                                     "kicker",
                                                     "eyebrow",
                                                     "keywords",
                                                     "reactions",
                                                     "rating",
                                                     "poll",
                                                     "quiz",
                                                     "listen",
                                                     "search",
                                                     "login",
                                                     "donate",
                                                     "membership",
                                                     "ticker",
                                                     "weather",
                                                     "most-read",
                                                     "read-more",
                                                     "read-also",
                                                     "also-read",
                                                     "see-also",
                                                     "more-on",
                                                     "more-from",
                                                     "more-stories",
                                                     "pull-quote",
                                                     "skip-link",
                                                     "sr-only",
                                                     "screen-reader",
                                                     "further-reading"};
constexpr std::array<std::string_view, 6> kRoles = {"navigation",  "complementary", "banner",
                                                    "contentinfo", "dialog",        "alertdialog"};
constexpr std::array<std::string_view, 14> kFavoured = {
    "article-body", "article-content", "articlebody",  "story-body", "entry-content",
    "post-content", "post-body",       "article-text", "body-text",  "story-text",
    "story",        "article",         "content",      "text"};
constexpr std::array<std::string_view, 8> kDisfavoured = {"list", "latest", "block",  "widget",
                                                          "box",  "extra",  "teaser", "headlines"};

template <std::size_t size>
bool any_word(const std::string& words, const std::array<std::string_view, size>& wanted) {
  return std::any_of(wanted.begin(), wanted.end(), [&](std::string_view word) {
    const std::size_t at = words.find(word);
    for (std::size_t found = at; found != std::string::npos; found = words.find(word, found + 1)) {
      if (words[found - 1] == '-' && words[found + word.size()] == '-') return true;
    }
    return false;
  });
}

template <std::size_t size>
bool one_of(std::string_view name, const std::array<std::string_view, size>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_hidden(const xmlNode* element) {
  if (::xmlHasProp(const_cast<xmlNode*>(element), reinterpret_cast<const xmlChar*>("hidden")) != nullptr)
    return true;
  if (attribute(element, "aria-hidden") == "true") return true;
  std::string style = ascii_lower(attribute(element, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos;
}

bool is_report_body(const xmlNode* element) {
  return name_of(element) == "main" || attribute(element, "itemprop") == "articleBody";
}

}  // namespace

std::string class_words(const xmlNode* element) {
  std::string out = "-";
  char before = '-';
  for (const char c : attribute(element, "class") + " " + attribute(element, "id")) {
    const bool letter = is_ascii_letter(c) || is_ascii_digit(c);
    const bool hump = c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
    if ((!letter || hump) && out.back() != '-') out += '-';
    if (letter) out += ascii_lower(c);
    before = c;
  }
  if (out.back() != '-') out += '-';
  return out;
}

double class_favour(const xmlNode* element) {
  double favour = 1.0;
  const std::string_view name = name_of(element);
  if (name == "article" || name == "main") favour *= 1.15;
  if (attribute(element, "itemprop") == "articleBody") return 1.6;
  const std::string words = class_words(element);
  if (any_word(words, kFavoured)) favour *= 1.2;
  if (any_word(words, kDisfavoured)) favour *= 0.8;
  return favour;
}

Clutter::Clutter(const xmlNode* body, bool by_class) : by_class_(by_class) {
  constexpr std::size_t kLongText = 60;  // bytes: menus and teasers are shorter
  for (const xmlNode* node = body; node != nullptr;) {
    const std::string_view name = name_of(node);
    const bool aside = name == "nav" || name == "footer" || name == "aside";
    if (name == "h1" || (!name.empty() && is_report_body(node))) {
      for (const xmlNode* up = node; up != nullptr; up = up->parent) holds_heading_.insert(up);
    }
    if (node->type == XML_TEXT_NODE && node->content != nullptr) {
      const std::size_t size = trim(reinterpret_cast<const char*>(node->content)).size();
      if (size >= kLongText) {
        all_text_ += size;
        for (const xmlNode* up = node->parent; up != nullptr; up = up->parent) text_[up] += size;
      }
    }
    node = next_node(node, body, !aside);
  }
}

bool Clutter::shelters(const xmlNode* element) const {
  if (holds_heading_.contains(element)) return true;
  const auto found = text_.find(element);
  return found != text_.end() && found->second * 5 > all_text_ * 4;
}

bool Clutter::is_clutter(const xmlNode* element) const {
  const std::string_view name = name_of(element);
  if (name.empty() || name == "body" || name == "html" || name == "main") return false;
  if (name == "form" || name == "label") return !shelters(element);
  if (one_of(name, kTags) || name.starts_with("amp-")) return true;
  if (is_hidden(element)) return !shelters(element);
  if (!by_class_) return false;
  if (one_of(attribute(element, "role"), kRoles)) return !shelters(element);
  return any_word(class_words(element), kWords) && !shelters(element);
}

}  // namespace dragoman
