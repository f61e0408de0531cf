#include "store/names.h"

#include <fmt/format.h>

namespace dragoman {
namespace {

constexpr std::size_t kMostRemembered = 200'000;

}  // namespace

void Names::forget_if_many() {
  if (phrases_.size() + actors_.size() + places_.size() >= kMostRemembered) forget();
}

void Names::forget() {
  phrases_.clear();
  actors_.clear();
  places_.clear();
}

std::int64_t Names::phrase(const std::string& text) {
  forget_if_many();
  const auto [found, fresh] = phrases_.try_emplace(text, 0);
  if (!fresh) return found->second;
  Statement select = database_.prepare("SELECT id FROM phrase WHERE text = ?");
  if (select.bind(text).step()) return found->second = select.integer(0);
  database_.prepare("INSERT INTO phrase(text) VALUES (?)").bind(text).run();
  return found->second = database_.last_id();
}

std::optional<std::int64_t> Names::phrase_or_null(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return phrase(text);
}

std::int64_t Names::actor(const ActorRef& actor) {
  const std::string& called = actor.name.empty() ? actor.words.text : actor.name;
  const std::int64_t words = phrase(called);
  const std::string key =
      fmt::format("{}\n{}\n{}\n{}\n{}", actor.id, called, actor.code, actor.sector, actor.cameo);
  const auto [found, fresh] = actors_.try_emplace(key, 0);
  if (!fresh) return found->second;
  Statement select = database_.prepare(
      "SELECT id FROM actor WHERE key = ? AND name = ? AND code = ? AND sector = ? AND cameo = ?");
  select.bind(actor.id).bind(called).bind(actor.code).bind(actor.sector).bind(actor.cameo);
  if (select.step()) return found->second = select.integer(0);
  database_.prepare("INSERT INTO actor(key, name, code, sector, cameo, phrase) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(actor.id)
      .bind(called)
      .bind(actor.code)
      .bind(actor.sector)
      .bind(actor.cameo)
      .bind(words)
      .run();
  return found->second = database_.last_id();
}

std::int64_t Names::place(const EventPlace& place) {
  const std::string& called = place.name.empty() ? place.words.text : place.name;
  const std::int64_t geoname = place.geoname_id.value_or(0);
  const std::string key = fmt::format("{}\n{}\n{}\n{}", called, place.country, place.admin1, geoname);
  const auto [found, fresh] = places_.try_emplace(key, 0);
  if (!fresh) return found->second;
  Statement select =
      database_.prepare("SELECT id FROM place WHERE name = ? AND country = ? AND admin1 = ? AND geoname = ?");
  select.bind(called).bind(place.country).bind(place.admin1).bind(geoname);
  if (select.step()) return found->second = select.integer(0);
  database_.prepare("INSERT INTO place(name, country, admin1, geoname, lat, lon) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(called)
      .bind(place.country)
      .bind(place.admin1)
      .bind(geoname)
      .bind(place.lat)
      .bind(place.lon)
      .run();
  const std::int64_t id = database_.last_id();
  if (place.lat && place.lon) {
    database_.prepare("INSERT INTO place_box VALUES (?, ?, ?, ?, ?)")
        .bind(id)
        .bind(*place.lat)
        .bind(*place.lat)
        .bind(*place.lon)
        .bind(*place.lon)
        .run();
  }
  return found->second = id;
}

}  // namespace dragoman
