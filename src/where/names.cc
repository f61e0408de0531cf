#include "where/names.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/utf8.h"

namespace dragoman {
namespace {

constexpr std::uint64_t kLargeCity = 150'000;
constexpr std::uint32_t kLongestName = 6;

bool is_place_label(std::string_view label) { return label == "GPE" || label == "LOC" || label == "FAC"; }

/// Labels that a place can be given by mistake.
bool may_be_place(std::string_view label) {
  return label == "ORG" || label == "PERSON" || label == "NORP" || label == "PRODUCT" || label == "EVENT";
}

bool is_proper(const Parse& parse, std::uint32_t token) {
  const std::string_view text = parse.doc.str(token);
  return parse.tag[token].starts_with("NNP") && !text.empty() && is_upper(decode(text, 0).cp);
}

/// Prepositions behind which a name is a place rather than a person.
bool follows_in(const Parse& parse, std::uint32_t token) {
  constexpr std::array<std::string_view, 6> kPlacing = {"in", "at", "near", "outside", "inside", "across"};
  if (token == 0 || parse.sentence_of[token - 1] != parse.sentence_of[token]) return false;
  const std::string_view before = parse.lemma[token - 1];
  return std::find(kPlacing.begin(), kPlacing.end(), before) != kPlacing.end();
}

/// "MOSCOW" -> "Moscow", for names printed in capitals. Empty where the name is not.
std::string titled(std::string_view name) {
  std::string out;
  bool inside = false;
  std::size_t letters = 0;
  for (const char c : name) {
    if (c >= 'a' && c <= 'z') return {};
    const bool upper = c >= 'A' && c <= 'Z';
    letters += upper ? 1 : 0;
    out += upper && inside ? static_cast<char>(c - 'A' + 'a') : c;
    inside = upper || c == '\'' || static_cast<unsigned char>(c) >= 0x80;
  }
  return letters > 3 ? out : std::string();
}

/// Takes the article, the possessive and quotation marks off.
TokenSpan trimmed(const Parse& parse, TokenSpan span) {
  const auto is_loose = [&](std::uint32_t token) {
    const std::string_view tag = parse.tag[token];
    return tag == "DT" || tag == "POS" || parse.pos[token] == "PUNCT" || parse.pos[token] == "SPACE";
  };
  while (span.size() > 1 && is_loose(span.begin)) ++span.begin;
  while (span.size() > 1 && is_loose(span.end - 1)) --span.end;
  return span;
}

std::string name_of(const Parse& parse, TokenSpan span) {
  std::string out(parse.doc.str(span));
  for (char& c : out) {
    if (c == '\n' || c == '\t') c = ' ';
  }
  return out;
}

/// Kinds of places that a name may be told with: "Helmand province", "the city of Basra".
bool is_kind(std::string_view word) {
  constexpr std::array<std::string_view, 16> kKinds = {
      "province", "region", "district",   "state",    "governorate", "county",  "city", "valley",
      "island",   "oblast", "prefecture", "republic", "town",        "village", "area", "peninsula"};
  return std::find(kKinds.begin(), kKinds.end(), word) != kKinds.end();
}

/// "northern", "South": a part of the place behind it.
bool is_direction(std::string_view word) {
  constexpr std::array<std::string_view, 16> kDirections = {
      "northern",     "southern",     "eastern", "western", "central",      "north",
      "south",        "east",         "west",    "upper",   "northeastern", "northwestern",
      "southeastern", "southwestern", "lower",   "downtown"};
  return std::find(kDirections.begin(), kDirections.end(), word) != kDirections.end();
}

/// "Washington" before "state" or behind "state of": the region of that name rather than the city.
std::vector<const Place*> regions_first(const Parse& parse, const World& world, TokenSpan span,
                                        std::vector<const Place*> found) {
  const bool behind = span.begin >= 2 && parse.lemma[span.begin - 1] == "of" &&
                      is_kind(parse.lemma[span.begin - 2]) && parse.lemma[span.begin - 2] != "city" &&
                      parse.lemma[span.begin - 2] != "town";
  const bool before =
      span.end < parse.size() && is_kind(parse.doc.str(span.end)) && parse.doc.str(span.end) != "city";
  if (!behind && !before) return found;
  const std::string kind(before ? parse.doc.str(span.end) : parse.lemma[span.begin - 2]);
  auto exact = world.places(std::string(parse.doc.str(span)) + " " + kind);
  if (!exact.empty()) return exact;
  std::stable_partition(found.begin(), found.end(),
                        [](const Place* place) { return place->precision == "region"; });
  if (!found.empty() && found.front()->precision == "region") found.resize(1);
  return found;
}

/// Looks a name up as it stands, then by its parts: without the kind, without the point of the compass.
std::vector<const Place*> look_up(const Parse& parse, const World& world, TokenSpan span, std::string& name) {
  name = name_of(parse, span);
  auto found = regions_first(parse, world, span, world.places(name));
  if (!found.empty()) return found;
  if (std::string title = titled(name); !title.empty()) {
    found = world.places(title);
    if (!found.empty()) {
      name = std::move(title);
      return found;
    }
  }
  if (span.size() < 2) return {};
  const std::string last = lower(parse.doc.str(span.end - 1));
  const std::string first = lower(parse.doc.str(span.begin));
  // "Anderson County" is not the town of Anderson, but lies near it as often as not; a county has no point
  // here.
  if (is_kind(last) && last != "county") return look_up(parse, world, {span.begin, span.end - 1}, name);
  if (is_direction(first)) return look_up(parse, world, {span.begin + 1, span.end}, name);
  if ((first == "city" || first == "town" || first == "state" || first == "province") && span.size() > 2 &&
      parse.lemma[span.begin + 1] == "of") {
    return look_up(parse, world, {span.begin + 2, span.end}, name);
  }
  return {};
}

/// What a town runs or has, named after it: "Alexandria Police", "Mansfield High School".
bool is_civic(std::string_view word) {
  constexpr std::array<std::string_view, 30> kCivic = {
      "Police",   "County",  "City",     "School",    "Schools",  "High",     "University", "College",
      "Council",  "Mayor",   "Hospital", "Sheriff",   "Fire",     "District", "Airport",    "Department",
      "Township", "Parish",  "Borough",  "Community", "Memorial", "Regional", "Public",     "Municipal",
      "Town",     "Village", "Chamber",  "Health",    "Medical",  "Court"};
  return std::find(kCivic.begin(), kCivic.end(), word) != kCivic.end();
}

/// Collects names from left to right.
class NameFinder {
 public:
  NameFinder(const Parse& parse, const World& world, const std::set<std::string>& told)
      : parse_(parse), world_(world), told_(told) {}

