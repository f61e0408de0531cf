#pragma once
// How an article that names itself in no way is known.

#include <string>
#include <string_view>

#include "dragoman/article.h"

namespace dragoman {

/// The same page under one name: blanks and fragment off, scheme and host in small letters.
std::string canonical_url(std::string_view url);
/// The URL in canonical form, else a hash of the text.
std::string derived_doc_id(const Article& article);

}  // namespace dragoman
