#include "event/scenes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "event/compose.h"
#include "when/attach.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kReach = 12;  // sentences looked back over
constexpr std::size_t kLead = 3;      // places of the article that are always in play

/// Acts of the body happen somewhere; words are said anywhere.
bool has_scene(EventType type) {
  switch (type) {
    case EventType::kConsult:
    case EventType::kAid:
    case EventType::kRetreat:
    case EventType::kProtest:
    case EventType::kMobilize:
    case EventType::kCoerce:
    case EventType::kAssault:
      return true;
    default:
      return false;
  }
}

std::string_view steps(std::uint32_t sentences) {
  constexpr std::array<std::string_view, 5> kNames = {"0", "1", "2", "3-4", "5+"};
  return kNames[sentences <= 2 ? sentences : sentences <= 4 ? 3 : 4];
}

bool has_code(const std::vector<ActorRef>& party, std::string_view code) {
  return std::any_of(party.begin(), party.end(), [&](const ActorRef& actor) { return actor.code == code; });
}

}  // namespace

EventScenes::EventScenes(const Rows& rows, const Reading& reading) : rows_(rows), reading_(reading) {
  for (const PlaceMention& place : reading.places) {
    if (!place.in_name && !place.place.country.empty()) places_.push_back(&place);
  }
}

std::size_t EventScenes::paragraph_of(std::uint32_t token) const {
  const auto& segments = reading_.parse->doc.segments;
  const auto found = std::partition_point(segments.begin(), segments.end(),
                                          [&](TokenSpan segment) { return segment.end <= token; });
  return static_cast<std::size_t>(found - segments.begin());
}

void EventScenes::describe_here(std::size_t index, const PlaceMention& place, Features& out) const {
  const Parse& parse = *reading_.parse;
  const Act& act = *rows_.acts[index];
  const int tie = attachment(parse, place.span, act.head) / 10;
  const std::string locative = place.locative ? "|in" : "";
  out.push_back("here" + locative);
  out.push_back(fmt::format("here{}|{}", locative, name(rows_.events[index].type)));
  out.push_back(fmt::format("tie={}{}", tie, locative));
  out.push_back(place.span.begin < act.head ? "here=before" : "here=behind");
  const std::uint32_t here = parse.sentence_of[act.head];
  const auto beside = [&](const PlaceMention* other) {
    return other != &place && parse.sentence_of[other->span.begin] == here;
  };
  if (std::none_of(places_.begin(), places_.end(), beside)) out.push_back("here=only" + locative);
  const std::uint32_t before = place.span.begin == 0 ? 0 : place.span.begin - 1;
  if (before < place.span.begin && parse.pos[before] == "ADP")
    out.push_back(fmt::format("word={}", parse.lemma[before]));
}

void EventScenes::describe_elsewhere(std::size_t index, const PlaceMention& place, Features& out) const {
  const Parse& parse = *reading_.parse;
  const Act& act = *rows_.acts[index];
  const Event& event = rows_.events[index];
  const std::uint32_t here = parse.sentence_of[act.head];
  const std::uint32_t there = parse.sentence_of[place.span.begin];
  const bool same = paragraph_of(place.span.begin) == paragraph_of(act.head);
  const std::string locative = place.locative ? "|in" : "";
  out.push_back((same ? "paragraph" : "elsewhere") + locative);
  out.push_back(fmt::format("{}|{}", same ? "paragraph" : "elsewhere", name(event.type)));
  out.push_back(fmt::format("steps={}{}", steps(here - std::min(here, there)), locative));
  const auto between = [&](const PlaceMention* other) {
    return other->span.begin > place.span.begin && parse.sentence_of[other->span.begin] < here &&
           (other->locative || !place.locative);
  };
  if (std::none_of(places_.begin(), places_.end(), between)) out.push_back("last" + locative);
  const auto stands_here = [&](const PlaceMention* other) {
    return other->locative && parse.sentence_of[other->span.begin] == here;
  };
  if (std::any_of(places_.begin(), places_.end(), stands_here)) out.emplace_back("not here");
}

