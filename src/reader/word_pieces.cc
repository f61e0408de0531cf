#include "reader/word_pieces.h"

#include <algorithm>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::size_t kLongestWord = 100;  // code points; longer ones are unknown
constexpr std::size_t kFoldColumns = 4;    // code point, up to three that stand for it

bool is_ascii_sign(char32_t cp) {
  return (cp >= 33 && cp <= 47) || (cp >= 58 && cp <= 64) || (cp >= 91 && cp <= 96) ||
         (cp >= 123 && cp <= 126);
}

}  // namespace

Result<WordPieces> WordPieces::load(const WeightFile& file) {
  const auto vocabulary = file.bytes("vocabulary");
  if (!vocabulary) return tl::unexpected(vocabulary.error());
  const auto fold = file.u32("fold");
  if (!fold) return tl::unexpected(fold.error());
  const auto punctuation = file.u32("punctuation");
  if (!punctuation) return tl::unexpected(punctuation.error());

  WordPieces made;
  std::string_view rest = *vocabulary;
  while (!rest.empty()) {
    const std::string_view piece = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), piece.size() + 1));
    const auto id = static_cast<std::uint32_t>(made.size_++);
    if (piece.starts_with("##")) {
      made.inner_.emplace(piece.substr(2), id);
    } else {
      made.whole_.emplace(piece, id);
    }
  }
  for (const auto& [name, id] :
       {std::pair{"[CLS]", &made.start_}, {"[SEP]", &made.end_}, {"[UNK]", &made.unknown_}}) {
    const auto it = made.whole_.find(name);
    if (it == made.whole_.end()) {
      return fail(ErrorCode::kFormat, std::string("section vocabulary lacks ") + name, file.path());
    }
    *id = it->second;
  }
  if (fold->size() % kFoldColumns != 0) {
    return fail(ErrorCode::kFormat, "section fold is not of whole rows", file.path());
  }
  for (std::size_t row = 0; row < fold->size(); row += kFoldColumns) {
    std::u32string folded;
    for (std::size_t k = 1; k < kFoldColumns && (*fold)[row + k] != 0; ++k)
      folded.push_back((*fold)[row + k]);
    made.fold_.emplace((*fold)[row], std::move(folded));
  }
  made.punctuation_.assign(punctuation->begin(), punctuation->end());
  if (!std::is_sorted(made.punctuation_.begin(), made.punctuation_.end())) {
    return fail(ErrorCode::kFormat, "section punctuation is not in order", file.path());
  }
  return made;
}

bool WordPieces::is_punctuation(char32_t cp) const {
  if (cp < 0x80) return is_ascii_sign(cp);
  return std::binary_search(punctuation_.begin(), punctuation_.end(), static_cast<std::uint32_t>(cp));
}

void WordPieces::cut(std::string_view word, std::size_t most, std::vector<std::uint32_t>& out) const {
  const std::size_t limit = out.size() + most;
  std::string run;
  const auto end_run = [&] {
    if (!run.empty()) add_part(run, limit, out);
    run.clear();
  };
  const auto take = [&](char32_t cp) {
    if (is_punctuation(cp)) {
      end_run();
      append_utf8(run, cp);
      end_run();
    } else {
      append_utf8(run, cp);
    }
  };
  for (std::size_t at = 0; at < word.size() && out.size() < limit;) {
    const auto [cp, size] = decode(word, at);
    at += size;
    if (cp < 0x80) {
      if (cp <= 0x20 || cp == 0x7F) continue;
      take(cp >= 'A' && cp <= 'Z' ? cp + ('a' - 'A') : cp);
    } else if (const auto it = fold_.find(cp); it != fold_.end()) {
      for (const char32_t folded : it->second) take(folded);
    } else {
      take(cp);
    }
  }
  end_run();
  if (out.size() > limit) out.resize(limit);
}

void WordPieces::add_part(std::string_view part, std::size_t limit, std::vector<std::uint32_t>& out) const {
  if (out.size() >= limit) return;
  if (part.size() > kLongestWord && count_code_points(part) > kLongestWord) {
    out.push_back(unknown_);
    return;
  }
  const std::size_t first = out.size();
  for (std::size_t begin = 0; begin < part.size();) {
    const Ids& ids = begin == 0 ? whole_ : inner_;
    std::size_t end = part.size();
    auto it = ids.find(part.substr(begin));
    while (it == ids.end() && --end > begin) it = ids.find(part.substr(begin, end - begin));
    if (it == ids.end()) {
      out.resize(first);
      out.push_back(unknown_);
      return;
    }
    out.push_back(it->second);
    begin = end;
  }
}

}  // namespace dragoman
