#include "where/resolve.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>
#include <unordered_map>

namespace dragoman {
namespace {

/// How far the words "Syrian town of" may stand before the name they place.
constexpr std::uint32_t kQualifierReach = 5;
constexpr double kNearbyKm = 400;

double radians(double degrees) { return degrees * std::numbers::pi / 180; }

double distance_km(const Place& a, const Place& b) {
  if (!a.lat || !a.lon || !b.lat || !b.lon) return 1e9;
  const double lat = radians(*b.lat - *a.lat) / 2;
  const double lon = radians(*b.lon - *a.lon) / 2;
  const double h = std::sin(lat) * std::sin(lat) +
                   std::cos(radians(*a.lat)) * std::cos(radians(*b.lat)) * std::sin(lon) * std::sin(lon);
  return 2 * 6371 * std::asin(std::min(1.0, std::sqrt(h)));
}

/// A country or region that the words beside a name place it in.
struct Qualifier {
  std::string country;
  std::string admin1;
  bool fits(const Place& place) const {
    if (!country.empty() && place.country != country) return false;
    return admin1.empty() || place.admin1 == admin1;
  }
};

class Resolver {
 public:
  Resolver(const Parse& parse, const World& world, const std::vector<PlaceName>& names)
      : parse_(parse), world_(world), names_(names) {}

  std::vector<Resolved> run() {
    note_countries();
    std::vector<Resolved> out(names_.size());
    for (std::size_t i = 0; i < names_.size(); ++i) out[i] = by_qualifier(i);
    note_settled(out);
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (out[i].place == nullptr && out[i].why.empty()) out[i] = by_context(i);
    }
    return out;
  }

 private:
  /// Counts the countries and regions that the article names, also in the names of peoples and bodies.
  void note_countries() {
    for (const PlaceName& name : names_) {
      if (name.candidates.empty()) continue;
      const Place& first = *name.candidates.front();
      if (first.precision == "city" && first.population < 1'000'000) continue;
      if (!first.country.empty()) ++countries_[first.country];
      if (first.precision == "region" && !first.admin1.empty()) ++regions_[first.admin1];
      ++total_;
    }
  }

  /// The next name, where it follows as ", Texas" or "(Texas)".
  const PlaceName* container(std::size_t i) const {
    if (i + 1 >= names_.size()) return nullptr;
    const TokenSpan span = names_[i].span;
    const PlaceName& next = names_[i + 1];
    const bool comma = next.span.begin == span.end + 1;
    if (!comma || parse_.sentence_of[next.span.begin] != parse_.sentence_of[span.begin]) return nullptr;
    const std::string_view mark = parse_.doc.str(span.end);
    return mark == "," || mark == "(" ? &next : nullptr;
  }

  /// The country or region that a name can be of: any of its candidates that is no city.
  static const Place* area(const PlaceName& name, const std::vector<const Place*>& inside) {
    for (const Place* candidate : name.candidates) {
      if (candidate->precision == "city") continue;
      const Qualifier qualifier = qualifier_of(*candidate);
      if (std::any_of(inside.begin(), inside.end(),
                      [&](const Place* p) { return p != candidate && qualifier.fits(*p); })) {
        return candidate;
      }
    }
    const auto found = std::find_if(name.candidates.begin(), name.candidates.end(),
                                    [](const Place* p) { return p->precision != "city"; });
    return found == name.candidates.end() ? nullptr : *found;
  }

  static Qualifier qualifier_of(const Place& place) {
    return {place.country, place.precision == "region" ? place.admin1 : std::string()};
  }

  /// "the Syrian town of X", "Texas city of X": a country or region named just before.
  Qualifier before(std::size_t i) const {
    const TokenSpan span = names_[i].span;
    if (span.begin < 2 || parse_.lemma[span.begin - 1] != "of") return {};
    const TokenSpan sentence = parse_.sentences[parse_.sentence_of[span.begin]];
    const std::uint32_t from = std::max(sentence.begin, span.begin - std::min(span.begin, kQualifierReach));
    if (i > 0 && names_[i - 1].span.begin >= from) {
      if (const Place* place = area(names_[i - 1], names_[i].candidates)) return qualifier_of(*place);
    }
    for (std::uint32_t token = from; token + 1 < span.begin; ++token) {
      if (parse_.pos[token] != "ADJ" && parse_.pos[token] != "PROPN") continue;
      for (const WorldEntry* entry : world_.find(parse_.doc.str(token))) {
        if (entry->kind == EntryKind::kNationality) return {entry->code, {}};
      }
    }
    return {};
  }

