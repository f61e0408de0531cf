#include "event/same_event.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

#include "event/side.h"

namespace dragoman {
namespace {

constexpr std::size_t kReach =
    200;  // mentions looked back over, so that cost grows with the article's length
constexpr std::array<std::string_view, 5> kPointingBack = {"the", "this", "that", "these", "those"};

bool agrees(const std::vector<ActorRef>& a, const std::vector<ActorRef>& b) {
  return a.empty() || b.empty() || shares_code(a, b);
}

bool contradicts(const Event& first, const Event& later) {
  if (first.date && later.date &&
      (first.date->end < later.date->start || later.date->end < first.date->start)) {
    return true;
  }
  if (first.place && later.place && first.place->name != later.place->name) return true;
  if (!first.mode.empty() && !later.mode.empty() && first.mode != later.mode) return true;
  return !agrees(first.source, later.source) || !agrees(first.target, later.target);
}

// "the talks", "this plea", "their visit": a noun that the reader is expected to know already.
bool points_back(const Parse& parse, std::uint32_t head) {
  if (parse.pos[head] != "NOUN") return false;
  for (const std::uint32_t child_token : children(parse, head)) {
    if (parse.dep[child_token] == "poss") return true;
    if (parse.dep[child_token] != "det") continue;
    const std::string_view lemma = parse.lemma[child_token];
    return std::find(kPointingBack.begin(), kPointingBack.end(), lemma) != kPointingBack.end();
  }
  return false;
}

bool is_same(const Event& first, const Act& first_act, const Event& later, const Act& later_act,
             const Parse& parse) {
  if (first.type != later.type || contradicts(first, later)) return false;
  const bool same_word = parse.lemma[first_act.head] == parse.lemma[later_act.head];
  const bool back = points_back(parse, later_act.head);
  if (!same_word && !back) return false;
  // A verb that names its own parties is a new mention of the same event only where these meet on both sides.
  if (back) return true;
  return first.status == later.status && shares_code(first.source, later.source) &&
         (later.target.empty() || shares_code(first.target, later.target));
}

// "... confirmed the meeting's occurrence": the voice vouches for the event itself, not for one sentence
// about it.
bool vouches_for_event(const Parse& parse, const Act& act) {
  if (act.attribution.empty() || parse.pos[act.head] != "NOUN") return false;
  const TokenSpan cue = act.attribution.front().cue;
  std::uint32_t token = act.head;
  while (!parse.is_root(token) && parse.pos[token] != "VERB" && parse.dep[token] != "dobj")
    token = parse.head[token];
  return parse.dep[token] == "dobj" && cue.contains(parse.head[token]);
}

void fill(const Event& from, Event& to) {
  if (to.source.empty()) to.source = from.source;
  if (to.target.empty()) to.target = from.target;
  const std::string why = "told of the same event, '" + from.trigger.text + "'";
  if (!to.date && from.date) {
    to.date = from.date;
    to.date->why = why;
  }
  if (!to.place && from.place) {
    to.place = from.place;
    to.place->why = why;
  }
  if (to.mode.empty()) to.mode = from.mode;
}

// The first mention is filled too, from a mention in the next sentence: "will host a meeting. This will bring
// ...".
void fill_first(Event& first, const Act& first_act, const Event& later, const Act& later_act,
                const Parse& parse) {
  if (parse.sentence_of[later_act.head] == parse.sentence_of[first_act.head] + 1) fill(later, first);
}

// A voice that vouches for the event itself is a voice of all its mentions that have none.
void spread_voices(std::vector<Event>& events, const std::vector<Act>& acts, const Parse& parse) {
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!vouches_for_event(parse, acts[i])) continue;
    for (Event& event : events) {
      if (event.event_id == events[i].event_id && event.attribution.empty())
        event.attribution = events[i].attribution;
    }
  }
}

}  // namespace

void link_same_events(std::vector<Event>& events, const std::vector<Act>& acts, const Parse& parse) {
  for (std::size_t later = 1; later < events.size(); ++later) {
    const std::size_t reach = later > kReach ? later - kReach : 0;
    for (std::size_t first = later; first-- > reach;) {
      if (!events[first].same_as.empty()) continue;
      if (!is_same(events[first], acts[first], events[later], acts[later], parse)) continue;
      events[later].same_as = events[first].mention_id;
      events[later].event_id = events[first].event_id;
      fill(events[first], events[later]);
      if (!acts[later].status_told) events[later].status = events[first].status;
      fill_first(events[first], acts[first], events[later], acts[later], parse);
      break;
    }
  }
  spread_voices(events, acts, parse);
}

bool points_nowhere(const Event& event, const Act& act, const Parse& parse) {
  return event.same_as.empty() && event.source.empty() && event.target.empty() && !event.date &&
         !event.place && points_back(parse, act.head);
}

void mend_links(std::vector<Event>& events) {
  std::unordered_map<std::string, std::string>
      first;  // event_id before -> mention_id of its first mention left
  for (Event& event : events) {
    const auto [found, is_first] = first.try_emplace(event.event_id, event.mention_id);
    event.event_id = found->second;
    event.same_as = is_first ? std::string() : found->second;
  }
}

}  // namespace dragoman
