#include "dictionaries/codes.h"

#include <algorithm>
#include <array>

#include "base/tsv.h"

namespace dragoman::dictionaries {
namespace {

/// Types by CAMEO's root, 01 to 20; statements have none.
constexpr std::array<std::optional<EventType>, 20> kRoots = {
    std::nullopt,         EventType::kRequest,   EventType::kAgree,    EventType::kConsult,
    EventType::kSupport,  EventType::kCooperate, EventType::kAid,      EventType::kConcede,
    EventType::kAccuse,   EventType::kRequest,   EventType::kAccuse,   EventType::kReject,
    EventType::kThreaten, EventType::kProtest,   EventType::kMobilize, EventType::kSanction,
    EventType::kCoerce,   EventType::kAssault,   EventType::kAssault,  EventType::kAssault};

constexpr std::string_view kNobody = "---";

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_part(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); });
}

bool is_letters(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// CAMEO's root, 1 to 20; 0 if the code begins with none.
std::size_t root_of(std::string_view code) {
  if (code.size() < 2 || !is_digits(code)) return 0;
  const auto digit = [&](std::size_t at) { return static_cast<std::size_t>(code[at] - '0'); };
  const std::size_t number = digit(0) * 10 + digit(1);
  return number <= kRoots.size() ? number : 0;
}

}  // namespace

Result<Codes> Codes::load(const std::filesystem::path& data) {
  Codes codes;
  const std::filesystem::path ontology = data / "lexicon" / "ontology";
  if (auto done = codes.read_events(ontology); !done) return tl::unexpected(done.error());
  if (auto done = codes.read_actors(ontology); !done) return tl::unexpected(done.error());
  if (auto done = codes.read_world(data / "world"); !done) return tl::unexpected(done.error());
  return codes;
}

// A line that asks for no words says best what its code means; one of planned acts says it of others' codes.
Result<void> Codes::read_events(const std::filesystem::path& folder) {
  const auto names = read_tsv(folder / "goldstein.tsv", {"cameo", "goldstein", "name"});
  if (!names) return tl::unexpected(names.error());
  for (const TsvRow& row : names->rows) known_.insert(row.cells[0]);
  const auto crosswalk = read_tsv(folder / "cameo.tsv", {"type", "mode", "status", "words", "cameo"});
  if (!crosswalk) return tl::unexpected(crosswalk.error());
  for (const bool plain : {true, false}) {
    for (const TsvRow& row : crosswalk->rows) {
      const auto type = event_type(row.cells[0]);
      if (!type || (row.cells[2] != "*" && row.cells[2] != "actual")) continue;
      if (plain != (row.cells[3] == "*")) continue;
      events_.try_emplace(row.cells[4], EventMeaning{type, row.cells[1] == "*" ? "" : row.cells[1]});
    }
  }
  return {};
}

Result<void> Codes::read_actors(const std::filesystem::path& folder) {
  const auto table = read_tsv(folder / "actor_codes.tsv", {"what", "key", "cameo"});
  if (!table) return tl::unexpected(table.error());
  for (const TsvRow& row : table->rows) {
    const std::string& cameo = row.cells[2];
    if (cameo == "-") continue;
    if (row.cells[0] == "code") codes_.emplace(cameo, row.cells[1]);
    if (row.cells[0] != "sector") continue;
    // A role that is a sector's own name means that sector: UAF before PRM.
    if (row.cells[1] == cameo) sectors_[cameo] = cameo;
    sectors_.emplace(cameo, row.cells[1]);
  }
  return {};
}

Result<void> Codes::read_world(const std::filesystem::path& folder) {
  const auto states = read_tsv(folder / "countries.tsv",
                               {"iso3", "name", "other_names", "adjectives", "demonyms", "capitals"});
  if (!states) return tl::unexpected(states.error());
  for (const TsvRow& row : states->rows) countries_.insert(row.cells[0]);
  const auto words = read_tsv(folder / "sectors.tsv", {"words", "sector", "kind", "role"});
  if (!words) return tl::unexpected(words.error());
  for (const TsvRow& row : words->rows) heads_.emplace(row.cells[0], SectorHead{row.cells[2], row.cells[3]});
  return {};
}

std::optional<EventMeaning> Codes::event(std::string_view code) const {
  if (root_of(code) == 0 || !known_.contains(std::string(code))) return std::nullopt;
  // "010", "0231": what the crosswalk does not have means what the shorter code means.
  for (std::string_view at = code; at.size() > 2; at.remove_suffix(1)) {
    const auto found = events_.find(std::string(at));
    if (found != events_.end()) return found->second;
  }
  return EventMeaning{kRoots.at(root_of(code) - 1), {}};
}

// The longest of our organisations' codes, else the first part.
void Codes::take_code(std::string_view full, ActorMeaning& meaning, std::string_view& rest) const {
  for (std::size_t size = full.size(); size > 3; size -= 3) {
    const auto found = codes_.find(std::string(full.substr(0, size)));
    if (found == codes_.end()) continue;
    meaning.code = found->second;
    rest = full.substr(size);
    return;
  }
  const auto found = codes_.find(std::string(full.substr(0, 3)));
  meaning.code = found == codes_.end() ? std::string(full.substr(0, 3)) : found->second;
  rest = full.substr(3);
}

Result<ActorMeaning> Codes::actor(std::string_view code) const {
  ActorMeaning meaning;
  if (code.find('/') != std::string_view::npos) {
    meaning.members = split_list(code, '/');
    for (const std::string& member : meaning.members) {
      if (!is_country(member)) return fail(ErrorCode::kInvalid, "'" + member + "' of several is no state");
    }
    return meaning;
  }
  if (code.starts_with(kNobody)) return fail(ErrorCode::kInvalid, "the null code names nobody");
  if (code == "###") return fail(ErrorCode::kInvalid, "discards the sentence: no actor's code");
  if (code.empty() || code.size() % 3 != 0 || !is_part(code) || !is_letters(code.substr(0, 3)))
    return fail(ErrorCode::kInvalid, "the code is not made of parts of three letters");
  std::string_view rest;
  take_code(code, meaning, rest);
  for (; !rest.empty(); rest.remove_prefix(3)) {
    const std::string_view part = rest.substr(0, 3);
    if (meaning.sector.empty() && !sector(part).empty()) {
      meaning.sector = sector(part);
    } else {
      meaning.rest += part;
    }
  }
  return meaning;
}

std::string Codes::sector(std::string_view role) const {
  const auto found = sectors_.find(std::string(role));
  return found == sectors_.end() ? std::string() : found->second;
}

const SectorHead* Codes::head(std::string_view word) const {
  const auto found = heads_.find(std::string(word));
  return found == heads_.end() ? nullptr : &found->second;
}

}  // namespace dragoman::dictionaries