  std::vector<PlaceName> run() {
    std::uint32_t at = 0;
    for (const Entity& entity : parse_.entities) {
      between(at, entity.span.begin);
      inside(entity);
      at = entity.span.end;
    }
    between(at, parse_.size());
    return std::move(names_);
  }

 private:
  /// Words that belong to no entity: well-known places in capitals.
  void between(std::uint32_t begin, std::uint32_t end) {
    for (std::uint32_t token = begin; token < end;) {
      const std::uint32_t taken = is_proper(parse_, token) ? longest(token, end) : 0;
      token += std::max<std::uint32_t>(1, taken);
    }
  }

  /// Takes the longest well-known name at `token`; gives its tokens.
  std::uint32_t longest(std::uint32_t token, std::uint32_t end) {
    std::uint32_t last = token + 1;
    while (last < end && last < token + kLongestName &&
           parse_.sentence_of[last] == parse_.sentence_of[token] &&
           (is_proper(parse_, last) || parse_.doc.str(last) == "-" || parse_.doc.str(last) == "of")) {
      ++last;
    }
    // A name that goes on in capitals is a longer name of something else: "Moscow State University".
    const std::uint32_t run = last;
    for (; last > token; --last) {
      if (!is_proper(parse_, last - 1)) continue;
      std::string name = name_of(parse_, {token, last});
      auto found = world_.places(name);
      if (found.empty()) {
        name = titled(name);
        if (!name.empty()) found = world_.places(name);
      }
      if (found.empty()) continue;
      if (!is_well_known(found) && !placed({token, last}) && !told_.contains(name)) continue;
      if (last < run && parse_.head[last - 1] >= last && parse_.head[last - 1] < run) {
        parts({token, run});
        return run - token;
      }
      names_.push_back({{token, last}, std::move(name), std::move(found)});
      return last - token;
    }
    return run - token;
  }

