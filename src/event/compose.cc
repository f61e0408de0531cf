#include "event/compose.h"

#include <algorithm>
#include <array>

#include "base/hash.h"

namespace dragoman {
namespace {

// Sectors whose people make an act political even where no country is known (guidelines, rule 1).
constexpr std::array<std::string_view, 15> kPoliticalSectors = {
    "GOV", "MIL", "COP", "JUD", "LEG", "PTY", "SPY", "REB", "PRM", "UAF", "OPP", "REF", "ELI", "CVL", "LAB"};

ActorRef actor_ref(const Actor& actor, Words words) {
  return {std::move(words), actor.id, actor.name, actor.code, actor.sector, actor.role, actor.members};
}

/// `sure`: the phrases are known to be parties, so each is somebody.
std::vector<ActorRef> resolve(const std::vector<TokenSpan>& phrases, const Reading& reading, bool sure) {
  std::vector<ActorRef> out;
  for (const TokenSpan phrase : phrases) {
    for (const Actor& actor : sure ? reading.discourse.party(phrase) : reading.discourse.actors(phrase)) {
      const bool known = std::any_of(out.begin(), out.end(), [&](const ActorRef& other) {
        return other.code == actor.code && other.sector == actor.sector && other.name == actor.name;
      });
      if (!known) out.push_back(actor_ref(actor, reading.parse->doc.words(phrase)));
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

std::optional<EventDate> date_of(const Act& act, const Reading& reading) {
  const TimeMention* time = time_of(*reading.parse, reading.times, act.head, act.sentence);
  if (time == nullptr || !time->start || !time->end) return std::nullopt;
  return EventDate{*time->start, *time->end, reading.parse->doc.words(time->span), time->granularity};
}

std::optional<EventPlace> place_of_act(const Act& act, const Reading& reading) {
  const PlaceMention* found = place_of(*reading.parse, reading.places, act.head, act.sentence);
  if (found == nullptr) return std::nullopt;
  return event_place(*found, reading);
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
  for (std::uint32_t token = words.begin; token < words.end; ++token) {
    for (const std::string_view context : ontology.contexts(reading.parse->lemma[token]))
      out.emplace_back(context);
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

EventPlace event_place(const PlaceMention& mention, const Reading& reading) {
  const Place& place = mention.place;
  return {reading.parse->doc.words(mention.span),
          place.name,
          place.country,
          place.admin1,
          place.lat,
          place.lon,
          place.geoname_id,
          place.precision};
}

void write_codes(Event& event, const Ontology& ontology) {
  event.cameo = ontology.cameo(event.type, event.mode, event.status);
  event.goldstein = ontology.goldstein(event.cameo);
}

bool has_political_actor(const Event& event) {
  return std::any_of(event.source.begin(), event.source.end(), is_political) ||
         std::any_of(event.target.begin(), event.target.end(), is_political);
}

Event compose(const Act& act, const Reading& reading, const Article& article, const Ontology& ontology) {
  Event event;
  event.source = resolve(act.source, reading, !act.needs_actor);
  event.target = resolve(act.target, reading, !act.needs_actor);
  if (act.type == EventType::kAssault) {
    for (ActorRef& actor : event.source) arm(actor);
  }
  event.type = act.type;
  event.doc_id = article.doc_id;
  event.mode = act.mode;
  event.status = act.status;
  event.quad = ontology.quad(act.type);
  write_codes(event, ontology);
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
