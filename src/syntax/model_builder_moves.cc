// Class order as spaCy's TransitionSystem.initialize_actions has it: by action, each action's labels by
// (frequency, label) descending; labels of negative frequency (added later) behind all, expanded by action.

#include "syntax/model_builder_moves.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <set>
#include <vector>

#include "syntax/msgpack_file.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

struct Move {
  std::int64_t frequency;
  std::string label;
  std::size_t action;
  bool added() const { return frequency < 0; }
};

bool comes_before(const Move& a, const Move& b) {
  if (a.added() != b.added()) return b.added();
  if (!a.added() && a.action != b.action) return a.action < b.action;
  if (a.frequency != b.frequency) return a.frequency > b.frequency;
  if (a.label != b.label) return a.label > b.label;
  return a.action < b.action;
}

/// The moves of the JSON inside the file; nothing where it is not of this form.
bool collect(const Json& json, std::size_t action_count, std::vector<Move>& out) {
  if (!json.is_object()) return false;
  for (const auto& [key, labels] : json.items()) {
    std::size_t action = action_count;
    const auto [end, code] = std::from_chars(key.data(), key.data() + key.size(), action);
    if (code != std::errc() || end != key.data() + key.size() || action >= action_count) return false;
    if (!labels.is_object()) return false;
    for (const auto& [label, frequency] : labels.items()) {
      if (!frequency.is_number_integer()) return false;
      out.push_back({frequency.get<std::int64_t>(), label, action});
    }
  }
  return true;
}

}  // namespace

Result<Json> read_moves(const std::filesystem::path& path, std::string_view actions) {
  const Result<MsgpackFile> file = MsgpackFile::open(path);
  if (!file) return tl::unexpected(file.error());
  const auto* packed = find(file->root(), "moves");
  const auto text = packed == nullptr ? std::nullopt : as_text(*packed);
  std::vector<Move> moves;
  if (!text || !collect(Json::parse(*text, nullptr, false), actions.size(), moves) || moves.empty()) {
    return fail(ErrorCode::kFormat, "holds no table of moves", file->path());
  }
  std::sort(moves.begin(), moves.end(), comes_before);
  Json out = Json::array();
  std::set<std::pair<std::size_t, std::string>> seen;
  for (const Move& move : moves) {
    if (!seen.emplace(move.action, move.label).second) continue;
    out.push_back({{"action", std::string(1, actions[move.action])}, {"label", move.label}});
  }
  return out;
}

}  // namespace dragoman
