// The terms inside a frame's lines: paths, arguments, tests of words, conditions.
#include <algorithm>
#include <array>
#include <utility>

#include "base/tsv.h"
#include "base/utf8.h"
#include "reader/frame.h"

namespace dragoman {
namespace {

using Kind = Step::Kind;
constexpr std::array<std::pair<std::string_view, Kind>, 15> kSteps = {{{"subject", Kind::kSubject},
                                                                       {"object", Kind::kObject},
                                                                       {"patient", Kind::kPatient},
                                                                       {"addressee", Kind::kAddressee},
                                                                       {"indirect", Kind::kIndirect},
                                                                       {"possessor", Kind::kPossessor},
                                                                       {"modifier", Kind::kModifier},
                                                                       {"clause", Kind::kClause},
                                                                       {"purpose", Kind::kPurpose},
                                                                       {"complement", Kind::kComplement},
                                                                       {"governor", Kind::kGovernor},
                                                                       {"speaker", Kind::kSpeaker},
                                                                       {"anchor", Kind::kAnchor},
                                                                       {"left", Kind::kLeft},
                                                                       {"right", Kind::kRight}}};
constexpr std::array<std::pair<std::string_view, WordTest::Class>, 10> kClasses = {
    {{"ACTOR", WordTest::kActor},
     {"NAME", WordTest::kName},
     {"PLURAL", WordTest::kPlural},
     {"PASSIVE", WordTest::kPassive},
     {"FINITE", WordTest::kFinite},
     {"COPULA", WordTest::kCopula},
     {"NUMBER", WordTest::kNumber},
     {"PLACE", WordTest::kPlace},
     {"PERSON", WordTest::kPerson},
     {"INFINITIVE", WordTest::kInfinitive}}};

bool is_plain_word(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || c == '-' || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
  });
}

std::pair<std::string_view, std::string_view> first_word(std::string_view text) {
  text = trim(text);
  const std::size_t at = text.find(' ');
  if (at == std::string_view::npos) return {text, {}};
  return {text.substr(0, at), trim(text.substr(at))};
}

Result<Condition> parse_condition(std::string_view text, const ListFinder& lists, std::string_view file,
                                  std::uint32_t line) {
  Condition condition;
  auto [where, rest] = first_word(text);
  using Where = Condition::Where;
  constexpr std::array<std::pair<std::string_view, Where>, 4> kWhere = {{{"source", Where::kSource},
                                                                         {"target", Where::kTarget},
                                                                         {"content", Where::kContent},
                                                                         {"sentence", Where::kSentence}}};
  const auto named =
      std::find_if(kWhere.begin(), kWhere.end(), [&](const auto& w) { return w.first == where; });
  if (named != kWhere.end()) {
    condition.where = named->second;
  } else {
    condition.where = Where::kPath;
    auto path = parse_path(where, file, line);
    if (!path) return tl::unexpected(path.error());
    condition.path = *path;
  }
  if (rest.empty()) {
    condition.there = true;
    return condition;
  }
  auto [verb, words] = first_word(rest);
  if (words.starts_with("not ")) {
    condition.wanted = false;
    words = trim(words.substr(4));
  }
  if (verb == "is" && words == "several") {
    condition.several = true;
    return condition;
  }
  if (verb != "is" && verb != "has")
    return fail(ErrorCode::kFormat, "expected 'is' or 'has' in a condition", file, line);
  condition.inside = verb == "has";
  auto test = parse_word_test(words, lists, file, line);
  if (!test) return tl::unexpected(test.error());
  condition.test = *test;
  return condition;
}

}  // namespace

Result<Path> parse_path(std::string_view text, std::string_view file, std::uint32_t line) {
  Path path;
  for (const std::string& word : split_list(text, '.')) {
    if (word == "self") continue;
    const auto named =
        std::find_if(kSteps.begin(), kSteps.end(), [&](const auto& s) { return s.first == word; });
    if (named != kSteps.end()) {
      path.push_back({named->second, {}});
    } else if (is_plain_word(word)) {
      path.push_back({Kind::kPreposition, word});
    } else {
      return fail(ErrorCode::kFormat, "'" + word + "' is no relation and no preposition", file, line);
    }
  }
  return path;
}

Result<Argument> parse_argument(std::string_view text, const ListFinder& lists, std::string_view file,
                                std::uint32_t line) {
  Argument argument;
  if (trim(text) == "none") return argument;
  for (const std::string& alternative : split_list(text, '|')) {
    std::vector<Reach> parts;
    for (const std::string& part : split_list(alternative, '+')) {
      const std::size_t equals = part.find('=');
      auto path = parse_path(trim(std::string_view(part).substr(0, equals)), file, line);
      if (!path) return tl::unexpected(path.error());
      parts.push_back({*path, {}});
      if (equals == std::string::npos) continue;
      auto test = parse_word_test(std::string_view(part).substr(equals + 1), lists, file, line);
      if (!test) return tl::unexpected(test.error());
      parts.back().only = *test;
    }
    if (parts.empty()) return fail(ErrorCode::kFormat, "an alternative is empty", file, line);
    argument.push_back(std::move(parts));
  }
  return argument;
}