Features EventScenes::describe(std::size_t index, const PlaceMention& place) const {
  const Parse& parse = *reading_.parse;
  const Act& act = *rows_.acts[index];
  const Event& event = rows_.events[index];
  const std::string_view type = name(event.type);
  Features out = {"precision=" + place.place.precision,
                  fmt::format("precision={}|{}", place.place.precision, type)};
  if (parse.sentence_of[place.span.begin] == parse.sentence_of[act.head]) {
    describe_here(index, place, out);
  } else {
    describe_elsewhere(index, place, out);
  }
  if (place.dateline) out.emplace_back("dateline");
  if (place.dateline) out.push_back(fmt::format("dateline|{}", type));
  if (&place == places_.front()) out.emplace_back("first");
  const auto named = std::count_if(places_.begin(), places_.end(), [&](const PlaceMention* other) {
    return other->place.country == place.place.country;
  });
  out.push_back(fmt::format("named={}", std::min<std::ptrdiff_t>(named, 5)));
  const std::string& country = place.place.country;
  if (country == reading_.discourse.country_at(act.head)) out.emplace_back("focus");
  const bool source = has_code(event.source, country), target = has_code(event.target, country);
  out.push_back(fmt::format("party={}{}|{}", source ? "s" : "", target ? "t" : "", type));
  out.push_back(fmt::format("party={}{}", source ? "s" : "", target ? "t" : ""));
  if (event.place) {
    const std::string own = place.place.country == event.place->country ? "own" : "not own";
    out.push_back(own);
    out.push_back(own + (event.place->why.find("reader") != std::string::npos ? "|reader" : "|parse"));
  }
  for (std::size_t i = index; i-- > 0;) {
    if (!rows_.events[i].place) continue;
    const bool same = rows_.events[i].place->country == country;
    if (same) out.emplace_back("past");
    if (same) out.push_back(fmt::format("past|{}", has_scene(event.type)));
    break;
  }
  const Circumstances& seen = act.circumstances;
  if (!seen.where.empty() && place.span.begin >= seen.words.begin && place.span.end <= seen.words.end) {
    float sum = 0;
    for (std::uint32_t w = place.span.begin; w < place.span.end; ++w) sum += seen.where[w - seen.words.begin];
    out.push_back(fmt::format("seen={}", static_cast<int>(sum / static_cast<float>(place.span.size()) * 5)));
  }
  return out;
}

Features EventScenes::nowhere(std::size_t index) const {
  const Parse& parse = *reading_.parse;
  const Act& act = *rows_.acts[index];
  const Event& event = rows_.events[index];
  const std::string_view type = name(event.type);
  const std::uint32_t here = parse.sentence_of[act.head];
  const bool named = std::any_of(places_.begin(), places_.end(), [&](const PlaceMention* place) {
    return place->locative && parse.sentence_of[place->span.begin] == here;
  });
  const float seen = act.circumstances.where.empty()
                         ? 0
                         : *std::max_element(act.circumstances.where.begin(), act.circumstances.where.end());
  return {"nowhere",
          fmt::format("nowhere|{}", type),
          fmt::format("nowhere|{}|{}", type, event.mode),
          fmt::format("nowhere|{}", name(event.status)),
          fmt::format("nowhere|{}|{}", type, name(event.status)),
          fmt::format("nowhere|{}", parse.tag[act.head]),
          fmt::format("nowhere|named={}", named),
          fmt::format("nowhere|named={}|{}", named, type),
          fmt::format("nowhere|own={}", event.place.has_value()),
          fmt::format("nowhere|told={}", !event.attribution.empty()),
          fmt::format("nowhere|seen={}", static_cast<int>(seen * 5))};
}

std::vector<SceneAnswer> EventScenes::answers(std::size_t index) const {
  const Parse& parse = *reading_.parse;
  const std::uint32_t here = parse.sentence_of[rows_.acts[index]->head];
  std::vector<SceneAnswer> out = {{nullptr, nowhere(index)}};
  for (std::size_t k = 0; k < places_.size(); ++k) {
    const std::uint32_t there = parse.sentence_of[places_[k]->span.begin];
    if (there > here && k > 0) break;
    if (here - std::min(here, there) > kReach && k >= kLead) continue;
    out.push_back({places_[k], describe(index, *places_[k])});
  }
  return out;
}

namespace {

/// How likely it may be that the article does not say where, for a place to be told all the same.
constexpr double kMostNowhere = 0.85;

}  // namespace

void choose_scenes(Rows& rows, const Reading& reading, const ChoiceModel& model) {
  const EventScenes all(rows, reading);
  std::vector<std::optional<EventPlace>> chosen(rows.events.size());
  for (std::size_t i = 0; i < rows.events.size(); ++i) {
    std::vector<SceneAnswer> answers = all.answers(i);
    if (answers.size() < 2) continue;
    std::vector<Features> features;
    features.reserve(answers.size());
    for (const SceneAnswer& answer : answers) features.push_back(answer.features);
    const std::vector<double> likely = model.probabilities("place", features);
    if (likely.front() > kMostNowhere) {
      rows.events[i].place.reset();
      continue;
    }
    std::map<std::string, double> together;
    for (std::size_t k = 1; k < answers.size(); ++k) together[answers[k].place->place.country] += likely[k];
    const auto rank = [&](std::size_t k) {
      return std::pair(together[answers[k].place->place.country], likely[k]);
    };
    std::size_t best = 1;
    for (std::size_t k = 2; k < answers.size(); ++k) {
      if (rank(k) > rank(best)) best = k;
    }
    const std::optional<EventPlace>& own = rows.events[i].place;
    if (own && own->name == answers[best].place->place.name) continue;
    chosen[i] = event_place(*answers[best].place, reading,
                            fmt::format("the likeliest of the places in play ({:.2f})", rank(best).first));
  }
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) rows.events[i].place = std::move(chosen[i]);
  }
}

}  // namespace dragoman
