// The event record, one a line, with the record of the article that first told it.

#include "dragoman/coder.h"
#include "exchange/article_json.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

class JsonlWriter : public Exporter {
 public:
  std::string row(const EventRow& row) override {
    Event event = row.event();
    event.event_id = row.event_id;
    std::string line = to_json(event);
    line.pop_back();  // the closing brace
    return line + ",\"article\":" + article_json(row.article()) + "}\n";
  }
};

}  // namespace

std::unique_ptr<Exporter> jsonl_writer() { return std::make_unique<JsonlWriter>(); }

}  // namespace dragoman
