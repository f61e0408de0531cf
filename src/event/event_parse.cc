// The event record out of its JSON.

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "dragoman/coder.h"

namespace dragoman {
namespace {

using Json = nlohmann::json;

/// Thrown inside this file alone.
struct Fault {
  std::string what;
};

std::string text_or_empty(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? std::string() : found->get<std::string>();
}

template <class T>
std::optional<T> optional_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return std::nullopt;
  return found->get<T>();
}

CharSpan span_of(const Json& pair) {
  return {pair.at(0).get<std::uint32_t>(), pair.at(1).get<std::uint32_t>()};
}
CharSpan start_end(const Json& object) {
  return {object.at("start").get<std::uint32_t>(), object.at("end").get<std::uint32_t>()};
}
Words words_at(const Json& object) {
  return {object.at("text").get<std::string>(), span_of(object.at("at"))};
}

ActorRef actor_of(const Json& object) {
  ActorRef actor;
  actor.words = {object.at("text").get<std::string>(), start_end(object)};
  actor.id = text_or_empty(object, "id");
  actor.name = text_or_empty(object, "name");
  actor.code = object.at("code").get<std::string>();
  actor.sector = text_or_empty(object, "sector");
  actor.cameo = text_or_empty(object, "cameo");
  actor.role = text_or_empty(object, "role");
  if (object.contains("members")) actor.members = object.at("members").get<std::vector<std::string>>();
  if (const auto found = object.find("stands_for"); found != object.end() && !found->is_null())
    actor.antecedent = words_at(*found);
  return actor;
}

Date day_of(const Json& text) {
  const auto day = parse_iso_date(text.get<std::string>());
  if (!day) throw Fault{"no day: " + text.get<std::string>()};
  return *day;
}

EventDate date_of(const Json& object) {
  return {day_of(object.at("start")), day_of(object.at("end")), words_at(object),
          object.at("granularity").get<std::string>()};
}

EventPlace place_of(const Json& object) {
  EventPlace place;
  place.words = words_at(object);
  place.name = object.at("name").get<std::string>();
  place.country = text_or_empty(object, "country");
  place.admin1 = text_or_empty(object, "admin1");
  place.lat = optional_of<double>(object, "lat");
  place.lon = optional_of<double>(object, "lon");
  place.geoname_id = optional_of<std::uint32_t>(object, "geoname_id");
  place.precision = object.at("precision").get<std::string>();
  return place;
}

Voice voice_of(const Json& object) {
  return {words_at(object), text_or_empty(object, "cue"), text_or_empty(object, "code"),
          text_or_empty(object, "sector")};
}

EventNumber number_of(const Json& object) {
  return {object.at("what").get<std::string>(), optional_of<std::uint64_t>(object, "low"),
          optional_of<std::uint64_t>(object, "high"), words_at(object),
          text_or_empty(object, "according_to")};
}

template <class T>
std::vector<T> list_of(const Json& object, const char* key, T (*one)(const Json&)) {
  std::vector<T> out;
  for (const Json& each : object.at(key)) out.push_back(one(each));
  return out;
}

Event event_of(const Json& object) {
  Event event;
  event.event_id = object.at("event_id").get<std::string>();
  event.mention_id = object.at("mention_id").get<std::string>();
  event.doc_id = object.at("doc_id").get<std::string>();
  const auto type = event_type(object.at("type").get<std::string>());
  const auto state = status(object.at("status").get<std::string>());
  if (!type || !state) throw Fault{"unknown type or status"};
  event.type = *type;
  event.status = *state;
  event.mode = text_or_empty(object, "mode");
  event.cameo = text_or_empty(object, "cameo");
  event.quad = object.at("quad").get<std::uint8_t>();
  event.goldstein = optional_of<double>(object, "goldstein");
  event.contexts = object.at("contexts").get<std::vector<std::string>>();
  event.confidence = object.at("confidence").get<double>();
  event.trigger = {object.at("trigger").at("text").get<std::string>(), start_end(object.at("trigger"))};
  event.sentence = start_end(object.at("sentence"));
  event.source = list_of(object, "source", actor_of);
  event.target = list_of(object, "target", actor_of);
  if (!object.at("date").is_null()) event.date = date_of(object.at("date"));
  if (!object.at("place").is_null()) event.place = place_of(object.at("place"));
  event.attribution = list_of(object, "attribution", voice_of);
  event.numbers = list_of(object, "numbers", number_of);
  event.same_as = text_or_empty(object, "same_as");
  event.rule = text_or_empty(object, "rule");
  event.coder = text_or_empty(object, "coder");
  return event;
}

}  // namespace

Result<Event> event_from_json(std::string_view json) {
  try {
    return event_of(Json::parse(json));
  } catch (const Fault& fault) {
    return fail(ErrorCode::kFormat, "no event record: " + fault.what);
  } catch (const Json::exception& fault) {
    return fail(ErrorCode::kFormat, fmt::format("no event record: {}", fault.what()));
  }
}

}  // namespace dragoman
