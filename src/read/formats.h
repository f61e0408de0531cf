#pragma once
// The table of formats: how each is told, and who reads it.

#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "read/record_source.h"

namespace dragoman {

/// How sure the first bytes are; the name decides between kNo and kLikely.
enum class Likeness : std::uint8_t {
  kNo,
  kLikely,   ///< unless the name says otherwise
  kCertain,  ///< whatever the name says
};

struct Format {
  InputFormat kind;
  std::string_view name;                       ///< as --input takes it
  std::span<const std::string_view> suffixes;  ///< of the file's name, ".gz" and ".zst" taken off
  Likeness (*likeness)(std::string_view first_bytes);
  std::unique_ptr<RecordSource> (*open)(ByteSource& source, const DocumentContext& context);
};

/// All formats but kAuto.
std::span<const Format> formats();
/// The format called `name`; "auto" is kAuto.
std::optional<InputFormat> format_named(std::string_view name);
/// What an input of this name and these first bytes is.
const Format& told_format(std::string_view input, std::string_view first_bytes);
/// Reads `source` as the options say. A feed that is a page in truth is read as one.
std::unique_ptr<RecordSource> open_records(ByteSource& source, std::string_view input,
                                           const DocumentContext& context);

}  // namespace dragoman
