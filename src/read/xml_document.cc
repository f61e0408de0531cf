#include "read/xml_document.h"

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <array>

#include "base/tsv.h"
#include "base/utf8.h"
#include "read/ascii.h"
#include "read/charset.h"

namespace dragoman {
namespace {

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// The encoding that the declaration tells.
std::string declared_encoding(std::string_view bytes) {
  const std::size_t end = bytes.starts_with("<?xml") ? bytes.find("?>") : std::string_view::npos;
  if (end == std::string_view::npos) return {};
  const std::string_view declaration = bytes.substr(0, end);
  const std::size_t at = declaration.find("encoding=");
  if (at == std::string_view::npos) return {};
  const std::string_view value = declaration.substr(at + 9);
  if (value.size() < 2) return {};
  return std::string(value.substr(1, value.find(value.front(), 1) - 1));
}

/// Whether entities are declared before the first element: feeds have no need of them, bombs are made of
/// them.
bool declares_entities(std::string_view text) {
  const std::size_t declared = text.find("<!ENTITY");
  if (declared == std::string_view::npos) return false;
  for (std::size_t at = text.find('<'); at < declared; at = text.find('<', at + 1)) {
    if (at + 1 < text.size() && is_ascii_letter(text[at + 1])) return false;
  }
  return true;
}

/// The name of a reference "&name;" at the front of `text`, or "#…"; empty if none stands there.
std::string_view reference_name(std::string_view text) {
  constexpr std::size_t kLongest = 32;
  const std::size_t end = text.substr(0, kLongest).find(';');
  if (end == std::string_view::npos || end < 2) return {};
  const std::string_view name = text.substr(1, end - 1);
  const bool good = std::all_of(name.begin() + (name.starts_with('#') ? 1 : 0), name.end(),
                                [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); });
  return good ? name : std::string_view();
}

/// Feeds use HTML's entities, which XML does not know, and bare ampersands: both as XML has them.
std::string with_known_references(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kXml = {"lt", "gt", "amp", "quot", "apos"};
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t at = std::min(text.find_first_of("<&"), text.size());
    out.append(text.substr(0, at));
    text.remove_prefix(at);
    std::size_t used = std::min<std::size_t>(1, text.size());
    if (text.starts_with("<![CDATA[")) {
      used = std::min(text.find("]]>"), text.size());
    } else if (text.starts_with('&')) {
      const std::string_view name = reference_name(text);
      const bool xml = name.starts_with('#') || std::find(kXml.begin(), kXml.end(), name) != kXml.end();
      const htmlEntityDesc* html =
          xml ? nullptr : ::htmlEntityLookup(reinterpret_cast<const xmlChar*>(std::string(name).c_str()));
      if (!xml) {
        if (html != nullptr) append_utf8(out, html->value);
        if (html == nullptr) out += "&amp;";
        text.remove_prefix(html == nullptr ? 1 : name.size() + 2);
        continue;
      }
    }
    out.append(text.substr(0, used));
    text.remove_prefix(used);
  }
  return out;
}

/// Characters that XML cannot hold, such as control characters, become blanks.
void blank_controls(std::string& text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\n' && c != '\r') c = ' ';
  }
}

/// Errors after which the document is still whole.
bool is_harmless(const xmlError& error) {
  return error.level == XML_ERR_WARNING || error.domain == XML_FROM_NAMESPACE;
}

struct FirstFault {
  std::string reason;
  std::uint64_t line = 0;
};

/// Keeps the first fault and has the parser stop there: what it would make of the rest is not what was meant.
void keep_first(void* kept, xmlErrorPtr error) {
  auto& first = *static_cast<FirstFault*>(kept);
  if (is_harmless(*error) || !first.reason.empty()) return;
  const std::string_view told = trim(error->message == nullptr ? "" : error->message);
  first.reason = "broken XML: " + repair_utf8(told.substr(0, told.find('\n')));
  first.line = static_cast<std::uint64_t>(error->line);
  if (error->ctxt != nullptr) ::xmlStopParser(static_cast<xmlParserCtxt*>(error->ctxt));
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
}

}  // namespace

