#include "read/email.h"

#include <algorithm>

#include "base/tsv.h"
#include "read/agency.h"
#include "read/ascii.h"
#include "read/charset.h"
#include "read/html.h"
#include "read/http_message.h"
#include "read/language.h"
#include "read/limits.h"
#include "read/mime.h"
#include "read/moment.h"

namespace dragoman {
namespace {

constexpr int kDeepest = 16;  // multiparts inside multiparts

struct Body {
  std::string text;
  bool plain = false;
  bool repaired = false;
};

/// RFC 3676: a line that ends in a blank goes on in the next.
std::string unflow(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const bool goes_on = line.ends_with(' ') && line != "-- ";
    if (line.starts_with(' ')) line.remove_prefix(1);  // stuffed
    out += line;
    if (!goes_on) out += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

std::string without_carriage_returns(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\r' || at + 1 == text.size() || text[at + 1] != '\n') out += text[at];
  }
  return out;
}

/// The text above the signature, which RFC 3676 has begin with "-- ".
std::string without_signature(std::string text) {
  if (const std::size_t at = text.rfind("\n-- \n"); at != std::string::npos) text.resize(at);
  return std::string(trim(text));
}

Body leaf_body(const MimePart& part, const std::string& type) {
  const std::string encoding = header_value(part.headers, "Content-Transfer-Encoding");
  Utf8Text decoded = to_utf8(decode_transfer(part.body, encoding), header_parameter(type, "charset"));
  Body out;
  out.repaired = decoded.repaired;
  out.plain = !begins_with_name(type, "text/html");
  if (!out.plain) {
    out.text = html_to_text(decoded.text);
  } else if (same_name(header_parameter(type, "format"), "flowed")) {
    out.text = without_signature(unflow(decoded.text));
  } else {
    out.text = without_signature(without_carriage_returns(decoded.text));
  }
  return out;
}

/// The text of an entity, empty if it has none: of alternatives the plain one, of other parts the first that
/// has any.
Body body_of(std::string_view entity, int depth) {
  const MimePart part = split_headers(entity);
  std::string type = header_value(part.headers, "Content-Type");
  if (type.empty()) type = "text/plain";
  if (begins_with_name(header_value(part.headers, "Content-Disposition"), "attachment")) return {};
  if (begins_with_name(type, "text/plain") || begins_with_name(type, "text/html"))
    return leaf_body(part, type);
  if (!begins_with_name(type, "multipart/") || depth == kDeepest) return {};
  const bool alternatives = begins_with_name(type, "multipart/alternative");
  Body best;
  for (const std::string_view inner : split_parts(part.body, header_parameter(type, "boundary"))) {
    Body body = body_of(inner, depth + 1);
    if (body.text.empty()) continue;
    if (best.text.empty() || (body.plain && !best.plain)) best = std::move(body);
    if (!alternatives || best.plain) break;
  }
  return best;
}

/// The name in "Name <address>" or "address (Name)", else the address.
std::string sender_of(std::string_view from) {
  const std::size_t open = from.find('<');
  std::string_view name = trim(from.substr(0, open));
  if (open != std::string_view::npos && name.empty()) {
    name = from.substr(open + 1, from.find('>', open) - open - 1);
  } else if (open == std::string_view::npos && from.ends_with(')')) {
    const std::size_t begin = from.find('(');
    if (begin != std::string_view::npos) name = from.substr(begin + 1, from.size() - begin - 2);
  }
  while (name.size() >= 2 && name.front() == '"' && name.back() == '"')
    name = name.substr(1, name.size() - 2);
  return std::string(trim(name));
}

/// What stands between "<" and ">", as in Message-ID.
std::string in_brackets(std::string_view value) {
  const std::size_t begin = value.find('<');
  if (begin == std::string_view::npos) return std::string(trim(value));
  return std::string(value.substr(begin + 1, value.find('>', begin) - begin - 1));
}

}  // namespace

std::vector<Record> parse_email(std::string_view bytes, const DocumentContext& context) {
  if (bytes.starts_with("From ")) {  // a mailbox's separator
    bytes.remove_prefix(std::min(bytes.find('\n'), bytes.size() - 1) + 1);
  }
  const std::string_view headers = split_headers(bytes).headers;
  Record record;
  Article& article = record.article;
  article.doc_id = to_utf8(in_brackets(header_value(headers, "Message-ID"))).text;
  article.title = decode_header(header_value(headers, "Subject"));
  article.source = decode_header(header_value(headers, "Organization"));
  const std::string sender = sender_of(decode_header(header_value(headers, "From")));
  if (article.source.empty()) article.source = sender;
  article.url = to_utf8(in_brackets(header_value(headers, "Archived-At"))).text;
  article.language = language_code(header_value(headers, "Content-Language"));
  const std::string date = to_utf8(header_value(headers, "Date")).text;
  if (!date.empty()) record.note = set_published(article, date, context.today);
  Body body = body_of(bytes, 0);
  article.text = std::move(body.text);
  record.repaired = body.repaired;
  article.agency = agency_in_text(article.text);
  if (article.agency.empty()) article.agency = agency_in_credit(sender);
  record.reject = text_fault(article.text, "a message without text");
  std::vector<Record> out;
  out.push_back(std::move(record));
  return out;
}

}  // namespace dragoman