Result<WordTest> parse_word_test(std::string_view text, const ListFinder& lists, std::string_view file,
                                 std::uint32_t line) {
  WordTest test;
  for (const std::string& word : split_list(text)) {
    const auto named =
        std::find_if(kClasses.begin(), kClasses.end(), [&](const auto& c) { return c.first == word; });
    if (named != kClasses.end()) {
      test.classes = static_cast<std::uint16_t>(test.classes | named->second);
    } else if (word.starts_with('@')) {
      const WordList* list = lists.find(std::string_view(word).substr(1));
      if (list == nullptr) return fail(ErrorCode::kFormat, "unknown list " + word, file, line);
      test.lists.push_back(list);
    } else if (is_plain_word(word)) {
      test.words.push_back(word);
    } else if (word.ends_with('*') && is_plain_word(word.substr(0, word.size() - 1))) {
      test.prefixes.push_back(word.substr(0, word.size() - 1));
    } else {
      return fail(ErrorCode::kFormat, "'" + word + "' is no lemma, list or class", file, line);
    }
  }
  if (test.classes == 0 && test.lists.empty() && test.words.empty() && test.prefixes.empty())
    return fail(ErrorCode::kFormat, "a test without words", file, line);
  return test;
}

Result<Need> parse_need(std::string_view text, const ListFinder& lists, std::string_view file,
                        std::uint32_t line) {
  Need need;
  need.text = std::string(trim(text));
  std::string_view rest = need.text;
  if (rest.starts_with("no ")) {
    need.wanted = false;
    rest = trim(rest.substr(3));
  }
  constexpr std::string_view kHas = " has ";
  if (const std::size_t has = rest.find(kHas); has != std::string_view::npos) {
    need.inside = true;
    auto test = parse_word_test(rest.substr(has + kHas.size()), lists, file, line);
    if (!test) return tl::unexpected(test.error());
    need.test = *test;
    rest = rest.substr(0, has);
  }
  const std::size_t equals = rest.find('=');
  std::string_view where = rest.substr(0, equals);
  if (equals != std::string_view::npos) {
    if (where.ends_with('!')) {
      need.wanted = false;
      where.remove_suffix(1);
    }
    auto test = parse_word_test(rest.substr(equals + 1), lists, file, line);
    if (!test) return tl::unexpected(test.error());
    need.test = *test;
  }
  auto path = parse_path(trim(where), file, line);
  if (!path) return tl::unexpected(path.error());
  need.path = *path;
  return need;
}

Result<ModeRule> parse_mode_rule(std::string_view text, const ListFinder& lists, std::string_view file,
                                 std::uint32_t line) {
  ModeRule rule;
  const auto [mode, rest] = first_word(text);
  rule.mode = mode == "none" ? "" : std::string(mode);
  if (rest.empty()) return rule;
  if (!rest.starts_with("if ")) return fail(ErrorCode::kFormat, "expected 'if' after the mode", file, line);
  std::string_view left = rest.substr(3);
  while (!left.empty()) {
    const std::size_t at = left.find(" and ");
    auto condition = parse_condition(left.substr(0, at), lists, file, line);
    if (!condition) return tl::unexpected(condition.error());
    rule.conditions.push_back(*condition);
    left = at == std::string_view::npos ? std::string_view{} : left.substr(at + 5);
  }
  return rule;
}

// "no SENTENCE" or "SENTENCE => STATUS TRIGGER (MODE): SOURCE; SOURCE -> TARGET; TARGET"
Result<FrameExample> parse_example(std::string_view text, std::string_view file, std::uint32_t line) {
  FrameExample example;
  example.line = line;
  text = trim(text);
  if (text.starts_with("no ")) {
    example.event = false;
    example.text = std::string(trim(text.substr(3)));
    return example;
  }
  const std::size_t arrow = text.find("=>");
  if (arrow == std::string_view::npos) return fail(ErrorCode::kFormat, "an example needs '=>'", file, line);
  example.text = std::string(trim(text.substr(0, arrow)));
  const auto [state, rest] = first_word(text.substr(arrow + 2));
  const auto known = status(state);
  if (!known) return fail(ErrorCode::kFormat, "'" + std::string(state) + "' is no status", file, line);
  example.status = *known;
  const std::size_t colon = rest.find(':');
  std::string_view trigger = trim(rest.substr(0, colon));
  if (trigger.ends_with(')') && trigger.find('(') != std::string_view::npos) {
    const std::size_t open = trigger.find('(');
    example.mode = std::string(trigger.substr(open + 1, trigger.size() - open - 2));
    trigger = trim(trigger.substr(0, open));
  }
  example.trigger = std::string(trigger);
  if (colon == std::string_view::npos) return example;
  example.told_parties = true;
  const std::string_view parties = rest.substr(colon + 1);
  const std::size_t to = parties.find("->");
  example.source = split_list(parties.substr(0, to), ';');
  if (to != std::string_view::npos) example.target = split_list(parties.substr(to + 2), ';');
  return example;
}

}  // namespace dragoman
