#include "exchange/import_row.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/calendar.h"
#include "base/hash.h"
#include "base/tsv.h"

namespace dragoman {

ColumnIndex index_of(const std::vector<std::string_view>& columns) {
  ColumnIndex out;
  for (std::size_t i = 0; i < columns.size(); ++i) out.emplace(columns[i], i);
  return out;
}

std::string_view ImportRow::operator[](std::string_view column) const {
  const auto found = index_.find(column);
  if (found == index_.end() || found->second >= cells_.size()) return {};
  const std::string_view cell = trim(cells_[found->second]);
  return cell == "None" || cell == "NULL" || cell == "NA" ? std::string_view() : cell;
}

ImportedEvent begin_import(ImportFormat format, std::string_view id) {
  ImportedEvent out;
  Event& event = out.event;
  event.doc_id = std::string(name(format)).append(1, ':').append(id);
  event.event_id = event.mention_id = hex_digest(event.doc_id, 16);
  event.confidence = 1;
  event.rule = event.coder = std::string("import/").append(name(format));
  out.article.doc_id = event.doc_id;
  return out;
}

Result<void> set_cameo(Event& event, std::string_view cameo, const ExchangeTables& tables) {
  // Some programs took the code for a number and dropped its zero: no root is above 20.
  std::string code(cameo);
  if (code.size() >= 2 && code.substr(0, 2) > "20") code.insert(code.begin(), '0');
  const auto type = tables.crosswalk->plover(code);
  if (!type) {
    return fail(ErrorCode::kFormat, cameo_quad(code) != 0 ? "CAMEO code " + code + " is no event of PLOVER's"
                                                          : "'" + code + "' is no CAMEO code");
  }
  event.type = type->type;
  event.mode = type->mode;
  event.contexts = type->contexts;
  event.cameo = code;
  event.quad = tables.ontology->quad(event.type);
  event.goldstein = tables.ontology->goldstein(code);
  return {};
}

void set_plover(Event& event, EventType type, std::string_view mode, const ExchangeTables& tables) {
  event.type = type;
  if (tables.ontology->has_mode(type, mode)) event.mode = mode;
  event.quad = tables.ontology->quad(type);
  event.cameo = tables.ontology->cameo(type, event.mode, event.status);
  event.goldstein = tables.ontology->goldstein(event.cameo);
}

void add_cameo_actor(std::vector<ActorRef>& side, std::string_view cameo, std::string_view name,
                     const ExchangeTables& tables) {
  if (cameo.empty() && name.empty()) return;
  ActorRef& actor = side.emplace_back();
  actor.words.text = actor.name = name;
  actor.cameo = cameo;
  const CameoActor parts = tables.crosswalk->actor(cameo);
  actor.code = parts.code;
  actor.sector = parts.sector;
  actor.id = parts.id;
  // Three letters that are neither a state's nor a group's that we know: a region, a people, a faith.
  const Country* country = tables.countries->by_cameo(parts.code);
  if (country != nullptr) actor.code = country->iso3;
  if (country == nullptr && !tables.crosswalk->is_group(parts.code)) actor.code = "UNK";
}

std::optional<Date> compact_day(std::string_view digits) {
  int number = 0;
  if (digits.size() < 8) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + 8, number);
  if (error != std::errc{} || end != digits.data() + 8) return std::nullopt;
  const Date day{static_cast<std::int16_t>(number / 10000), static_cast<std::uint8_t>(number / 100 % 100),
                 static_cast<std::uint8_t>(number % 100)};
  return is_valid(day) ? std::optional(day) : std::nullopt;
}

std::optional<Date> written_day(std::string_view text) {
  text = trim(text);
  if (const auto day = parse_iso_date(text.substr(0, 10))) return day;
  constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto parts = split_list(text, ' ');
  if (parts.size() != 3 || parts[1].size() < 3) return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), parts[1].substr(0, 3));
  const auto day = count(parts[0]), year = count(parts[2]);
  if (month == kMonths.end() || !day || !year || *day > 31 || *year > 9999) return std::nullopt;
  const Date out{static_cast<std::int16_t>(*year), static_cast<std::uint8_t>(month - kMonths.begin() + 1),
                 static_cast<std::uint8_t>(*day)};
  return is_valid(out) ? std::optional(out) : std::nullopt;
}

Result<void> set_day(Event& event, std::optional<Date> first, std::optional<Date> last,
                     std::string_view words) {
  if (!first) return fail(ErrorCode::kFormat, "no day of the event: '" + std::string(words) + "'");
  const Date end = last && *last >= *first ? *last : *first;
  event.date = EventDate{*first, end, {std::string(words), {}}, end == *first ? "day" : "span", {}};
  return {};
}

std::optional<double> real(std::string_view cell) {
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::optional<std::uint64_t> count(std::string_view cell) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error != std::errc{} || end != cell.data() + cell.size()) return std::nullopt;
  return value;
}

void set_point(EventPlace& place, std::string_view lat, std::string_view lon) {
  const auto north = real(lat), east = real(lon);
  if (!north || !east || std::abs(*north) > 90 || std::abs(*east) > 180) return;
  place.lat = north;
  place.lon = east;
}

}  // namespace dragoman
