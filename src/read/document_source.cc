#include <algorithm>
#include <utility>

#include "read/binary.h"
#include "read/limits.h"
#include "read/record_source.h"

namespace dragoman {
namespace {

class DocumentSource : public RecordSource {
 public:
  DocumentSource(ByteSource& source, const DocumentContext& context, ParseDocument parse)
      : source_(source), context_(context), parse_(parse) {}

  std::optional<Record> next() override {
    if (!std::exchange(read_, true)) records_ = read();
    if (at_ == records_.size()) return std::nullopt;
    return std::move(records_[at_++]);
  }

 private:
  std::vector<Record> read() {
    const std::size_t limit = std::max(context_.options.max_document, context_.options.max_article);
    const std::string bytes = read_rest(source_, limit);
    std::vector<Record> out;
    if (!source_.error().empty()) return out;  // told by whoever opened it: half a document is none
    if (bytes.size() > limit) {
      out.push_back(rejected("over " + std::to_string(limit) + " bytes: too large for one document"));
    } else if (std::string fault = binary_fault(bytes); !fault.empty()) {
      out.push_back(rejected(std::move(fault)));
    } else {
      out = parse_(bytes, context_);
    }
    return out;
  }

  ByteSource& source_;
  DocumentContext context_;
  ParseDocument parse_;
  bool read_ = false;
  std::vector<Record> records_;
  std::size_t at_ = 0;
};

}  // namespace

Record rejected(std::string reason, std::uint64_t line) {
  Record out;
  out.reject = std::move(reason);
  out.line = line;
  return out;
}

std::unique_ptr<RecordSource> document_source(ByteSource& source, const DocumentContext& context,
                                              ParseDocument parse) {
  return std::make_unique<DocumentSource>(source, context, parse);
}

}  // namespace dragoman
