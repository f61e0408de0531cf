#include "event/parties.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "event/compose.h"

namespace dragoman {
namespace {

constexpr std::uint32_t kLead = 2;    // sentences that tell what an article is about
constexpr std::uint32_t kReach = 12;  // sentences looked back over beside the lead
constexpr std::size_t kEventsBack = 30;

/// Codes, and sectors if they count, of a side, sorted: what two readings of it must share to be one.
std::string key_of(const std::vector<ActorRef>& actors, bool sectors) {
  std::vector<std::string> codes;
  codes.reserve(actors.size());
  for (const ActorRef& actor : actors) codes.push_back(sectors ? actor.code + actor.sector : actor.code);
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return fmt::format("{}", fmt::join(codes, ","));
}

Side other(Side side) { return side == Side::kSource ? Side::kTarget : Side::kSource; }

}  // namespace

struct EventParties::Candidate {
  std::string key;
  const Sighting* latest = nullptr;               ///< the last before the act's sentence, else the last in it
  std::uint32_t sentence = 0;                     ///< of `latest`
  std::size_t count = 0, source = 0, target = 0;  ///< how often told, and as which party
  bool lead = false, before = false, behind = false;  ///< in the lead; in the act's sentence on that side
  bool pronoun = true;                                ///< never told but by pronouns
  bool alike = false;                                 ///< once of the sector of who is asked for
};

EventParties::EventParties(const Rows& rows, const Reading& reading) : rows_(rows), reading_(reading) {
  const Parse& parse = *reading.parse;
  for (Told& told : reading.discourse.told()) {
    const TokenSpan words = subtree(parse, told.head);
    Sighting sighting{
        parse.sentence_of[told.head], parse.doc.chars({told.head, told.head + 1}).start, told.pronoun, {}};
    sighting.actors.reserve(told.actors.size());
    for (const Actor& actor : told.actors) {
      sighting.actors.push_back(actor_ref(actor, parse.doc.words({words.begin, told.head + 1})));
    }
    if (!sighting.actors.empty()) sightings_.push_back(std::move(sighting));
  }
  for (std::size_t i = 0; i < rows.events.size(); ++i) {
    for (const Side side : {Side::kSource, Side::kTarget}) {
      const std::vector<ActorRef>& party = party_of(rows.events[i], side);
      if (party.empty()) continue;
      sightings_.push_back(
          {parse.sentence_of[rows.acts[i]->head], party.front().words.at.start, false, party, i, side});
    }
  }
  std::stable_sort(sightings_.begin(), sightings_.end(), [](const Sighting& a, const Sighting& b) {
    return std::pair(a.sentence, a.at) < std::pair(b.sentence, b.at);
  });
}

std::vector<EventParties::Candidate> EventParties::candidates(std::size_t index, Side side) const {
  const Event& event = rows_.events[index];
  const std::uint32_t here = reading_.parse->sentence_of[rows_.acts[index]->head];
  const std::uint32_t from = here > kReach ? here - kReach : 0;
  const auto first_of = [this](std::uint32_t sentence) {
    return std::partition_point(sightings_.begin(), sightings_.end(),
                                [&](const Sighting& each) { return each.sentence < sentence; });
  };
  const auto lead_end = first_of(std::min(kLead, here + 1));
  const auto near_begin = std::max(lead_end, first_of(from));
  const std::vector<ActorRef>& told = party_of(event, side);
  const auto is_asked = [&](const Sighting& sighting) {
    return (sighting.event == index && sighting.side == side) ||
           std::any_of(told.begin(), told.end(), [&](const ActorRef& actor) {
             return actor.words.at.start <= sighting.at && sighting.at < actor.words.at.end;
           });
  };
  std::map<std::string, Candidate> by_key;
  const auto add = [&](const Sighting& sighting) {
    if (is_asked(sighting)) return;
    const std::string key = key_of(sighting.actors, told.empty());
    Candidate& candidate = by_key[key];
    candidate.key = key;
    ++candidate.count;
    candidate.source += sighting.event != kNone && sighting.side == Side::kSource;
    candidate.target += sighting.event != kNone && sighting.side == Side::kTarget;
    candidate.alike =
        candidate.alike || (!told.empty() && sighting.actors.front().sector == told.front().sector);
    candidate.lead = candidate.lead || sighting.sentence < kLead;
    candidate.pronoun = candidate.pronoun && sighting.pronoun;
    if (sighting.sentence == here) {
      (sighting.at < event.trigger.at.start ? candidate.before : candidate.behind) = true;
      if (candidate.latest != nullptr && candidate.sentence < here) return;
    }
    candidate.latest = &sighting;
    candidate.sentence = sighting.sentence;
  };
  std::for_each(sightings_.begin(), lead_end, add);
  std::for_each(near_begin, std::max(near_begin, first_of(here + 1)), add);
  std::vector<Candidate> out;
  out.reserve(by_key.size());
  for (auto& [key, candidate] : by_key) out.push_back(std::move(candidate));
  return out;
}

void EventParties::describe_past(const std::string& key, std::size_t index, Side side, Features& out) const {
  const Event& event = rows_.events[index];
  const std::vector<ActorRef>& opposite = party_of(event, other(side));
  const bool sectors = party_of(event, side).empty();
  bool same_type = false, same_word = false, same_doer = false, answered = false;
  const std::size_t last = index > kEventsBack ? index - kEventsBack : 0;
  for (std::size_t i = index; i-- > last;) {
    const Event& past = rows_.events[i];
    const bool close = index - i <= 2;
    const bool type = past.type == event.type && !same_type;
    const bool word =
        reading_.parse->lemma[rows_.acts[i]->head] == reading_.parse->lemma[rows_.acts[index]->head] &&
        !same_word;
    const bool doer = !opposite.empty() && shares_code(party_of(past, other(side)), opposite) && !same_doer;
    const bool answer = !opposite.empty() && shares_code(party_of(past, side), opposite) && !answered;
    for (const Side was : {Side::kSource, Side::kTarget}) {
      if (party_of(past, was).empty() || key_of(party_of(past, was), sectors) != key) continue;
      if (close) {
        out.push_back(fmt::format("past{}={}", index - i, name(was)));
        out.push_back(fmt::format("past{}={}|{}>{}", index - i, name(was), past.quad, event.quad));
      }
      if (type) out.push_back(fmt::format("same type={}", name(was)));
      if (word) out.push_back(fmt::format("same word={}", name(was)));
      if (doer && was == side) out.push_back(fmt::format("of the same={}", past.quad == event.quad));
      if (answer && was == other(side)) out.push_back(fmt::format("answers={}|{}", past.quad, event.quad));
    }
    same_type = same_type || type;
    same_word = same_word || word;
    same_doer = same_doer || doer;
    answered = answered || answer;
  }
}

void EventParties::describe_here(const std::string& key, std::size_t index, Side side, Features& out) const {
  const Act& act = *rows_.acts[index];
  const Parse& parse = *reading_.parse;
  const std::uint32_t here = parse.sentence_of[act.head];
  auto each = std::partition_point(sightings_.begin(), sightings_.end(),
                                   [&](const Sighting& one) { return one.sentence < here; });
  float most = 0;
  for (; each != sightings_.end() && each->sentence == here; ++each) {
    if (key_of(each->actors, party_of(rows_.events[index], side).empty()) != key) continue;
    for (const SeenPhrase& seen : act.seen) {
      const CharSpan words = parse.doc.chars(seen.words);
      if (seen.role == name(side) && words.start <= each->at && each->at < words.end)
        most = std::max(most, seen.score);
    }
  }
  out.push_back(fmt::format("seen={}", static_cast<int>(most * 10)));
}

void EventParties::describe_actors(const std::vector<ActorRef>& actors, std::size_t index, Side side,
                                   Features& out) const {
  const Event& event = rows_.events[index];
  const std::string_view type = name(event.type);
  const ActorRef& first = actors.front();
  const std::vector<ActorRef>& opposite = party_of(event, other(side));
  if (actors.size() > 1) out.emplace_back("several");
  if (!event.mode.empty()) out.push_back(fmt::format("sector={}|{}|{}", first.sector, type, event.mode));
  const bool state = first.id.starts_with("country:");
  out.push_back(fmt::format("sector={}{}", first.sector, state ? "*" : ""));
  out.push_back(fmt::format("sector={}{}|{}", first.sector, state ? "*" : "", type));
  if (first.code == "UNK") out.emplace_back("unknown");
  if (!opposite.empty() && shares_code(actors, opposite)) {
    const bool alike = first.sector == opposite.front().sector;
    out.push_back(fmt::format("self={}", alike));
    out.push_back(fmt::format("self={}|{}", alike, type));
    if (!alike) out.push_back(fmt::format("self={}>{}", opposite.front().sector, first.sector));
  }
  if (first.code == reading_.discourse.country_at(rows_.acts[index]->head)) {
    out.emplace_back("focus");
    out.push_back(fmt::format("focus|{}", type));
  }
  const bool voice = std::any_of(event.attribution.begin(), event.attribution.end(),
                                 [&](const Voice& each) { return each.code == first.code; });
  if (voice) out.emplace_back("voice");
  if (voice) out.push_back(fmt::format("voice|{}", type));
}

void EventParties::describe(const Candidate& candidate, const std::vector<Candidate>& all, std::size_t index,
                            Side side, Features& out) const {
  const Event& event = rows_.events[index];
  const Act& act = *rows_.acts[index];
  const std::string_view type = name(event.type);
  const std::uint32_t here = reading_.parse->sentence_of[act.head];
  const std::vector<ActorRef>& actors = candidate.latest->actors;
  const bool in_sentence = candidate.before || candidate.behind;
  const std::string_view near =
      in_sentence && candidate.sentence == here ? "here" : bucket(here - candidate.sentence);
  out.push_back(fmt::format("near={}", near));
  out.push_back(fmt::format("near={}|{}", near, type));
  out.push_back(fmt::format("count={}", bucket(candidate.count)));
  if (candidate.lead) out.emplace_back("lead");
  if (in_sentence) describe_here(candidate.key, index, side, out);
  if (candidate.before) out.emplace_back("before");
  if (candidate.behind) out.emplace_back("behind");
  if (candidate.pronoun) out.emplace_back("pronoun");
  if (candidate.target > 0) out.push_back(fmt::format("target={}", bucket(candidate.target)));
  if (candidate.source > 0) out.push_back(fmt::format("source={}", bucket(candidate.source)));
  const bool most =
      std::all_of(all.begin(), all.end(), [&](const Candidate& one) { return one.count <= candidate.count; });
  if (most) out.emplace_back("most");
  const bool latest =
      candidate.sentence < here && std::all_of(all.begin(), all.end(), [&](const Candidate& one) {
        return one.sentence == here || std::pair(one.latest->sentence, one.latest->at) <=
                                           std::pair(candidate.latest->sentence, candidate.latest->at);
      });
  if (latest) out.emplace_back("latest");
  describe_actors(actors, index, side, out);
  if (candidate.alike) out.emplace_back("alike");
  describe_past(candidate.key, index, side, out);
}

Features EventParties::as_told(std::size_t index, Side side) const {
  const std::vector<ActorRef>& told = party_of(rows_.events[index], side);
  const ActorRef& first = told.front();
  const std::string_view type = name(rows_.events[index].type);
  const int ground = static_cast<int>(first.ground);
  const std::string word = lower(first.words.text.substr(0, first.words.text.find(' ')));
  return {"told",
          fmt::format("told|{}", ground),
          fmt::format("told|{}|{}", ground, type),
          fmt::format("told|{}|{}", ground, first.sector),
          fmt::format("told|{}|word={}", ground, word),
          fmt::format("told|several={}", told.size() > 1)};
}

Features EventParties::nobody(std::size_t index, Side side) const {
  const Event& event = rows_.events[index];
  const Act& act = *rows_.acts[index];
  const Parse& parse = *reading_.parse;
  const std::string_view type = name(event.type);
  Features out = {"nobody",
                  fmt::format("nobody|{}", type),
                  fmt::format("nobody|{}|{}", type, event.mode),
                  fmt::format("nobody|{}", name(event.status)),
                  fmt::format("nobody|pos={}", parse.pos[act.head]),
                  fmt::format("nobody|{}|pos={}", type, parse.pos[act.head]),
                  fmt::format("nobody|tag={}", parse.tag[act.head]),
                  fmt::format("nobody|word={}", parse.lemma[act.head])};
  if (party_of(event, other(side)).empty()) {
    out.emplace_back("nobody|alone");
    out.push_back(fmt::format("nobody|alone|{}", type));
  }
  if (!event.attribution.empty()) out.push_back(fmt::format("nobody|told|{}", type));
  for (const std::uint32_t child : children(parse, act.head)) {
    out.push_back(fmt::format("nobody|dep={}", parse.dep[child]));
    out.push_back(fmt::format("nobody|{}|dep={}", type, parse.dep[child]));
    if (parse.dep[child] == "prep") out.push_back(fmt::format("nobody|{}|{}", type, parse.lemma[child]));
  }
  return out;
}

std::string_view EventParties::question(std::size_t index, Side side) const {
  const std::vector<ActorRef>& party = party_of(rows_.events[index], side);
  if (party.empty()) return name(side);
  const bool clear = std::any_of(party.begin(), party.end(),
                                 [](const ActorRef& actor) { return actor.ground == Ground::kNamed; });
  if (clear) return {};
  return side == Side::kSource ? "source_meant" : "target_meant";
}

std::vector<PartyAnswer> EventParties::answers(std::size_t index, Side side) const {
  const std::vector<Candidate> all = candidates(index, side);
  const std::vector<ActorRef>& told = party_of(rows_.events[index], side);
  const std::string key = key_of(told, false);
  std::vector<PartyAnswer> out;
  out.reserve(all.size() + 1);
  bool known = false;
  out.push_back({told, told.empty() ? nobody(index, side) : as_told(index, side)});
  for (const Candidate& candidate : all) {
    const bool is_told = !told.empty() && candidate.key == key;
    if (!is_told) out.push_back({candidate.latest->actors, {}});
    describe(candidate, all, index, side, is_told ? out.front().features : out.back().features);
    known = known || is_told;
  }
  if (!told.empty() && !known) {
    out.front().features.emplace_back("new");
    describe_actors(told, index, side, out.front().features);
  }
  return out;
}

namespace {

/// Somebody is told where nobody is less likely than this. Chosen where the readers had not learned: on the
/// reports that the weights are learned from and on those kept aside; three of five of those told are right.
constexpr double kNobody = 0.38;

/// The answer to give. Where a side is empty, the first is that nobody is meant.
Chosen answer_of(const std::vector<PartyAnswer>& answers, const std::vector<double>& likely) {
  const bool empty = answers.front().actors.empty();
  if (empty && (likely.front() >= kNobody || answers.size() == 1)) return {0, likely.front()};
  std::vector<std::string> codes;
  codes.reserve(answers.size());
  for (const PartyAnswer& answer : answers) codes.push_back(key_of(answer.actors, false));
  return likeliest(likely, codes, empty ? 1 : 0);
}

/// `told`, taken to mean `meant`: one phrase keeps its words and its sector.
std::vector<ActorRef> retold(const std::vector<ActorRef>& told, std::vector<ActorRef> meant) {
  if (told.empty()) return meant;
  for (ActorRef& actor : meant) {
    if (!actor.antecedent) actor.antecedent = actor.words;
    actor.words = told.front().words;
    if (actor.sector == told.front().sector) continue;
    actor.sector = told.front().sector;
    actor.id.clear();
    actor.name.clear();
    actor.role = told.front().role;
    actor.members.clear();
  }
  return meant;
}

}  // namespace

void choose_parties(Rows& rows, const Reading& reading, const ChoiceModel& model, const Ontology& ontology) {
  const EventParties parties(rows, reading);
  std::vector<std::pair<std::vector<ActorRef>*, std::vector<ActorRef>>> found;
  for (std::size_t i = 0; i < rows.events.size(); ++i) {
    for (const Side side : {Side::kSource, Side::kTarget}) {
      const std::string_view question = parties.question(i, side);
      if (question.empty()) continue;
      if (rows.acts[i]->parties_known && party_of(rows.events[i], side).empty()) continue;
      std::vector<PartyAnswer> answers = parties.answers(i, side);
      const Chosen best = answer_of(answers, model.probabilities(question, features_of(answers)));
      if (best.answer == 0) continue;
      std::vector<ActorRef> actors =
          retold(party_of(rows.events[i], side), std::move(answers[best.answer].actors));
      for (ActorRef& actor : actors) {
        actor.why += fmt::format(
            "; not told by the act's own words: the likeliest of those told before ({:.2f})", best.likely);
        actor.cameo = ontology.cameo_actor(actor.code, actor.sector, actor.id);
      }
      found.emplace_back(&party_of(rows.events[i], side), std::move(actors));
    }
  }
  for (auto& [party, actors] : found) *party = std::move(actors);
}

}  // namespace dragoman
