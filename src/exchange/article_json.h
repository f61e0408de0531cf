#pragma once
// The article's own record, which goes with its events by doc_id.

#include <string>

#include "dragoman/article.h"

namespace dragoman {

/// One object: doc_id, publisher, agency, author, url, title, published (the moment, else the day), language.
/// What is not known is null.
std::string article_json(const Article& article);

}  // namespace dragoman
