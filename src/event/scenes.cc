#include "event/scenes.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "event/compose.h"
#include "when/attach.h"

namespace dragoman {
namespace {

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

bool has_code(const std::vector<ActorRef>& party, std::string_view code) {
  return std::any_of(party.begin(), party.end(), [&](const ActorRef& actor) { return actor.code == code; });
}

}  // namespace

EventScenes::EventScenes(const Rows& rows, const Reading& reading)
    : rows_(rows),
      reading_(reading),
      places_(*reading.parse),
      locatives_{0},
      past_(last_before(rows.events, [](const Event& event) { return event.place.has_value(); })) {
  for (const PlaceMention& place : reading.places) {
    if (place.in_name || place.place.country.empty()) continue;
    places_.add(place);
    locatives_.push_back(locatives_.back() + (place.locative ? 1 : 0));
    ++named_[place.place.country];
  }
}

bool EventScenes::names_a_scene(std::uint32_t sentence) const {
  return locatives_[places_.first_of(sentence)] < locatives_[places_.first_of(sentence + 1)];
}

void EventScenes::describe_here(std::size_t index, std::size_t k, Features& out) const {
  const Parse& parse = *reading_.parse;
  const PlaceMention& place = places_[k];
  const std::uint32_t head = rows_.acts[index]->head;
  const std::string locative = place.locative ? "|in" : "";
  out.push_back("here" + locative);
  out.push_back(fmt::format("here{}|{}", locative, name(rows_.events[index].type)));
  out.push_back(fmt::format("tie={}{}", attachment(parse, place.span, head) / 10, locative));
  out.emplace_back(place.span.begin < head ? "here=before" : "here=behind");
  const std::uint32_t here = parse.sentence_of[head];
  if (places_.first_of(here + 1) - places_.first_of(here) == 1) out.push_back("here=only" + locative);
  if (place.span.begin > 0 && parse.pos[place.span.begin - 1] == "ADP")
    out.push_back(fmt::format("word={}", parse.lemma[place.span.begin - 1]));
}

void EventScenes::describe_elsewhere(std::size_t index, std::size_t k, Features& out) const {
  const Parse& parse = *reading_.parse;
  const PlaceMention& place = places_[k];
  const std::uint32_t head = rows_.acts[index]->head;
  const std::uint32_t here = parse.sentence_of[head];
  const std::uint32_t there = places_.sentence_of(place);
  const std::string_view where = same_paragraph(parse, place.span.begin, head) ? "paragraph" : "elsewhere";
  const std::string_view locative = place.locative ? "|in" : "";
  out.push_back(fmt::format("{}{}", where, locative));
  out.push_back(fmt::format("{}|{}", where, name(rows_.events[index].type)));
  out.push_back(fmt::format("steps={}{}", there > here ? "after" : bucket(here - there), locative));
  // No other place between the two, or none that says where, if this one does.
  const std::size_t begin = places_.first_of(here);
  const bool last = begin <= k + 1 || (place.locative && locatives_[begin] == locatives_[k + 1]);
  if (last) out.push_back(fmt::format("last{}", locative));
  if (names_a_scene(here)) out.emplace_back("not here");
}

void EventScenes::describe_parties(const Event& event, std::string_view country, Features& out) const {
  const std::string_view source = has_code(event.source, country) ? "s" : "";
  const std::string_view target = has_code(event.target, country) ? "t" : "";
  out.push_back(fmt::format("party={}{}|{}", source, target, name(event.type)));
  out.push_back(fmt::format("party={}{}", source, target));
}

Features EventScenes::describe(std::size_t index, std::size_t k) const {
  const Parse& parse = *reading_.parse;
  const Act& act = *rows_.acts[index];
  const Event& event = rows_.events[index];
  const PlaceMention& place = places_[k];
  const std::string& country = place.place.country;
  const std::string_view type = name(event.type);
  Features out = {"precision=" + place.place.precision,
                  fmt::format("precision={}|{}", place.place.precision, type)};
  const bool here = places_.sentence_of(place) == parse.sentence_of[act.head];
  here ? describe_here(index, k, out) : describe_elsewhere(index, k, out);
  if (place.dateline) out.emplace_back("dateline");
  if (place.dateline) out.push_back(fmt::format("dateline|{}", type));
  if (k == 0) out.emplace_back("first");
  out.push_back(fmt::format("named={}", bucket(named_.at(country))));
  if (country == reading_.discourse.country_at(act.head)) out.emplace_back("focus");
  describe_parties(event, country, out);
  if (event.place) out.emplace_back(country == event.place->country ? "own" : "not own");
  if (past_[index] != index && rows_.events[past_[index]].place->country == country) {
    out.emplace_back("past");
    out.push_back(fmt::format("past|{}", has_scene(event.type)));
  }
  if (const auto seen = likelihood(place.span, act.circumstances.words, act.circumstances.where))
    out.push_back(fmt::format("seen={}", static_cast<int>(*seen * 5)));
  return out;
}

Features EventScenes::nowhere(std::size_t index) const {
  const Parse& parse = *reading_.parse;
  const Act& act = *rows_.acts[index];
  const Event& event = rows_.events[index];
  const std::string_view type = name(event.type);
  const bool named = names_a_scene(parse.sentence_of[act.head]);
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
  const std::uint32_t here = reading_.parse->sentence_of[rows_.acts[index]->head];
  std::vector<SceneAnswer> out = {{nullptr, nowhere(index)}};
  if (places_.size() == 0) return out;
  for (const std::size_t k : places_.in_play(here, &places_[0]))
    out.push_back({&places_[k], describe(index, k)});
  return out;
}

namespace {

/// How likely it may be that the article does not say where, for a place to be told all the same. Chosen
/// where the readers had not learned: on the reports that the weights are learned from and on those kept
/// aside.
constexpr double kMostNowhere = 0.85;

}  // namespace

void choose_scenes(Rows& rows, const Reading& reading, const ChoiceModel& model) {
  const EventScenes all(rows, reading);
  std::vector<std::pair<std::size_t, std::optional<EventPlace>>> chosen;  // where another than before
  for (std::size_t i = 0; i < rows.events.size(); ++i) {
    std::vector<SceneAnswer> answers = all.answers(i);
    if (answers.size() < 2) continue;
    const std::vector<double> likely = model.probabilities("place", features_of(answers));
    if (likely.front() > kMostNowhere) {
      chosen.emplace_back(i, std::nullopt);
      continue;
    }
    std::vector<std::string> countries(1);
    countries.reserve(answers.size());
    for (std::size_t k = 1; k < answers.size(); ++k) countries.push_back(answers[k].place->place.country);
    const Chosen best = likeliest(likely, countries, 1);
    const PlaceMention& place = *answers[best.answer].place;
    const std::optional<EventPlace>& own = rows.events[i].place;
    if (own && own->name == place.place.name) continue;
    chosen.emplace_back(
        i, event_place(place, reading,
                       fmt::format("the likeliest of the places in play ({:.2f})", best.likely)));
  }
  for (auto& [event, place] : chosen) rows.events[event].place = std::move(place);
}

}  // namespace dragoman
