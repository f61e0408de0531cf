#include "cli/event_table.h"

#include "base/calendar.h"
#include "cli/display_width.h"

namespace dragoman::cli {

const std::vector<Column>& event_columns() {
  static const std::vector<Column> columns = {
      {"DATE", 14, 14, 1}, {"TYPE", 9, 24},     {"STATUS", 6, 12, 2},  {"SOURCE", 12, 30},
      {"TARGET", 12, 30},  {"PLACE", 6, 16, 3}, {"SAID BY", 8, 24, 5}, {"TRIGGER", 8, 16, 4}};
  return columns;
}

std::string article_heading(const Article& article) {
  std::string out = printable(article.title.empty() ? article.doc_id : article.title);
  if (article.date) out += "  " + iso(*article.date);
  if (!article.source.empty()) out += "  " + printable(article.source);
  return out;
}

}  // namespace dragoman::cli
