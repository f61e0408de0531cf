#include "refer/focus.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

// The lead tells what an article is about. Measured on annotated phrases: neither forgetting what stands
// further back nor trusting "in Iraq" more than "Iraq" helps.
constexpr std::uint32_t kLead = 2;  // sentences
constexpr double kLeadWeight = 2.0;

bool is_state(const WorldEntry& entry) {
  return entry.kind == EntryKind::kCountry || entry.kind == EntryKind::kNationality ||
         entry.kind == EntryKind::kSeat || entry.kind == EntryKind::kRegion;
}

bool is_locative(const Parse& parse, std::uint32_t begin) {
  constexpr std::array<std::string_view, 12> kPrepositions = {"in",         "In",     "across", "near",
                                                              "inside",     "at",     "around", "outside",
                                                              "throughout", "Across", "Near",   "into"};
  for (std::uint32_t back = 1; back <= 4 && back <= begin; ++back) {
    const std::string_view word = parse.doc.str(begin - back);
    if (std::find(kPrepositions.begin(), kPrepositions.end(), word) != kPrepositions.end()) return true;
    const std::string_view tag = parse.pos[begin - back];
    if (tag != "ADJ" && tag != "DET" && tag != "PROPN" && tag != "NOUN" && tag != "PART" && word != "," &&
        word != "of")
      return false;
  }
  return false;
}

}  // namespace

Focus::Focus(const Parse& parse, const World& world, const Names& names) : parse_(parse) {
  collect(parse, world, names);
  weigh();
}

void Focus::add_named(const std::string& code) {
  if (std::find(named_.begin(), named_.end(), code) == named_.end()) named_.push_back(code);
}

std::uint32_t Focus::code_id(const std::string& code) {
  const auto at = std::find(codes_.begin(), codes_.end(), code);
  if (at != codes_.end()) return static_cast<std::uint32_t>(at - codes_.begin());
  codes_.push_back(code);
  return static_cast<std::uint32_t>(codes_.size() - 1);
}

void Focus::collect(const Parse& parse, const World& world, const Names& names) {
  for (const Name& name : names.all()) {
    const WorldEntry& entry = *name.entries.front();
    const bool state = is_state(entry);
    if (!state && entry.kind != EntryKind::kGroup && entry.kind != EntryKind::kParty) continue;
    if (entry.code.empty() || world.country(entry.code) == nullptr) continue;
    const bool of_one = std::all_of(name.entries.begin(), name.entries.end(),
                                    [&](const WorldEntry* other) { return other->code == entry.code; });
    if (!of_one) continue;  // "Brussels" tells neither of Belgium nor of the Union
    const bool locative = is_locative(parse, name.span.begin);
    double weight = state ? 1.0 : 0.5;
    if (name.affix != Affix::kNone) weight = 0.3;
    if (entry.kind != EntryKind::kSeat) add_named(entry.code);
    sightings_.push_back({name.span.begin, code_id(entry.code), locative && state, weight});
  }
  for (const Entity& entity : parse.entities) {
    if (entity.label != "GPE" && entity.label != "LOC") continue;
    if (names.at(entity.span.begin) != nullptr) continue;
    const auto places = world.places(parse.doc.str(entity.span));
    if (places.empty() || world.country(places.front()->country) == nullptr) continue;
    add_named(places.front()->country);
    const bool locative = is_locative(parse, entity.span.begin);
    sightings_.push_back(
        {entity.span.begin, code_id(places.front()->country), locative, locative ? 1.0 : 0.5});
  }
  std::sort(sightings_.begin(), sightings_.end(),
            [](const Sighting& a, const Sighting& b) { return a.token < b.token; });
}

void Focus::weigh() {
  std::vector<double> score(codes_.size(), 0);
  const auto best = [](const std::vector<double>& scores) {
    const auto at = std::max_element(scores.begin(), scores.end());
    return at == scores.end() || *at <= 0 ? -1 : static_cast<std::int32_t>(at - scores.begin());
  };
  std::size_t next = 0;
  for (std::uint32_t s = 0; s < parse_.sentences.size(); ++s) {
    first_sighting_.push_back(static_cast<std::uint32_t>(next));
    for (; next < sightings_.size() && sightings_[next].token < parse_.sentences[s].end; ++next) {
      score[sightings_[next].code] += sightings_[next].weight * (s < kLead ? kLeadWeight : 1);
    }
    so_far_.push_back(best(score));
  }
  first_sighting_.push_back(static_cast<std::uint32_t>(next));
  overall_ = best(score);
}

bool Focus::names_state(std::string_view code) const {
  return std::find(named_.begin(), named_.end(), code) != named_.end();
}

std::string_view Focus::before(std::uint32_t sentence) const {
  std::int32_t code = sentence == 0 ? -1 : so_far_[sentence - 1];
  if (code < 0) code = so_far_.empty() ? -1 : so_far_[sentence];
  if (code < 0) code = overall_;
  return code < 0 ? std::string_view{} : std::string_view(codes_[code]);
}

std::string_view Focus::at(std::uint32_t token) const {
  const std::uint32_t sentence = parse_.sentence_of[token];
  for (std::uint32_t i = first_sighting_[sentence]; i < first_sighting_[sentence + 1]; ++i) {
    if (sightings_[i].locative) return codes_[sightings_[i].code];
  }
  const std::int32_t code = so_far_[sentence] < 0 ? overall_ : so_far_[sentence];
  return code < 0 ? std::string_view{} : std::string_view(codes_[code]);
}

}  // namespace dragoman
