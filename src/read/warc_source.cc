#include <algorithm>

#include "base/utf8.h"
#include "read/ascii.h"
#include "read/binary.h"
#include "read/charset.h"
#include "read/html.h"
#include "read/http_message.h"
#include "read/limits.h"
#include "read/record_source.h"
#include "read/warc_reader.h"

namespace dragoman {
namespace {

constexpr std::size_t kHttpHeaders = std::size_t{64} * 1024;

bool is_page(std::string_view content_type) {
  return begins_with_name(content_type, "text/html") ||
         begins_with_name(content_type, "application/xhtml+xml");
}

class WarcSource : public RecordSource {
 public:
  WarcSource(ByteSource& source, const DocumentContext& context)
      : source_(source), context_(context), reader_(source, context.options.max_document + kHttpHeaders) {}

  std::optional<Record> next() override {
    while (reader_.next(warc_)) {
      if (std::optional<Record> record = record_of()) {
        gave_ = true;
        return record;
      }
    }
    if (std::exchange(gave_, true) || !source_.error().empty()) return std::nullopt;
    return rejected("an archive without a page: no response of HTML with status 200");
  }

 private:
  Record fault(std::string_view reason) const {
    Record out = rejected("record " + std::to_string(warc_.number) + ": " + std::string(reason));
    out.article.doc_id = repair_utf8(warc_.uri);
    return out;
  }

  Record page(std::string_view body, const std::string& content_type) const {
    if (const std::string why = binary_fault(body); !why.empty()) return fault(why);
    DocumentContext context{context_.options, context_.today, charset_of(content_type),
                            repair_utf8(warc_.uri)};
    Record out = std::move(parse_html(body, context).front());
    if (out.reject.empty()) return out;
    return fault(out.reject);
  }

  /// What the record gives; nothing where it is none of ours (requests, metadata, images, redirections).
  std::optional<Record> record_of() {
    if (!warc_.fault.empty()) {
      // A stream that broke off is told of by whoever opened it.
      return source_.error().empty() ? std::optional(fault(warc_.fault)) : std::nullopt;
    }
    const std::string kind = header_value(warc_.headers, "Content-Type");
    if (warc_.type == "resource" && is_page(kind)) {
      return warc_.too_large ? fault(too_large()) : page(warc_.content, kind);
    }
    if (warc_.type != "response" || !warc_.content.starts_with("HTTP/")) return std::nullopt;
    const Result<HttpResponse> response = parse_http_response(warc_.content, context_.options.max_document);
    if (!response) return warc_.too_large ? fault(too_large()) : fault(response.error().message);
    if (response->status != 200 || !is_page(response->content_type)) return std::nullopt;
    return warc_.too_large ? fault(too_large()) : page(response->body, response->content_type);
  }

  std::string too_large() const {
    return "over " + std::to_string(context_.options.max_document) + " bytes: too large for one page";
  }

  ByteSource& source_;
  DocumentContext context_;
  WarcReader reader_;
  WarcRecord warc_;
  bool gave_ = false;
};

}  // namespace

std::unique_ptr<RecordSource> warc_source(ByteSource& source, const DocumentContext& context) {
  return std::make_unique<WarcSource>(source, context);
}

}  // namespace dragoman
