#include "text/regex.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>
#include <array>

#include "base/utf8.h"

namespace dragoman {
namespace {

// Far above what any real word needs; reached in some tenths of a second.
constexpr std::uint32_t kMatchLimit = 20'000'000;
constexpr std::size_t kFirstStack = std::size_t{32} * 1024;
constexpr std::size_t kLargestStack = std::size_t{1024} * 1024;

/// Begin of the last `count` code points of `text`.
std::size_t back_by(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  while (at > 0 && count > 0) {
    --at;
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80) --count;
  }
  return at;
}

/// Begin of the run of `chars` at the end of `text`.
std::size_t back_over(std::string_view text, std::u32string_view chars) {
  std::size_t begin = text.size();
  while (begin > 0) {
    const std::size_t at = back_by(text.substr(0, begin), 1);
    if (chars.find(decode(text, at).cp) == std::u32string_view::npos) break;
    begin = at;
  }
  return begin;
}

}  // namespace

struct RegexScratch::State {
  pcre2_match_data* data = nullptr;
  pcre2_match_context* context = nullptr;
  pcre2_jit_stack* stack = nullptr;
};

RegexScratch::RegexScratch() : state_(std::make_unique<State>()) {
  state_->data = pcre2_match_data_create(1, nullptr);
  state_->context = pcre2_match_context_create(nullptr);
  state_->stack = pcre2_jit_stack_create(kFirstStack, kLargestStack, nullptr);
  pcre2_set_match_limit(state_->context, kMatchLimit);
  pcre2_jit_stack_assign(state_->context, nullptr, state_->stack);
}

RegexScratch::~RegexScratch() {
  pcre2_match_data_free(state_->data);
  pcre2_match_context_free(state_->context);
  pcre2_jit_stack_free(state_->stack);
}

struct Regex::Code {
  pcre2_code* code = nullptr;
  bool jit = false;
  std::optional<TailBound> tail{};
  ~Code() { pcre2_code_free(code); }
  Code() = default;
  Code(const Code&) = delete;
  Code& operator=(const Code&) = delete;

  /// Where a search must begin so that no match is missed.
  std::size_t first_start(std::string_view subject) const {
    if (!tail || subject.empty() || subject.back() == '\n') return 0;
    const std::size_t bounded = back_by(subject, tail->width);
    if (tail->run_chars.empty()) return bounded;
    return std::min(bounded, back_over(subject, tail->run_chars));
  }
};

Regex::Regex(std::unique_ptr<Code> code) : code_(std::move(code)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view python_source) {
  auto translated = translate_python_regex(python_source);
  if (!translated) return tl::unexpected(translated.error());
  pcre2_compile_context* context = pcre2_compile_context_create(nullptr);
  pcre2_set_newline(context, PCRE2_NEWLINE_LF);
  int error = 0;
  PCRE2_SIZE offset = 0;
  auto code = std::make_unique<Code>();
  const std::string& pattern = translated->pattern;
  code->code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(),
                             PCRE2_UTF | PCRE2_UCP | PCRE2_NO_AUTO_CAPTURE, &error, &offset, context);
  pcre2_compile_context_free(context);
  if (code->code == nullptr) {
    std::array<PCRE2_UCHAR, 256> text{};
    pcre2_get_error_message(error, text.data(), text.size());
    return fail(ErrorCode::kFormat,
                fmt::format("pattern does not compile: {}", reinterpret_cast<const char*>(text.data())));
  }
  code->jit = pcre2_jit_compile(code->code, PCRE2_JIT_COMPLETE) == 0;
  code->tail = std::move(translated->tail);
  return Regex(std::move(code));
}

std::optional<ByteRange> Regex::search(std::string_view subject, RegexScratch& scratch) const {
  return search_from(subject, code_->first_start(subject), false, scratch);
}

std::optional<ByteRange> Regex::search_from(std::string_view subject, std::size_t from, bool must_advance,
                                            RegexScratch& scratch) const {
  const auto* bytes = reinterpret_cast<PCRE2_SPTR>(subject.data());
  const std::uint32_t options = must_advance ? PCRE2_NOTEMPTY_ATSTART : 0;
  RegexScratch::State& state = *scratch.state_;
  int found = PCRE2_ERROR_JIT_STACKLIMIT;
  if (code_->jit) {
    found = pcre2_jit_match(code_->code, bytes, subject.size(), from, options, state.data, state.context);
  }
  if (found == PCRE2_ERROR_JIT_STACKLIMIT) {
    found = pcre2_match(code_->code, bytes, subject.size(), from, options | PCRE2_NO_JIT | PCRE2_NO_UTF_CHECK,
                        state.data, state.context);
  }
  if (found < 0) return std::nullopt;
  const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(state.data);
  return ByteRange{ends[0], ends[1]};
}

}  // namespace dragoman
