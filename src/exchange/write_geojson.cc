// GeoJSON (RFC 7946): a point for each event whose place has one; the others have no geometry.

#include <nlohmann/json.hpp>

#include "base/calendar.h"
#include "exchange/dyads.h"
#include "exchange/row_facts.h"
#include "exchange/writers.h"

namespace dragoman {
namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json parties(const std::vector<ActorRef>& side) {
  Json out = Json::array();
  for (const ActorRef& actor : side)
    out.push_back({{"name", label(actor)}, {"code", actor.code}, {"sector", or_null(actor.sector)}});
  return out;
}

Json properties(const EventRow& row) {
  const Event& event = row.event();
  Json out;
  out["type"] = name(event.type);
  out["mode"] = or_null(event.mode);
  out["status"] = name(event.status);
  out["cameo"] = or_null(event.cameo);
  out["quad"] = event.quad;
  out["goldstein"] = event.goldstein ? Json(*event.goldstein) : Json();
  out["date_start"] = event.date ? Json(iso(event.date->start)) : Json();
  out["date_end"] = event.date ? Json(iso(event.date->end)) : Json();
  out["source"] = parties(event.source);
  out["target"] = parties(event.target);
  out["place"] = event.place ? or_null(event.place->name) : Json();
  out["country"] = event.place ? or_null(event.place->country) : Json();
  out["precision"] = event.place ? or_null(event.place->precision) : Json();
  const Bounds dead = bounds(event, "dead");
  out["dead_low"] = dead.low ? Json(*dead.low) : Json();
  out["dead_high"] = dead.high ? Json(*dead.high) : Json();
  out["mentions"] = row.mentions.size();
  out["story_id"] = or_null(row.story_id);
  out["title"] = or_null(row.article().title);
  out["publisher"] = or_null(publisher_of(row.article()));
  out["url"] = or_null(row.article().url);
  out["coder"] = or_null(event.coder);
  return out;
}

class GeoJsonWriter : public Exporter {
 public:
  std::string header() override { return "{\"type\":\"FeatureCollection\",\"features\":[\n"; }
  std::string footer() override { return first_ ? "]}\n" : "\n]}\n"; }

  std::string row(const EventRow& row) override {
    const auto& place = row.event().place;
    Json geometry;
    if (place && place->lat && place->lon)
      geometry = {{"type", "Point"}, {"coordinates", {*place->lon, *place->lat}}};
    const Json feature = {
        {"type", "Feature"}, {"id", row.event_id}, {"geometry", geometry}, {"properties", properties(row)}};
    std::string out = first_ ? "" : ",\n";
    first_ = false;
    return out + feature.dump(-1, ' ', false, Json::error_handler_t::replace);
  }

 private:
  bool first_ = true;
};

}  // namespace

std::unique_ptr<Exporter> geojson_writer() { return std::make_unique<GeoJsonWriter>(); }

}  // namespace dragoman
