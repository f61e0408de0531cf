#include "cli/parse_extras.h"

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "when/when.h"
#include "where/where.h"

namespace dragoman::cli {
namespace {

using Json = nlohmann::ordered_json;

template <class T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json();
}

Json words_json(const Parse& parse, TokenSpan span) {
  const Words words = parse.doc.words(span);
  return {{"start", words.at.start}, {"end", words.at.end}, {"text", words.text}};
}

Json time_json(const Parse& parse, const TimeMention& time) {
  Json out = words_json(parse, time.span);
  out["type"] = time.type;
  out["value"] = time.value;
  out["first"] = time.start ? Json(iso(*time.start)) : Json();
  out["last"] = time.end ? Json(iso(*time.end)) : Json();
  out["granularity"] = time.granularity;
  return out;
}

Json place_json(const Parse& parse, const PlaceMention& mention) {
  Json out = words_json(parse, mention.span);
  const Place& place = mention.place;
  out["name"] = place.name;
  out["country"] = place.country;
  out["admin1"] = place.admin1;
  out["lat"] = or_null(place.lat);
  out["lon"] = or_null(place.lon);
  out["geoname_id"] = or_null(place.geoname_id);
  out["precision"] = place.precision;
  out["locative"] = mention.locative;
  out["in_name"] = mention.in_name;
  return out;
}

}  // namespace

Result<Extras> extras_of(std::string_view asked) {
  Extras out;
  for (std::string_view rest = asked; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(','));
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    if (word == "times") {
      out.times = true;
    } else if (word == "places") {
      out.places = true;
    } else {
      return fail(ErrorCode::kInvalid,
                  "--with takes times, places, or times,places, not '" + std::string(word) + "'");
    }
  }
  return out;
}

std::string extras_json(const Parse& parse, const Extras& extras, std::optional<Date> published,
                        const World* world) {
  Json out = Json::object();
  if (extras.times) {
    out["times"] = Json::array();
    for (const TimeMention& time : find_times(parse, published))
      out["times"].push_back(time_json(parse, time));
  }
  if (extras.places && world != nullptr) {
    out["places"] = Json::array();
    for (const PlaceMention& place : find_places(parse, *world))
      out["places"].push_back(place_json(parse, place));
  }
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace dragoman::cli
