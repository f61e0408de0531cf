#include "read/formats.h"

#include <algorithm>
#include <array>

#include "read/ascii.h"
#include "read/email.h"
#include "read/feed.h"
#include "read/html.h"
#include "read/json_feed.h"
#include "read/likeness.h"
#include "read/newsml.h"
#include "read/ninjs.h"
#include "read/plain_text.h"

namespace dragoman {
namespace {

template <ParseDocument parse>
std::unique_ptr<RecordSource> open_document(ByteSource& source, const DocumentContext& context) {
  return document_source(source, context, parse);
}

constexpr std::array<std::string_view, 2> kLines = {".jsonl", ".ndjson"};
constexpr std::array<std::string_view, 2> kCsv = {".csv", ".tsv"};
constexpr std::array<std::string_view, 4> kHtml = {".html", ".htm", ".xhtml", ".shtml"};
constexpr std::array<std::string_view, 4> kFeed = {".rss", ".atom", ".rdf", ".xml"};
constexpr std::array<std::string_view, 1> kWarc = {".warc"};
constexpr std::array<std::string_view, 2> kEmail = {".eml", ".mht"};

// The first of equal likeness wins.
constexpr std::array<Format, 10> kFormats = {{
    {InputFormat::kText, "text", {}, like_nothing, open_document<parse_plain_text>},
    {InputFormat::kJsonl, "jsonl", kLines, like_jsonl, jsonl_source},
    {InputFormat::kCsv, "csv", kCsv, like_nothing, csv_source},
    {InputFormat::kHtml, "html", kHtml, like_html, open_document<parse_html>},
    {InputFormat::kFeed, "feed", kFeed, like_feed, open_document<parse_feed>},
    {InputFormat::kJsonFeed, "jsonfeed", {}, like_json_feed, open_document<parse_json_feed>},
    {InputFormat::kNewsml, "newsml", {}, like_newsml, open_document<parse_newsml>},
    {InputFormat::kNinjs, "ninjs", {}, like_ninjs, open_document<parse_ninjs>},
    {InputFormat::kWarc, "warc", kWarc, like_warc, warc_source},
    {InputFormat::kEmail, "eml", kEmail, like_email, open_document<parse_email>},
}};

const Format& format_of(InputFormat kind) {
  return *std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& f) { return f.kind == kind; });
}

std::string_view without_packing(std::string_view name) {
  for (const std::string_view suffix : {".gz", ".zst"}) {
    if (name.ends_with(suffix)) name.remove_suffix(suffix.size());
  }
  return name;
}

const Format* by_name(std::string_view name) {
  for (const Format& format : kFormats) {
    for (const std::string_view suffix : format.suffixes) {
      if (name.ends_with(suffix)) return &format;
    }
  }
  return nullptr;
}

}  // namespace

std::span<const Format> formats() { return kFormats; }

std::optional<InputFormat> format_named(std::string_view name) {
  if (name == "auto") return InputFormat::kAuto;
  for (const Format& format : kFormats) {
    if (format.name == name) return format.kind;
  }
  return std::nullopt;
}

const Format& told_format(std::string_view input, std::string_view first_bytes) {
  const std::string name = ascii_lower(input);
  const Format* named = by_name(without_packing(name));
  if (named != nullptr && named->kind == InputFormat::kJsonl) return *named;
  const Format* likely = nullptr;
  for (const Format& format : kFormats) {
    const Likeness likeness = format.likeness(first_bytes);
    if (likeness == Likeness::kCertain) return format;
    if (likeness == Likeness::kLikely && likely == nullptr) likely = &format;
  }
  if (named != nullptr) return *named;
  if (likely != nullptr) return *likely;
  return format_of(without_packing(name).ends_with(".json") ? InputFormat::kJsonl : InputFormat::kText);
}

std::unique_ptr<RecordSource> open_records(ByteSource& source, std::string_view input,
                                           const DocumentContext& context) {
  const std::string_view first_bytes = source.peek(ByteSource::kBlock);
  InputFormat kind = context.options.format;
  if (kind == InputFormat::kAuto) return told_format(input, first_bytes).open(source, context);
  const bool page = like_html(first_bytes) == Likeness::kCertain;
  if (kind == InputFormat::kFeed && page) kind = InputFormat::kHtml;
  return format_of(kind).open(source, context);
}

}  // namespace dragoman