  Resolved by_qualifier(std::size_t i) const {
    const PlaceName& name = names_[i];
    Qualifier qualifier;
    std::string why;
    if (const PlaceName* next = container(i); next != nullptr) {
      if (const Place* place = area(*next, name.candidates)) {
        qualifier = qualifier_of(*place);
        why = "in " + next->name;
      }
    }
    if (qualifier.country.empty()) {
      qualifier = before(i);
      why = "told by the words before";
    }
    if (qualifier.country.empty()) return {};
    // "Paris, Texas" is a city; "California, United States" the larger of what fits.
    for (const Place* place : name.candidates) {
      if (place->precision == "country" || !qualifier.fits(*place)) continue;
      if (qualifier.admin1.empty() || place->precision == "city") return {place, place->country, why};
    }
    const bool unknown = !is_well_known(name.candidates);
    return unknown ? Resolved{nullptr, qualifier.country, why} : Resolved{};
  }

  void note_settled(const std::vector<Resolved>& resolved) {
    for (std::size_t i = 0; i < names_.size(); ++i) {
      const Place* place = resolved[i].place;
      if (place != nullptr) {
        told_.emplace(names_[i].name, place);
      } else if (names_[i].candidates.size() == 1) {
        place = names_[i].candidates.front();
      }
      if (place != nullptr && place->precision == "city" && anchors_.size() < 50) anchors_.push_back(place);
    }
  }

  Resolved by_context(std::size_t i) {
    const PlaceName& name = names_[i];
    if (name.candidates.empty()) return {nullptr, {}, "in no table"};
    if (const auto told = told_.find(name.name); told != told_.end()) {
      return {told->second, told->second->country, "as told elsewhere in the article"};
    }
    const Place* best = name.candidates.front();
    double best_score = -1;
    for (const Place* place : name.candidates) {
      const double score = score_of(*place);
      if (score > best_score) {
        best = place;
        best_score = score;
      }
    }
    const std::string why = name.candidates.size() == 1
                                ? "the only one of that name"
                                : "likeliest of " + std::to_string(name.candidates.size());
    told_.emplace(name.name, best);
    return {best, best->country, why};
  }

  static double count_in(const std::unordered_map<std::string, int>& counts, const std::string& key) {
    const auto found = counts.find(key);
    return found == counts.end() ? 0 : found->second;
  }

  double score_of(const Place& place) const {
    double score = std::log10(static_cast<double>(place.population) + 1000);
    if (place.precision == "country") score += 2;
    if (place.precision == "region") score += place.population == 0 ? 4 : 0.7;
    const double here = count_in(countries_, place.country);
    if (here > 0 && !place.country.empty()) score += 0.7 + 1.5 * here / std::max(1, total_);
    if (!place.admin1.empty()) {
      const double region = count_in(regions_, place.admin1);
      if (region > 0 && place.precision == "city") score += 1.2 + std::min(1.0, region / 4);
    }
    double nearest = 1e9;
    for (const Place* anchor : anchors_) {
      if (anchor->name != place.name) nearest = std::min(nearest, distance_km(*anchor, place));
    }
    if (nearest < kNearbyKm) score += 1.2 * (1 - nearest / kNearbyKm);
    return score;
  }

  const Parse& parse_;
  const World& world_;
  const std::vector<PlaceName>& names_;
  std::unordered_map<std::string, int> countries_;
  std::unordered_map<std::string, int> regions_;
  int total_ = 0;
  std::unordered_map<std::string, const Place*> told_;
  std::vector<const Place*> anchors_;
};

}  // namespace

std::vector<Resolved> resolve(const Parse& parse, const World& world, const std::vector<PlaceName>& names) {
  return Resolver(parse, world, names).run();
}

}  // namespace dragoman
