// Blocks of a lexicon text: a head in column 0, its lines indented, '#' comments.
#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <utility>

#include "base/tsv.h"
#include "base/utf8.h"
#include "reader/frame.h"

namespace dragoman {
namespace {

using LineHandler = std::function<Result<void>(std::string_view text, bool head, std::uint32_t line)>;

Result<void> each_line(std::string_view text, const LineHandler& handle) {
  std::uint32_t line = 0;
  while (!text.empty()) {
    ++line;
    const std::size_t end = text.find('\n');
    std::string_view current = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    const bool head = !current.starts_with(' ') && !current.starts_with('\t');
    current = trim(current);
    if (current.empty() || current.starts_with('#')) continue;
    if (auto done = handle(current, head, line); !done) return done;
  }
  return {};
}

std::string_view without_comment(std::string_view text) { return trim(text.substr(0, text.find(" #"))); }

/// Fills one frame, line by line.
class FrameBuilder {
 public:
  FrameBuilder(std::string_view file, const ListFinder& lists) : file_(file), lists_(lists) {}

  Result<Frame> begin(std::string_view head, std::uint32_t line) const {
    Frame frame;
    frame.id = std::string(trim(head.substr(5)));
    frame.file = std::string(file_);
    frame.line = line;
    std::string prefix = frame.id.substr(0, frame.id.find('.'));
    std::transform(prefix.begin(), prefix.end(), prefix.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    frame.type = event_type(prefix);
    if (!frame.type && prefix != "NONE")
      return fail(ErrorCode::kFormat, "frame '" + frame.id + "' begins with no event type", file_, line);
    return frame;
  }

  Result<void> add(Frame& frame, std::string_view text, std::uint32_t line) const {
    const std::size_t space = text.find(' ');
    const std::string_view key = text.substr(0, space);
    const std::string_view value =
        space == std::string_view::npos ? std::string_view{} : trim(text.substr(space));
    if (key == "e.g.") return keep(frame.examples, parse_example(value, file_, line));
    const std::string_view plain = without_comment(value);
    if (key == "predicate") return add_predicate(frame, plain, line);
    if (key == "except") return take_out(frame, plain, line);
    if (key == "needs") return keep(frame.needs, parse_need(plain, lists_, file_, line));
    if (key == "mode") return keep(frame.modes, parse_mode_rule(plain, lists_, file_, line));
    if (key == "source") return set(frame.source, parse_argument(plain, lists_, file_, line));
    if (key == "target") return set(frame.target, parse_argument(plain, lists_, file_, line));
    if (key == "content") return set(frame.content, parse_argument(plain, lists_, file_, line));
    if (key == "priority") return set_priority(frame, plain, line);
    if (key == "confidence") return set_confidence(frame, plain, line);
    if (key == "status") return set_status(frame, plain, line);
    if (key == "cameo") return set_cameo(frame, plain, line);
    return fail(ErrorCode::kFormat, "'" + std::string(key) + "' is no line of a frame", file_, line);
  }

 private:
  template <class T>
  static Result<void> keep(std::vector<T>& all, Result<T> one) {
    if (!one) return tl::unexpected(one.error());
    all.push_back(std::move(*one));
    return {};
  }
  template <class T>
  static Result<void> set(T& slot, Result<T> value) {
    if (!value) return tl::unexpected(value.error());
    slot = std::move(*value);
    return {};
  }

  Result<void> set_priority(Frame& frame, std::string_view text, std::uint32_t line) const {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), frame.priority);
    if (error != std::errc{} || end != text.data() + text.size())
      return fail(ErrorCode::kFormat, "priority must be a whole number", file_, line);
    return {};
  }

