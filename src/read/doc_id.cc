#include "read/doc_id.h"

#include <algorithm>

#include "base/hash.h"
#include "base/tsv.h"

namespace dragoman {

std::string canonical_url(std::string_view url) {
  url = trim(url);
  std::string out(url.substr(0, url.find('#')));
  const std::size_t scheme_end = out.find("://");
  if (scheme_end == std::string::npos) return out;
  const std::size_t host_end = std::min(out.find_first_of("/?", scheme_end + 3), out.size());
  std::transform(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(host_end), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  return out;
}

std::string derived_doc_id(const Article& article) {
  std::string url = canonical_url(article.url);
  return url.empty() ? hex_digest(article.text) : url;
}

}  // namespace dragoman
