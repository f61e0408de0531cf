#pragma once
// Files that CMake put into the program (cmake/embed.cmake).

#include <span>
#include <string_view>

namespace dragoman::serve {

struct EmbeddedFile {
  std::string_view path;  ///< below its folder: "index.html", "assets/index-abc.js"
  std::string_view bytes;
};

/// The web page, web/dist. Empty where that was not there.
std::span<const EmbeddedFile> page_files();
/// schemas.json: what is answered and sent, by name; components/schemas of openapi.json.
std::span<const EmbeddedFile> schema_files();

}  // namespace dragoman::serve
