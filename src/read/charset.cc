#include "read/charset.h"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

#include "base/tsv.h"
#include "base/utf8.h"
#include "read/ascii.h"

namespace dragoman {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16Little = "\xFF\xFE";
constexpr std::string_view kUtf16Big = "\xFE\xFF";

/// Names that the web uses for more than they say, as browsers take them.
std::string encoding_named(std::string_view declared) {
  std::string name = ascii_lower(trim(declared));
  if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii")
    return "windows-1252";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "shift_jis" || name == "x-sjis") return "cp932";
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "cp949";
  return name;
}

class Converter {
 public:
  explicit Converter(const std::string& from) : handle_(::iconv_open("UTF-8", from.c_str())) {}
  ~Converter() {
    if (known()) ::iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  bool known() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  /// Appends what `bytes` say to `out` and takes them; an unfinished character at the end is left.
  void convert(std::string_view& bytes, std::string& out, bool& repaired) {
    char* in = const_cast<char*>(bytes.data());
    std::size_t left = bytes.size();
    char block[4096];
    while (left > 0) {
      char* to = block;
      std::size_t room = sizeof(block);
      const std::size_t code = ::iconv(handle_, &in, &left, &to, &room);
      const int why = code == static_cast<std::size_t>(-1) ? errno : 0;
      out.append(block, sizeof(block) - room);
      if (why == EINVAL) break;
      if (why == EILSEQ) {
        out += kReplacement;
        repaired = true;
        ++in;
        --left;
      }
    }
    bytes.remove_prefix(bytes.size() - left);
  }

 private:
  iconv_t handle_;
};

bool converted(std::string_view bytes, const std::string& from, Utf8Text& out) {
  Converter converter(from);
  if (from.empty() || !converter.known()) return false;
  converter.convert(bytes, out.text, out.repaired);
  if (!bytes.empty()) {
    out.text += kReplacement;
    out.repaired = true;
  }
  if (!is_valid_utf8(out.text)) out.text = repair_utf8(out.text);
  return true;
}

bool is_damaged_utf8(std::string_view bytes) {
  const std::string repaired = repair_utf8(bytes);
  std::size_t sequences = 0;
  std::size_t stray = 0;
  for (std::size_t at = 0; at < repaired.size();) {
    const Decoded next = decode(repaired, at);
    if (next.cp == 0xFFFD) ++stray;
    if (next.cp > 0x7F && next.cp != 0xFFFD) ++sequences;
    at += next.size;
  }
  return sequences > stray;
}

/// Encodings that write everything in seven bits: valid UTF-8 says nothing about them.
bool is_seven_bit(std::string_view name) { return name.starts_with("iso-2022-") || name == "hz-gb-2312"; }

class Utf16Source : public ByteSource {
 public:
  Utf16Source(std::unique_ptr<ByteSource> source, const std::string& from)
      : source_(std::move(source)), converter_(from) {
    if (!converter_.known()) set_error(from + " is not known to this system");
  }

 protected:
  std::size_t read(std::span<char> block) override {
    while (pending_.empty() && error().empty()) {
      std::string_view bytes = source_->peek(4);
      if (!source_->error().empty()) set_error(source_->error());
      if (bytes.empty()) return 0;
      const std::size_t before = bytes.size();
      converter_.convert(bytes, pending_, repaired_);
      if (before == bytes.size()) {  // half a character at the end
        pending_ += kReplacement;
        source_->take(before);
      } else {
        source_->take(before - bytes.size());
      }
    }
    const std::size_t size = std::min(block.size(), pending_.size());
    std::copy_n(pending_.begin(), size, block.begin());
    pending_.erase(0, size);
    return size;
  }

 private:
  std::unique_ptr<ByteSource> source_;
  Converter converter_;
  std::string pending_;
  bool repaired_ = false;
};

}  // namespace

Utf8Text to_utf8(std::string_view bytes, std::string_view declared) {
  Utf8Text out;
  if (bytes.starts_with(kUtf16Little) && converted(bytes.substr(2), "UTF-16LE", out)) return out;
  if (bytes.starts_with(kUtf16Big) && converted(bytes.substr(2), "UTF-16BE", out)) return out;
  if (bytes.starts_with(kUtf8Mark)) bytes.remove_prefix(kUtf8Mark.size());
  const std::string name = encoding_named(declared);
  const bool valid = is_valid_utf8(bytes);
  if (valid && !is_seven_bit(name)) {
    out.text = bytes;
    return out;
  }
  // A page that says UTF-16 in its own ASCII letters is none.
  const bool usable = name != "utf-8" && name != "utf8" && !name.starts_with("utf-16");
  if (usable && converted(bytes, name, out)) return out;
  if (!valid && !is_damaged_utf8(bytes) && converted(bytes, "windows-1252", out)) return out;
  out.text = repair_utf8(bytes);
  out.repaired = !valid;
  return out;
}

std::string charset_of(std::string_view content_type) {
  const std::string lower_case = ascii_lower(content_type);
  const std::size_t at = lower_case.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view value = std::string_view(lower_case).substr(at + 8);
  if (!value.empty() && (value.front() == '"' || value.front() == '\'')) value.remove_prefix(1);
  return std::string(value.substr(0, value.find_first_of(" \t\"';,/>")));
}

std::unique_ptr<ByteSource> utf8_source(std::unique_ptr<ByteSource> source) {
  const std::string_view first = source->peek(3);
  std::string from;
  if (first.starts_with(kUtf16Little)) from = "UTF-16LE";
  if (first.starts_with(kUtf16Big)) from = "UTF-16BE";
  if (!from.empty()) {
    source->take(2);
    return std::make_unique<Utf16Source>(std::move(source), from);
  }
  if (first.starts_with(kUtf8Mark)) source->take(kUtf8Mark.size());
  return source;
}

}  // namespace dragoman
