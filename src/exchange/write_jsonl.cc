// The event record, one a line, with the record of the article that first told it.

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "dragoman/coder.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

class JsonlWriter : public Exporter {
 public:
  std::string row(const EventRow& row) override {
    Event event = row.event();
    event.event_id = row.event_id;
    const Article& article = row.article();
    Json about;
    about["doc_id"] = article.doc_id;
    about["publisher"] = or_null(article.source);
    about["agency"] = or_null(article.agency);
    about["author"] = or_null(article.author);
    about["url"] = or_null(article.url);
    about["title"] = or_null(article.title);
    about["published"] = !article.published.empty() ? Json(article.published)
                         : article.date             ? Json(iso(*article.date))
                                                    : Json();
    about["language"] = or_null(article.language);
    std::string line = to_json(event);
    line.pop_back();  // the closing brace
    return line + ",\"article\":" + about.dump(-1, ' ', false, Json::error_handler_t::replace) + "}\n";
  }
};

}  // namespace

std::unique_ptr<Exporter> jsonl_writer() { return std::make_unique<JsonlWriter>(); }

}  // namespace dragoman
