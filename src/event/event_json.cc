// The event record as JSON, keys in the order in which docs and DESIGN give them.

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "dragoman/coder.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

/// No more digits than a measured share has.
double rounded(double share) { return std::round(share * 1000) / 1000; }

Json at(const Words& words) { return Json::array({words.at.start, words.at.end}); }

Json actor_json(const ActorRef& actor) {
  Json stands_for;
  if (actor.antecedent) stands_for = {{"text", actor.antecedent->text}, {"at", at(*actor.antecedent)}};
  return {{"text", actor.words.text},    {"start", actor.words.at.start},   {"end", actor.words.at.end},
          {"stands_for", stands_for},    {"id", or_null(actor.id)},         {"name", or_null(actor.name)},
          {"code", actor.code},          {"sector", or_null(actor.sector)}, {"cameo", or_null(actor.cameo)},
          {"role", or_null(actor.role)}, {"members", actor.members}};
}

Json date_json(const EventDate& date) {
  return {{"start", iso(date.start)},
          {"end", iso(date.end)},
          {"text", date.words.text},
          {"at", at(date.words)},
          {"granularity", date.granularity}};
}

Json place_json(const EventPlace& place) {
  return {{"text", place.words.text},
          {"at", at(place.words)},
          {"name", place.name},
          {"country", or_null(place.country)},
          {"admin1", or_null(place.admin1)},
          {"lat", or_null(place.lat)},
          {"lon", or_null(place.lon)},
          {"geoname_id", or_null(place.geoname_id)},
          {"precision", place.precision}};
}

Json voice_json(const Voice& voice) {
  return {{"text", voice.words.text},
          {"at", at(voice.words)},
          {"cue", voice.cue},
          {"code", or_null(voice.code)},
          {"sector", or_null(voice.sector)}};
}

Json number_json(const EventNumber& number) {
  return {{"what", number.what},          {"low", or_null(number.low)},
          {"high", or_null(number.high)}, {"text", number.words.text},
          {"at", at(number.words)},       {"according_to", or_null(number.according_to)}};
}

template <class T>
Json list(const std::vector<T>& values, Json (*one)(const T&)) {
  Json out = Json::array();
  for (const T& value : values) out.push_back(one(value));
  return out;
}

}  // namespace

std::string to_json(const Event& event) {
  Json out;
  out["event_id"] = event.event_id;
  out["mention_id"] = event.mention_id;
  out["doc_id"] = event.doc_id;
  out["type"] = name(event.type);
  out["mode"] = or_null(event.mode);
  out["status"] = name(event.status);
  out["cameo"] = or_null(event.cameo);
  out["quad"] = event.quad;
  out["goldstein"] = or_null(event.goldstein);
  out["contexts"] = event.contexts;
  out["confidence"] = rounded(event.confidence);
  out["trigger"] = {
      {"text", event.trigger.text}, {"start", event.trigger.at.start}, {"end", event.trigger.at.end}};
  out["sentence"] = {{"start", event.sentence.start}, {"end", event.sentence.end}};
  out["source"] = list(event.source, actor_json);
  out["target"] = list(event.target, actor_json);
  out["date"] = event.date ? date_json(*event.date) : Json();
  out["place"] = event.place ? place_json(*event.place) : Json();
  out["attribution"] = list(event.attribution, voice_json);
  out["numbers"] = list(event.numbers, number_json);
  out["same_as"] = or_null(event.same_as);
  out["rule"] = event.rule;
  out["coder"] = event.coder;
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dragoman
