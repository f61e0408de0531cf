#include "event/compose.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/hash.h"
#include "base/utf8.h"

namespace dragoman {
namespace {

// Sectors whose people make an act political even where no country is known (guidelines, rule 1).
constexpr std::array<std::string_view, 15> kPoliticalSectors = {
    "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "SPY", "REB", "PRM", "UAF", "OPP", "REF", "ELI", "CVL", "LAB"};

/// How much likelier a sector is made that the words and tables tell; chosen on reports kept aside.
constexpr float kToldSector = 10;

/// The party's sector: what its own line of the tables says, else the likeliest by the trained reader, to
/// whom the words' own reading is one voice.
std::string sector_of(const Actor& actor, const Act& act, std::string& why) {
  if (actor.sector_firm) return actor.sector;
  const auto seen = std::find_if(act.sectors.begin(), act.sectors.end(),
                                 [&](const PartySector& party) { return party.head == actor.head; });
  if (seen == act.sectors.end()) return actor.sector;
  auto scores = seen->scores;
  for (std::size_t k = 0; k < kSectors.size(); ++k) {
    if (kSectors[k] == actor.sector) scores[k] *= kToldSector;
  }
  const auto top = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
  std::string best(kSectors[top]);
  if (best != actor.sector) why += "; the trained reader reads " + best + ", not " + actor.sector;
  return best;
}

/// Whom a phrase means. Act::needs_actor unset: it is known to be a party, so it is somebody.
std::vector<Actor> actors_of(TokenSpan phrase, const Act& act, const Reading& reading) {
  constexpr std::array<std::string_view, 6> kFirstPerson = {"i", "we", "me", "us", "my", "our"};
  if (!act.speaker.empty() && phrase.size() == 1) {
    const std::string word = lower(reading.parse->doc.str(phrase.begin));
    if (std::find(kFirstPerson.begin(), kFirstPerson.end(), word) != kFirstPerson.end()) {
      std::vector<Actor> speakers = reading.discourse.actors(act.speaker);
      for (Actor& speaker : speakers) speaker.antecedent = act.speaker;
      if (!speakers.empty()) return speakers;
    }
  }
  return act.needs_actor ? reading.discourse.actors(phrase) : reading.discourse.party(phrase);
}

std::vector<ActorRef> resolve(const std::vector<TokenSpan>& phrases, const Act& act, const Reading& reading) {
  std::vector<ActorRef> out;
  for (const TokenSpan phrase : phrases) {
    auto actors = actors_of(phrase, act, reading);
    for (Actor& actor : actors) {
      actor.sector = sector_of(actor, act, actor.why);
      const bool known = std::any_of(out.begin(), out.end(), [&](const ActorRef& other) {
        return other.code == actor.code && other.sector == actor.sector && other.name == actor.name;
      });
      if (known) continue;
      out.push_back(actor_ref(actor, reading.parse->doc.words(phrase)));
      if (!actor.antecedent.empty()) out.back().antecedent = reading.parse->doc.words(actor.antecedent);
    }
  }
  return out;
}

bool is_political(const ActorRef& actor) {
  if (actor.code != "UNK" && actor.code != "NGO" && actor.code != "MNC") return true;
  return std::find(kPoliticalSectors.begin(), kPoliticalSectors.end(), actor.sector) !=
         kPoliticalSectors.end();
}

/// A state that attacks does so by its forces.
void arm(ActorRef& actor) {
  const bool state = actor.id.starts_with("country:") || actor.code == "NAT";
  if (state && actor.sector == "GOV" && actor.role.empty()) actor.sector = "MIL";
}

constexpr float kLikely = 0.5F;

/// The likeliest of the mentions that stands, by the trained reader; null where none is likely.
template <class Mention, class Stands>
const Mention* likeliest(const std::vector<Mention>& mentions, const Circumstances& all,
                         const std::vector<float>& of, Stands stands) {
  const Mention* best = nullptr;
  float most = kLikely;
  for (const Mention& mention : mentions) {
    const float now = likelihood(mention.span, all.words, of).value_or(0);
    if (now < most || !stands(mention)) continue;
    most = now;
    best = &mention;
  }
  return best;
}

/// The phrase that tells the act's day: by the trained reader, else by the parse.
const TimeMention* told_time(const Act& act, const Reading& reading, std::string& why) {
  const auto has_day = [](const TimeMention& time) { return time.start && time.end; };
  const TimeMention* told = likeliest(reading.times, act.circumstances, act.circumstances.when, has_day);
  why = told != nullptr ? "the trained reader ties it to the act" : "the parse ties it to the act";
  return told != nullptr ? told : time_of(*reading.parse, reading.times, act.head, act.sentence);
}

std::optional<EventDate> date_of(const Act& act, const Reading& reading) {
  std::string why;
  const TimeMention* time = told_time(act, reading, why);
  if (time == nullptr || !time->start || !time->end) return std::nullopt;
  return EventDate{*time->start, *time->end, reading.parse->doc.words(time->span), time->granularity, why};
}

std::optional<EventPlace> place_of_act(const Act& act, const Reading& reading) {
  // A place that the parse ties to the act is its own; else the trained reader's likeliest.
  const PlaceMention* found = place_of(*reading.parse, reading.places, act.head, act.sentence);
  std::string why = "the parse ties it to the act";
  if (found == nullptr) {
    why = "the trained reader ties it to the act";
    found = likeliest(reading.places, act.circumstances, act.circumstances.where,
                      [](const PlaceMention& place) { return !place.in_name; });
  }
  if (found == nullptr) return std::nullopt;
  return event_place(*found, reading, why);
}

std::vector<Voice> voices(const Act& act, const Reading& reading) {
  std::vector<Voice> out;
  for (const VoiceSpan& voice : act.attribution) {
    const auto actors = reading.discourse.actors(voice.who);
    Voice made{reading.parse->doc.words(voice.who), std::string(reading.parse->doc.str(voice.cue)), {}, {}};
    if (!actors.empty()) {
      made.code = actors.front().code;
      made.sector = actors.front().sector;
    }
    out.push_back(std::move(made));
  }
  // The outermost is who reports what the others said: an outlet.
  std::stable_partition(out.begin(), out.end(), [](const Voice& voice) { return voice.sector == "JRN"; });
  return out;
}

std::vector<std::string> contexts(const Act& act, const Reading& reading, const Ontology& ontology) {
  std::vector<std::string> out;
  const TokenSpan words = subtree(*reading.parse, act.head);
  for (std::uint32_t first = words.begin; first < words.end; ++first) {
    std::string lemmas;
    const std::size_t most = std::min<std::size_t>(ontology.longest_context(), words.end - first);
    for (std::uint32_t token = first; token < first + most; ++token) {
      lemmas.append(lemmas.empty() ? "" : " ").append(lower(reading.parse->lemma[token]));
      for (const std::string_view context : ontology.contexts(lemmas)) out.emplace_back(context);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::string mention_id(const Event& event) {
  std::string key = event.doc_id;
  key += '\0';
  key += std::to_string(event.trigger.at.start);
  key += '\0';
  key += name(event.type);
  return hex_digest(key, 16);
}

}  // namespace

std::optional<float> likelihood(TokenSpan span, TokenSpan words, const std::vector<float>& of) {
  if (of.empty() || span.empty() || span.begin < words.begin || span.end > words.end) return std::nullopt;
  const auto first = of.begin() + (span.begin - words.begin);
  return std::accumulate(first, first + span.size(), 0.0F) / static_cast<float>(span.size());
}

ActorRef actor_ref(const Actor& actor, Words words) {
  return {std::move(words), actor.id,      actor.name, actor.code, actor.sector, {},
          actor.role,       actor.members, {},         actor.why,  actor.ground};
}

EventPlace event_place(const PlaceMention& mention, const Reading& reading, std::string why) {
  const Place& place = mention.place;
  return {reading.parse->doc.words(mention.span),
          place.name,
          place.country,
          place.admin1,
          place.lat,
          place.lon,
          place.geoname_id,
          place.precision,
          std::move(why)};
}

void write_codes(Event& event, const Act& act, const Parse& parse, const Ontology& ontology) {
  const TokenSpan words = subtree(parse, act.head);
  // A frame's own code goes before the crosswalk; an act that did not happen has none.
  const bool told = !act.cameo.empty() && event.status != Status::kNegated;
  event.cameo = told ? act.cameo
                     : ontology.cameo(event.type, event.mode, event.status,
                                      std::span(parse.lemma).subspan(words.begin, words.size()));
  event.goldstein = ontology.goldstein(event.cameo);
}

bool has_political_actor(const Event& event) {
  return std::any_of(event.source.begin(), event.source.end(), is_political) ||
         std::any_of(event.target.begin(), event.target.end(), is_political);
}

Event compose(const Act& act, const Reading& reading, const Article& article, const Ontology& ontology) {
  Event event;
  event.source = resolve(act.source, act, reading);
  event.target = resolve(act.target, act, reading);
  if (act.type == EventType::kAssault) {
    for (ActorRef& actor : event.source) arm(actor);
  }
  for (auto* side : {&event.source, &event.target}) {
    for (ActorRef& actor : *side) actor.cameo = ontology.cameo_actor(actor.code, actor.sector, actor.id);
  }
  event.type = act.type;
  event.doc_id = article.doc_id;
  event.mode = act.mode;
  event.status = act.status;
  event.quad = ontology.quad(act.type);
  write_codes(event, act, *reading.parse, ontology);
  event.contexts = contexts(act, reading, ontology);
  event.confidence = act.confidence;
  event.trigger = reading.parse->doc.words(act.trigger);
  event.sentence = reading.parse->doc.chars(act.sentence);
  event.date = date_of(act, reading);
  event.place = place_of_act(act, reading);
  event.attribution = voices(act, reading);
  event.rule = act.rule;
  event.mention_id = mention_id(event);
  event.event_id = event.mention_id;
  return event;
}

}  // namespace dragoman
