#include "world/name_trie.h"

#include "base/utf8.h"

namespace dragoman {
namespace {

bool letter_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  std::size_t from = at - 1;
  while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) --from;
  return is_alpha(decode(text, from).cp);
}

bool letter_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_alpha(decode(text, at).cp);
}

bool digit(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

bool is_infix(std::string_view word, std::size_t at) {
  if (word[at] == '-' || word[at] == '/') return letter_before(word, at) && letter_at(word, at + 1);
  return word[at] == '+' && at > 0 && digit(word, at - 1) && digit(word, at + 1);
}

void split_infixes(std::string_view word, std::vector<std::string_view>& out) {
  std::size_t from = 0;
  for (std::size_t at = 1; at + 1 < word.size(); ++at) {
    if (!is_infix(word, at)) continue;
    out.push_back(word.substr(from, at - from));
    out.push_back(word.substr(at, 1));
    from = at + 1;
  }
  if (from < word.size()) out.push_back(word.substr(from));
}

void split_word(std::string_view word, std::vector<std::string_view>& out) {
  constexpr std::string_view kOpening = "(\"'";
  constexpr std::string_view kClosing = ")\"'!";
  while (!word.empty() && kOpening.find(word.front()) != std::string_view::npos) {
    out.push_back(word.substr(0, 1));
    word.remove_prefix(1);
  }
  std::string_view suffix;
  if (word.size() > 2 && word.ends_with("'s")) {
    suffix = word.substr(word.size() - 2);
  } else if (word.size() > 1 && kClosing.find(word.back()) != std::string_view::npos) {
    suffix = word.substr(word.size() - 1);
  }
  word.remove_suffix(suffix.size());
  split_infixes(word, out);
  if (!suffix.empty()) out.push_back(suffix);
}

}  // namespace

std::vector<std::string_view> split_name(std::string_view name) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  while (from < name.size()) {
    const std::size_t end = std::min(name.find(' ', from), name.size());
    if (end > from) split_word(name.substr(from, end - from), out);
    from = end + 1;
  }
  return out;
}

std::uint32_t NameTrie::word_id(std::string_view word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? kNone : found->second;
}

std::uint32_t NameTrie::step(std::uint32_t node, std::string_view word) const {
  const std::uint32_t id = word_id(word);
  if (id == kNone) return kNone;
  const auto found = edges_.find(std::uint64_t{node} << 32 | id);
  return found == edges_.end() ? kNone : found->second;
}

void NameTrie::add(std::string_view name, std::uint32_t value) {
  std::uint32_t node = 0;
  for (const std::string_view word : split_name(name)) {
    std::uint32_t id = word_id(word);
    if (id == kNone) {
      id = static_cast<std::uint32_t>(words_.size());
      words_.emplace_back(word);
      ids_.emplace(words_.back(), id);
    }
    const auto [edge, is_new] =
        edges_.try_emplace(std::uint64_t{node} << 32 | id, static_cast<std::uint32_t>(values_.size()));
    if (is_new) values_.emplace_back();
    node = edge->second;
  }
  if (node != 0) values_[node].push_back(value);
}

NameTrie::Found NameTrie::longest(std::span<const std::string_view> words) const {
  Found found;
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    node = step(node, words[i]);
    if (node == kNone) break;
    if (!values_[node].empty()) found = {i + 1, values_[node]};
  }
  return found;
}

std::span<const std::uint32_t> NameTrie::exact(std::span<const std::string_view> words) const {
  std::uint32_t node = 0;
  for (const std::string_view word : words) {
    node = step(node, word);
    if (node == kNone) return {};
  }
  return values_[node];
}

}  // namespace dragoman
