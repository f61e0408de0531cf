#include "dictionaries/source.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/tsv.h"
#include "base/utf8.h"

namespace dragoman::dictionaries {
namespace {

/// Takes comments away, across lines where they are XML's.
class Stripper {
 public:
  std::string strip(std::string_view line, std::uint32_t number) {
    std::string kept;
    while (!line.empty()) {
      if (open_ != 0) {
        const std::size_t end = line.find("-->");
        if (end == std::string_view::npos) return kept;
        line.remove_prefix(end + 3);
        open_ = 0;
        continue;
      }
      const std::size_t start = line.find("<!--");
      kept += line.substr(0, start);
      if (start == std::string_view::npos) break;
      open_ = number;
      line.remove_prefix(start + 4);
    }
    kept.resize(comment_in(kept));
    std::replace_if(
        kept.begin(), kept.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return kept;
  }
  /// Line on which a comment began that never ended, else 0.
  std::uint32_t open() const { return open_; }

 private:
  /// A '#' inside a code is no comment: "[###]".
  static std::size_t comment_in(std::string_view text) {
    bool code = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '[') code = text.find(']', i) != std::string_view::npos;
      if (text[i] == ']') code = false;
      if (text[i] == ';' || (text[i] == '#' && !code)) return i;
    }
    return text.size();
  }

  std::uint32_t open_ = 0;
};

std::string shown(const std::filesystem::path& path) { return path.filename().string(); }

/// What is wrong with a line before it is looked into; "" if nothing.
std::string_view fault_of(std::string_view line) {
  if (line.size() > kLongestLine) return "the line is longer than 20000 bytes";
  if (!is_valid_utf8(line)) return "no UTF-8";
  return {};
}

bool has(const Source& source, auto&& test) {
  return std::any_of(source.lines.begin(), source.lines.end(),
                     [&](const SourceLine& line) { return test(std::string_view(line.text)); });
}

}  // namespace

Result<Source> read_source(const std::filesystem::path& path, Ledger& ledger) {
  std::error_code ec;
  if (std::filesystem::file_size(path, ec) > kLargestFile && !ec)
    return fail(ErrorCode::kTooLarge, "a dictionary has at most 256 MiB", path.string());
  const Result<std::string> text = read_file(path);
  if (!text) return tl::unexpected(text.error());
  Source source{shown(path), {}};
  Stripper stripper;
  std::string_view rest = *text;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  for (std::uint32_t number = 1; !rest.empty(); ++number) {
    if (number > kMostLines)
      return fail(ErrorCode::kTooLarge, "a dictionary has at most 2000000 lines", path.string(), number);
    const std::size_t end = rest.find_first_of("\r\n");
    const std::string_view line = rest.substr(0, end);
    const bool both = end != std::string_view::npos && rest.substr(end).starts_with("\r\n");
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + (both ? 2 : 1));
    if (line.find('\0') != std::string_view::npos)
      return fail(ErrorCode::kFormat, "a NUL byte: this is no text", path.string(), number);
    if (const std::string_view fault = fault_of(line); !fault.empty()) {
      ledger.refused(Kind::kLine, source.file, number, line, fault);
      continue;
    }
    const std::string kept = stripper.strip(line, number);
    if (const std::string_view bare = trim(kept); !bare.empty())
      source.lines.push_back({std::string(bare), number});
  }
  if (stripper.open() != 0)
    return fail(ErrorCode::kFormat, "a comment '<!--' that never ends", path.string(), stripper.open());
  return source;
}

Content content_of(const Source& source) {
  const std::string name = lower(source.file);
  constexpr std::array<std::pair<std::string_view, Content>, 7> kNames = {{{"verb", Content::kVerbs},
                                                                           {"actor", Content::kActors},
                                                                           {"agent", Content::kAgents},
                                                                           {"issue", Content::kIssues},
                                                                           {"discard", Content::kDiscards},
                                                                           {"prepos", Content::kPrepositions},
                                                                           {"cameo", Content::kVerbs}}};
  for (const auto& [part, content] : kNames) {
    if (name.find(part) != std::string::npos) return content;
  }
  if (has(source, [](std::string_view line) { return line.starts_with("<ISSUE"); })) return Content::kIssues;
  if (has(source, [](std::string_view line) { return line.starts_with("- ") || line.starts_with("---"); }))
    return Content::kVerbs;
  if (has(source, [](std::string_view line) { return line.find("[~") != std::string_view::npos; }))
    return Content::kAgents;
  if (has(source, [](std::string_view line) { return line.ends_with(']'); })) return Content::kActors;
  return Content::kUnknown;
}

}  // namespace dragoman::dictionaries
