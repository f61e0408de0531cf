# Files as part of the program. Writes a source that holds the bytes of each as they are (.incbin) and defines
# `NAMESPACE::FUNCTION()`, a span of {path below ROOT, bytes}.
#   embed_files(OUT HEADER FUNCTION ROOT FILE...)
function(embed_files out header function root)
  set(blobs "")
  set(table "")
  set(externs "")
  set(number 0)
  foreach(file ${ARGN})
    file(RELATIVE_PATH path ${root} ${file})
    set(symbol "dragoman_${function}_${number}")
    string(APPEND blobs "asm(\".section .rodata\\n${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n.global ${symbol}_begin\\n.global ${symbol}_end\\n.previous\\n\");\n")
    string(APPEND externs "extern \"C\" const char ${symbol}_begin[], ${symbol}_end[];\n")
    string(APPEND table "      {\"${path}\", {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  set(text "// Made by cmake/embed.cmake.\n#include \"${header}\"\n\n#include <vector>\n\n${blobs}\n${externs}
namespace dragoman::serve {

std::span<const EmbeddedFile> ${function}() {
  static const std::vector<EmbeddedFile> files = {\n${table}  };
  return files;
}

}  // namespace dragoman::serve
")
  set(before "")
  if(EXISTS ${out})
    file(READ ${out} before)
  endif()
  if(NOT before STREQUAL text)
    file(WRITE ${out} "${text}")
  endif()
  set_source_files_properties(${out} PROPERTIES OBJECT_DEPENDS "${ARGN}")
endfunction()
