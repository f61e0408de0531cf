#include "serve/gzip.h"

#include <zlib.h>

#include <algorithm>

#include "base/tsv.h"

namespace dragoman::serve {

std::string gzipped(std::string_view bytes) {
  constexpr int kLevel = 5, kGzipWindow = 15 + 16, kMemory = 8;
  z_stream stream{};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzipWindow, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool whole = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(whole ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

bool takes_gzip(std::string_view accept_encoding) {
  for (const std::string& one : split_list(accept_encoding)) {
    const std::string_view coding = trim(std::string_view(one).substr(0, one.find(';')));
    if (coding != "gzip" && coding != "*") continue;
    const std::size_t weight = one.find("q=");
    return weight == std::string::npos || one.find_first_of("123456789", weight) != std::string::npos;
  }
  return false;
}

}  // namespace dragoman::serve