  Result<void> set_confidence(Frame& frame, std::string_view text, std::uint32_t line) const {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), frame.confidence);
    if (error != std::errc{} || end != text.data() + text.size() || !(frame.confidence > 0) ||
        frame.confidence > 1)
      return fail(ErrorCode::kFormat, "confidence must be a number above 0, at most 1", file_, line);
    return {};
  }

  Result<void> set_cameo(Frame& frame, std::string_view text, std::uint32_t line) const {
    const bool digits = std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits || text.size() < 2 || text.size() > 4)
      return fail(ErrorCode::kFormat, "a CAMEO code has two to four digits", file_, line);
    frame.cameo = std::string(text);
    return {};
  }

  Result<void> set_status(Frame& frame, std::string_view text, std::uint32_t line) const {
    frame.status = status(text);
    if (!frame.status)
      return fail(ErrorCode::kFormat, "'" + std::string(text) + "' is no status", file_, line);
    return {};
  }

  // Words of the lists above that this frame leaves out, whatever their class.
  Result<void> take_out(Frame& frame, std::string_view text, std::uint32_t line) const {
    for (const std::string& entry : split_list(text, ';')) {
      const std::size_t before = frame.predicates.size();
      std::erase_if(frame.predicates, [&](const Predicate& predicate) {
        const Pattern out = make_pattern(entry, predicate.pattern.word_class);
        return predicate.pattern.words == out.words;
      });
      if (frame.predicates.size() == before)
        return fail(ErrorCode::kFormat, "no predicate above is '" + entry + "'", file_, line);
    }
    return {};
  }

  // "@list, @prefix.*" or "verb host; hold"
  Result<void> add_predicate(Frame& frame, std::string_view text, std::uint32_t line) const {
    if (text.starts_with('@')) {
      for (const std::string& item : split_list(text)) {
        if (auto done = add_list(frame, item, line); !done) return done;
      }
      return {};
    }
    constexpr std::array<std::string_view, 4> kClasses = {"verb", "noun", "adj", "phrase"};
    const std::size_t space = text.find(' ');
    const auto found = std::find(kClasses.begin(), kClasses.end(), text.substr(0, space));
    if (found == kClasses.end() || space == std::string_view::npos)
      return fail(ErrorCode::kFormat, "expected @list, or verb, noun, adj or phrase with words", file_, line);
    const auto word_class = static_cast<WordClass>(found - kClasses.begin());
    for (const std::string& entry : split_list(text.substr(space), ';')) {
      Pattern pattern = make_pattern(entry, word_class);
      if (!pattern.words.empty()) frame.predicates.push_back({std::move(pattern), {}, {}});
    }
    return {};
  }

  Result<void> add_list(Frame& frame, std::string_view item, std::uint32_t line) const {
    std::string_view name = trim(item);
    if (!name.starts_with('@')) return fail(ErrorCode::kFormat, "expected @list", file_, line);
    name.remove_prefix(1);
    std::vector<const WordList*> found;
    std::optional<WordClass> only;
    if (const std::size_t slash = name.find('/'); slash != std::string_view::npos) {
      const std::string_view word_class = name.substr(slash + 1);
      only = word_class == "verb"   ? WordClass::kVerb
             : word_class == "noun" ? WordClass::kNoun
             : word_class == "adj"  ? WordClass::kAdjective
                                    : WordClass::kPhrase;
      name = name.substr(0, slash);
    }
    if (name.ends_with('*')) {
      found = lists_.starting(name.substr(0, name.size() - 1));
    } else if (const WordList* list = lists_.find(name)) {
      found.push_back(list);
    }
    if (found.empty()) return fail(ErrorCode::kFormat, "unknown list @" + std::string(name), file_, line);
    for (const WordList* list : found) {
      if (only && list->word_class != *only) continue;
      for (const Pattern& pattern : list->patterns)
        frame.predicates.push_back({pattern, list->type, list->mode});
    }
    return {};
  }

  std::string_view file_;
  const ListFinder& lists_;
};

}  // namespace

Result<std::vector<WordList>> parse_lists(std::string_view text, std::string_view file) {
  std::vector<WordList> lists;
  bool in_list = false;
  auto done = each_line(text, [&](std::string_view line, bool head, std::uint32_t number) -> Result<void> {
    if (head) {
      in_list = line.starts_with("list ");
      if (!in_list) return {};
      auto list = parse_list_header(without_comment(line), file, number);
      if (!list) return tl::unexpected(list.error());
      lists.push_back(std::move(*list));
    } else if (in_list) {
      add_entries(lists.back(), line);
    }
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  return lists;
}

Result<std::vector<Frame>> parse_frames(std::string_view text, std::string_view file,
                                        const ListFinder& lists) {
  std::vector<Frame> frames;
  const FrameBuilder builder(file, lists);
  bool in_frame = false;
  auto done = each_line(text, [&](std::string_view line, bool head, std::uint32_t number) -> Result<void> {
    if (!head) return in_frame ? builder.add(frames.back(), line, number) : Result<void>{};
    in_frame = line.starts_with("frame ");
    if (!in_frame) {
      if (line.starts_with("list ")) return {};
      return fail(ErrorCode::kFormat, "a block begins with 'frame' or 'list'", file, number);
    }
    auto frame = builder.begin(without_comment(line), number);
    if (!frame) return tl::unexpected(frame.error());
    frames.push_back(std::move(*frame));
    return {};
  });
  if (!done) return tl::unexpected(done.error());
  for (const Frame& frame : frames) {
    if (frame.predicates.empty())
      return fail(ErrorCode::kFormat, "frame '" + frame.id + "' has no predicate", file, frame.line);
  }
  return frames;
}

}  // namespace dragoman