XmlDocument::XmlDocument(std::string_view bytes, std::string_view charset) {
  const std::string declared = declared_encoding(bytes);
  Utf8Text decoded = to_utf8(bytes, declared.empty() ? charset : declared);
  repaired_ = decoded.repaired;
  if (declares_entities(decoded.text)) {
    fault_ = "it declares entities of its own: not read";
    return;
  }
  blank_controls(decoded.text);
  const std::string text = with_known_references(trim(decoded.text));
  constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                           XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC;
  FirstFault first;
  ::xmlSetStructuredErrorFunc(&first, keep_first);
  document_.reset(::xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, "UTF-8", kOptions));
  ::xmlSetStructuredErrorFunc(nullptr, nullptr);
  fault_ = std::move(first.reason);
  fault_line_ = first.line;
  if (root() == nullptr && fault_.empty()) fault_ = "broken XML: no element";
}

const xmlNode* XmlDocument::root() const {
  return document_ ? ::xmlDocGetRootElement(document_.get()) : nullptr;
}

std::string_view name_of(const xmlNode* node) {
  return node != nullptr && node->type == XML_ELEMENT_NODE ? view(node->name) : std::string_view();
}

bool in_namespace(const xmlNode* node, std::string_view uri) {
  return node->ns != nullptr && view(node->ns->href).starts_with(uri);
}

const xmlNode* next_child(const xmlNode* parent, std::string_view name, const xmlNode* before) {
  const xmlNode* child = before != nullptr ? before->next : (parent != nullptr ? parent->children : nullptr);
  for (; child != nullptr; child = child->next) {
    const std::string_view found = name_of(child);
    if (!found.empty() && (name.empty() || found == name)) return child;
  }
  return nullptr;
}

const xmlNode* find_below(const xmlNode* root, std::string_view name) {
  for (const xmlNode* node = root; node != nullptr; node = next_node(node, root)) {
    if (name_of(node) == name) return node;
  }
  return nullptr;
}

const xmlNode* next_node(const xmlNode* node, const xmlNode* root, bool enter) {
  // An entity reference's child is the entity's declaration, which belongs to no place in the text.
  if (enter && node->type == XML_ELEMENT_NODE && node->children != nullptr) return node->children;
  while (node != root && node->next == nullptr) node = node->parent;
  return node == root ? nullptr : node->next;
}

std::string attribute(const xmlNode* node, const char* name) {
  xmlChar* value = ::xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string out(view(value));
  ::xmlFree(value);
  return is_valid_utf8(out) ? out : repair_utf8(out);
}

std::string text_of(const xmlNode* node) {
  constexpr std::size_t kMost = std::size_t{64} << 20;
  std::string out;
  for (const xmlNode* at = node; at != nullptr && out.size() < kMost; at = next_node(at, node)) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) out += view(at->content);
  }
  return out;
}

std::string child_text(const xmlNode* parent, std::string_view name) {
  const xmlNode* child = next_child(parent, name);
  return child == nullptr ? std::string() : std::string(trim(text_of(child)));
}

std::string inner_markup(const xmlNode* node) {
  std::string out;
  const xmlNode* at = node;
  bool enter = true;
  while (at != nullptr) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE)
      append_escaped(out, view(at->content));
    enter = at->type == XML_ELEMENT_NODE && at->children != nullptr;
    if (enter) {
      if (at != node) out += "<" + std::string(name_of(at)) + ">";
      at = at->children;
      continue;
    }
    if (at->type == XML_ELEMENT_NODE && at != node) out += "<" + std::string(name_of(at)) + "/>";
    while (at != node && at->next == nullptr) {
      at = at->parent;
      if (at != node) out += "</" + std::string(name_of(at)) + ">";
    }
    at = at == node ? nullptr : at->next;
  }
  return out;
}

}  // namespace dragoman
