#include "read/complete.h"

#include "read/agency.h"
#include "read/doc_id.h"
#include "read/limits.h"

namespace dragoman {

void complete(Record& record, const ReadOptions& options) {
  Article& article = record.article;
  if (record.reject.empty() && article.text.size() > options.max_article) {
    record.reject = over_limit_reason(options.max_article);
  }
  if (article.doc_id.empty()) article.doc_id = canonical_url(article.url);
  if (!record.reject.empty()) return;
  if (!article.date) article.date = options.date;
  if (article.doc_id.empty()) article.doc_id = derived_doc_id(article);
  if (const Syndication told = syndication_in_text(article.text); !told.agency.empty()) {
    if (article.source.empty()) article.source = told.carrier;
    if (article.agency.empty()) article.agency = told.agency;
  }
  if (article.agency.empty()) article.agency = agency_in_text(article.text);
}

}  // namespace dragoman
