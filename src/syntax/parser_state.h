#pragma once
// The state of spaCy's arc-eager parser: a stack, a buffer, and the arcs drawn so far.

#include <cstdint>
#include <vector>

namespace dragoman {

class ParserState {
 public:
  /// Begins a document of `length` words, of which only the first is known to begin a sentence.
  void begin(std::int32_t length) {
    length_ = length;
    next_ = 0;
    stack_.clear();
    rebuffer_.clear();
    const auto count = static_cast<std::size_t>(length);
    words_.assign(count, Word{});
    if (count > 0) words_[0].sentence_start = true;
  }

  bool is_final() const { return stack_.empty() && buffer_length() == 0; }
  std::int32_t stack_depth() const { return static_cast<std::int32_t>(stack_.size()); }
  std::int32_t buffer_length() const { return length_ - next_ + static_cast<std::int32_t>(rebuffer_.size()); }

  /// The i-th word of the stack from its top; -1 if there is none.
  std::int32_t s(std::size_t i) const { return i < stack_.size() ? stack_[stack_.size() - 1 - i] : -1; }
  /// The i-th word of the buffer; -1 behind its end. Words put back come first, the latest foremost.
  std::int32_t b(std::size_t i) const {
    if (i < rebuffer_.size()) return rebuffer_[rebuffer_.size() - 1 - i];
    const auto word = next_ + static_cast<std::int32_t>(i - rebuffer_.size());
    return word < length_ ? word : -1;
  }
  /// The latest child to the left or right of `word`; -1 if there is none, or no word.
  std::int32_t left(std::int32_t word) const { return word < 0 ? -1 : words_[at(word)].left; }
  std::int32_t right(std::int32_t word) const { return word < 0 ? -1 : words_[at(word)].right; }
  std::int32_t head(std::int32_t word) const { return words_[at(word)].head; }
  /// The class that drew the arc to `word`; for words with a head only.
  std::uint16_t arc_class(std::int32_t word) const { return words_[at(word)].arc_class; }
  bool is_sentence_start(std::int32_t word) const { return word >= 0 && words_[at(word)].sentence_start; }
  bool is_unshiftable(std::int32_t word) const { return word >= 0 && words_[at(word)].unshiftable; }

  void shift() {
    if (rebuffer_.empty()) {
      stack_.push_back(next_++);
    } else {
      stack_.push_back(rebuffer_.back());
      rebuffer_.pop_back();
    }
  }
  void reduce() {
    const std::int32_t top = stack_.back();
    if (words_[at(top)].head < 0 && stack_.size() > 1) {
      words_[at(top)].unshiftable = true;
      rebuffer_.push_back(top);
    }
    stack_.pop_back();
  }
  void left_arc(std::uint16_t arc_class) {
    add_arc(b(0), stack_.back(), arc_class);
    words_[at(b(0))].unshiftable = false;
    stack_.pop_back();
  }
  void right_arc(std::uint16_t arc_class) {
    add_arc(stack_.back(), b(0), arc_class);
    shift();
  }
  void break_before(std::int32_t word) { words_[at(word)].sentence_start = true; }
  void force_final() {
    stack_.clear();
    rebuffer_.clear();
    next_ = length_;
  }

 private:
  struct Word {
    std::int32_t head = -1;
    std::int32_t left = -1;  // latest child of each side
    std::int32_t right = -1;
    std::int32_t previous = -1;  // the head's child of the same side before this one
    std::uint16_t arc_class = 0;
    bool sentence_start = false;
    bool unshiftable = false;
  };
  static std::size_t at(std::int32_t word) { return static_cast<std::size_t>(word); }

  void add_arc(std::int32_t head, std::int32_t child, std::uint16_t arc_class) {
    Word& word = words_[at(child)];
    if (word.head >= 0) {
      std::int32_t& latest = word.head > child ? words_[at(word.head)].left : words_[at(word.head)].right;
      // A child whose arc is taken back is always its head's latest: nothing was attached past it.
      if (latest == child) latest = word.previous;
    }
    std::int32_t& latest = head > child ? words_[at(head)].left : words_[at(head)].right;
    word.previous = latest;
    latest = child;
    word.head = head;
    word.arc_class = arc_class;
  }

  std::int32_t length_ = 0;
  std::int32_t next_ = 0;
  std::vector<std::int32_t> stack_;
  std::vector<std::int32_t> rebuffer_;
  std::vector<Word> words_;
};

}  // namespace dragoman
