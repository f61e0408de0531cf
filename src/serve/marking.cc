// A person's word on an event, kept over the coder's as `dragoman review` keeps it.

#include <fmt/format.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "serve/answers.h"
#include "serve/body.h"
#include "serve/record_json.h"
#include "store/writer.h"

namespace dragoman::serve {
namespace {

constexpr std::size_t kLongestName = 200, kLongestNote = 4000;  // bytes

std::string today() {
  const auto now = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return iso(from_days(static_cast<std::int32_t>(now.time_since_epoch().count())));
}

tl::expected<std::vector<Correction>, Problem> read_mark(const std::string& id, const std::string& body) {
  const auto object = read_object(body, {"right", "who", "note"});
  if (!object) return tl::unexpected(object.error());
  const auto right = object->find("right");
  if (right == object->end() || !right->is_boolean()) return refuse(422, "right: takes true or false");
  const auto who = text_of(*object, "who"), note = text_of(*object, "note");
  if (!who) return tl::unexpected(who.error());
  if (!note) return tl::unexpected(note.error());
  if (who->empty() || who->size() > kLongestName)
    return refuse(422, fmt::format("who: takes a name, at most {} bytes: whose word is it?", kLongestName));
  if (note->size() > kLongestNote)
    return refuse(422, fmt::format("note: takes at most {} bytes", kLongestNote));
  return std::vector<Correction>{{id, "verdict", right->get<bool>() ? "right" : "wrong", *who, today()},
                                 {id, "note", *note, *who, today()}};
}

/// Writes under the lock, and commits.
template <class Work>
Reply write(const Asked& asked, const std::string& id, Work work, Answer answer) {
  const std::lock_guard lock(asked.backend.writing());
  const auto writer = StoreWriter::open(asked.backend.options().store);
  if (!writer) return refuse(writer.error());
  const Result<bool> there = work(**writer);
  if (!there) return refuse(there.error());
  if (!*there) return refuse(404, fmt::format("no event {} in the store", id));
  if (const Result<void> kept = (*writer)->commit(); !kept) return refuse(kept.error());
  return answer;
}

}  // namespace

Reply put_mark(const Asked& asked) {
  const std::string& id = asked.parameters.id();
  const auto corrections = read_mark(id, asked.body);
  if (!corrections) return tl::unexpected(corrections.error());
  return write(
      asked, id, [&](StoreWriter& writer) { return writer.correct(*corrections); },
      Answer{mark_json(*corrections)});
}

Reply delete_mark(const Asked& asked) {
  const std::string& id = asked.parameters.id();
  return write(
      asked, id,
      [&](StoreWriter& writer) {
        return writer.take_back(id, {"verdict", "note"});
      },
      Answer{{}, {}, {}, 204});
}

}  // namespace dragoman::serve
