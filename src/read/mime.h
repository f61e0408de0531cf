#pragma once
// Messages of RFC 5322 and MIME, taken apart.

#include <string>
#include <string_view>
#include <vector>

namespace dragoman {

/// One entity: a message, or a part of one.
struct MimePart {
  std::string_view headers;
  std::string_view body;
};

/// Divides at the first blank line.
MimePart split_headers(std::string_view entity);
/// A parameter of a header's value: `name` "charset" of "text/plain; charset=utf-8"; empty if it is not
/// there.
std::string header_parameter(std::string_view value, std::string_view name);
/// The parts of a multipart body between its boundaries; at most 1000.
std::vector<std::string_view> split_parts(std::string_view body, std::string_view boundary);

/// Undoes quoted-printable, base64 or nothing, as `encoding` (Content-Transfer-Encoding) tells. Bytes of no
/// meaning are passed over (base64) or kept (quoted-printable).
std::string decode_transfer(std::string_view body, std::string_view encoding);
/// A header's value as UTF-8, encoded words (RFC 2047) undone.
std::string decode_header(std::string_view value);

}  // namespace dragoman