  /// Small towns count where the words around leave no doubt: "in Garissa", "MANSFIELD, Ohio", "the town of
  /// Anapa".
  bool placed(TokenSpan span) const {
    if (follows_in(parse_, span.begin)) return true;
    if (span.begin >= 2 && parse_.lemma[span.begin - 1] == "of" && is_kind(parse_.lemma[span.begin - 2]))
      return true;
    if (span.end + 1 >= parse_.size() || parse_.doc.str(span.end) != ",") return false;
    for (std::uint32_t end = std::min(parse_.size(), span.end + 3); end > span.end + 1; --end) {
      for (const Place* place : world_.places(parse_.doc.str({span.end + 1, end}))) {
        if (place->precision != "city") return true;
      }
    }
    return false;
  }

  void inside(const Entity& entity) {
    const TokenSpan span = trimmed(parse_, entity.span);
    std::string name;
    if (is_place_label(entity.label)) {
      auto found = look_up(parse_, world_, span, name);
      if (found.empty() && split(span)) return;
      if (found.empty() && entity.label == "FAC") return parts(span);
      if (found.empty()) name = name_of(parse_, span);
      names_.push_back({span, std::move(name), std::move(found)});
      return;
    }
    if (!may_be_place(entity.label)) return;
    auto found = look_up(parse_, world_, span, name);
    if (found.empty())
      return entity.label == "NORP" ? people(span) : entity.label == "ORG" ? parts(span) : void();
    const bool named = entity.label != "PERSON" && is_well_known(found) && span.size() == entity.span.size();
    if (follows_in(parse_, entity.span.begin) || named || told_.contains(name))
      names_.push_back({span, std::move(name), std::move(found)});
  }

  /// "American", "Palestinians": the country.
  void people(TokenSpan span) {
    for (const WorldEntry* entry : world_.find(parse_.doc.str(span))) {
      if (entry->kind != EntryKind::kNationality) continue;
      const WorldEntry* country = world_.country(entry->code);
      if (country == nullptr) continue;
      auto found = world_.places(country->name);
      std::erase_if(found, [](const Place* place) { return place->precision == "city"; });
      if (!found.empty()) names_.push_back({span, country->name, std::move(found), true});
      return;
    }
  }

  /// The places in the name of a body: the one that it begins with, and one behind "of", "in" or "at".
  void parts(TokenSpan span) {
    for (std::uint32_t token = span.begin; token < span.end; ++token) {
      const bool first = token == span.begin;
      const std::string_view before = first ? std::string_view{} : parse_.doc.str(token - 1);
      if (!is_proper(parse_, token) || !(first || before == "of" || before == "in" || before == "at"))
        continue;
      for (std::uint32_t last = std::min(span.end, token + kLongestName); last > token; --last) {
        std::string name = name_of(parse_, {token, last});
        auto found = world_.places(name);
        const bool civic = last < span.end && is_civic(parse_.doc.str(last));
        if (found.empty() || !(is_well_known(found) || civic || told_.contains(name))) continue;
        names_.push_back({{token, last}, std::move(name), std::move(found), true});
        token = last;
        break;
      }
    }
  }

  /// "Basra, Iraq" taken as one entity: its parts.
  bool split(TokenSpan span) {
    std::uint32_t begin = span.begin;
    std::vector<PlaceName> parts;
    for (std::uint32_t token = span.begin; token <= span.end; ++token) {
      if (token < span.end && parse_.doc.str(token) != ",") continue;
      if (token > begin) {
        PlaceName part{{begin, token}, {}, {}};
        part.candidates = look_up(parse_, world_, part.span, part.name);
        if (part.candidates.empty()) part.name = name_of(parse_, part.span);
        parts.push_back(std::move(part));
      }
      begin = token + 1;
    }
    if (parts.size() < 2) return false;
    names_.insert(names_.end(), std::make_move_iterator(parts.begin()), std::make_move_iterator(parts.end()));
    return true;
  }

  const Parse& parse_;
  const World& world_;
  const std::set<std::string>& told_;  ///< names found elsewhere in the article
  std::vector<PlaceName> names_;
};

}  // namespace

bool is_well_known(const std::vector<const Place*>& candidates) {
  return std::any_of(candidates.begin(), candidates.end(), [](const Place* place) {
    return place->precision != "city" || place->population >= kLargeCity;
  });
}

std::vector<PlaceName> find_names(const Parse& parse, const World& world) {
  // A town that is told to be one in one sentence is one in the others.
  std::set<std::string> told;
  for (const PlaceName& name : NameFinder(parse, world, told).run()) {
    if (!name.in_name && !name.candidates.empty()) told.insert(name.name);
  }
  return NameFinder(parse, world, told).run();
}

}  // namespace dragoman
