#include "read/html.h"

#include <algorithm>

#include "base/tsv.h"
#include "base/words.h"
#include "read/agency.h"
#include "read/boilerplate.h"
#include "read/charset.h"
#include "read/html_document.h"
#include "read/html_main.h"
#include "read/html_meta.h"
#include "read/html_trim.h"
#include "read/language.h"
#include "read/limits.h"
#include "read/moment.h"

namespace dragoman {
namespace {

std::string joined(const std::vector<std::string>& paragraphs) {
  std::string out;
  for (const std::string& paragraph : paragraphs) {
    if (!out.empty()) out += "\n\n";
    out += paragraph;
  }
  return out;
}

/// JSON-LD's body stands in where the page shows next to nothing of it: pages whose text scripts would fetch.
bool stands_in(std::string_view body, std::string_view shown) {
  constexpr std::size_t kLeastWords = 40;
  const std::uint64_t words = count_words(body);
  const bool cut = body.ends_with("...") || body.ends_with("…");
  return !cut && words >= kLeastWords && count_words(shown) * 2 < words;
}

void set_date(Record& record, const PageMeta& meta, Date today) {
  std::string first_fault;
  for (const std::string& date : meta.dates) {
    const std::string fault = set_published(record.article, date, today);
    if (fault.empty()) return;
    if (first_fault.empty()) first_fault = fault;
  }
  record.note = first_fault;
}

void set_agency(Article& article, const PageMeta& meta, const std::string& signed_off) {
  article.agency = agency_in_text(article.text);
  if (article.agency.empty()) article.agency = signed_off;
  for (const std::string& credit : meta.credits) {
    if (article.agency.empty()) article.agency = agency_in_credit(credit);
  }
}

/// Plain text has its paragraphs divided by blank lines: as HTML would have it.
std::string with_breaks(std::string_view plain) {
  std::string out;
  std::size_t line_ends = 0;
  for (const char c : plain) {
    if (c == '\n' && ++line_ends == 2) out += "<br><br>";
    if (c != '\n' && c != '\r' && c != ' ' && c != '\t') line_ends = 0;
    out += c;
  }
  return out;
}

MainText report_of(const HtmlDocument& page, std::string_view title) {
  const xmlNode* body = page.body();
  const Clutter clutter(body);
  const std::vector<TextBlock> all = text_blocks(body, clutter);
  const xmlNode* element = main_element(all, body);
  return main_text(text_blocks(element, clutter), title);
}

}  // namespace

std::vector<Record> parse_html(std::string_view bytes, const DocumentContext& context) {
  Utf8Text decoded = to_utf8(bytes, context.charset.empty() ? meta_charset(bytes) : context.charset);
  const HtmlDocument page(decoded.text);
  const PageMeta meta = page_meta(page, context.url);
  MainText report = report_of(page, meta.title);
  Record record;
  record.repaired = decoded.repaired;
  Article& article = record.article;
  article.title = meta.title;
  article.url = meta.url;
  article.source = meta.publisher;
  article.author = meta.author.empty() ? report.byline : meta.author;
  article.language = language_code(meta.language);
  set_date(record, meta, context.today);
  article.text = joined(report.paragraphs);
  if (const std::string body = html_to_text(meta.body); stands_in(body, article.text)) article.text = body;
  set_agency(article, meta, report.agency);
  record.reject = text_fault(article.text, trim(bytes).empty() ? "empty" : "a page without a report");
  std::vector<Record> out;
  out.push_back(std::move(record));
  return out;
}

std::string html_to_text(std::string_view html) {
  const bool marked_up = html.find('<') != std::string_view::npos;
  const HtmlDocument fragment(marked_up ? std::string(html) : with_breaks(html));
  const Clutter clutter(fragment.root(), false);
  std::vector<std::string> paragraphs;
  for (TextBlock& block : text_blocks(fragment.root(), clutter)) {
    std::replace(block.text.begin(), block.text.end(), '\n', ' ');
    if (!is_boilerplate(block.text)) paragraphs.push_back(std::move(block.text));
  }
  return joined(paragraphs);
}

std::string title_text(std::string_view title) {
  std::string out;
  const HtmlDocument fragment(title);
  const Clutter clutter(fragment.root(), false);
  for (const TextBlock& block : text_blocks(fragment.root(), clutter)) {
    if (!out.empty()) out += ' ';
    out += block.text;
  }
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace dragoman
