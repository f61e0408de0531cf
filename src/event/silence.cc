#include "event/silence.h"

#include <fmt/format.h>

#include <algorithm>

namespace dragoman {
namespace {

/// What was read in a sentence that gave no row.
std::vector<std::string> reasons(const Reading& reading, TokenSpan sentence) {
  const Doc& doc = reading.parse->doc;
  std::vector<std::string> why;
  for (const Act& act : reading.acts) {
    if (sentence.overlaps(act.trigger))
      why.push_back(fmt::format("\"{}\" ({}): {}", doc.str(act.trigger), name(act.type), kNoRowOfAct));
  }
  if (why.empty()) why.emplace_back(no_act_reason(reading));
  for (const NearWord& near : near_words(reading, sentence))
    why.push_back(fmt::format("\"{}\" came near: {}{}", doc.str(near.token), near.types, near.why));
  return why;
}

}  // namespace

std::vector<NearWord> near_words(const Reading& reading, TokenSpan sentence) {
  constexpr float kNear = 0.1F;
  std::vector<NearWord> out;
  for (std::uint32_t token = sentence.begin; token < sentence.end && token < reading.scores.size(); ++token) {
    const TypeScores& scores = reading.scores[token];
    if (scores[kActTypes] > 1 - kNear) continue;
    std::string types;
    for (std::size_t k = 0; k < kActTypes; ++k) {
      if (scores[k] >= kNear) types += fmt::format("{} {:.2f}  ", kEventTypeNames[k], scores[k]);
    }
    std::string why = fmt::format("no act {:.2f}", scores[kActTypes]);
    const bool likely = std::max_element(scores.begin(), scores.end()) != scores.begin() + kActTypes;
    const bool told = std::any_of(reading.acts.begin(), reading.acts.end(),
                                  [token](const Act& act) { return act.trigger.contains(token); });
    if (likely && !told) why += "; the sentence tells this act by another word, or the reader asks for more";
    out.push_back({token, std::move(types), std::move(why)});
  }
  return out;
}

const Event* event_of(const Act& act, const Reading& reading, const std::vector<Event>& events) {
  const CharSpan trigger = reading.parse->doc.chars(act.trigger);
  const auto found = std::find_if(events.begin(), events.end(), [&](const Event& event) {
    return event.trigger.at == trigger && event.type == act.type;
  });
  return found == events.end() ? nullptr : &*found;
}

std::string_view no_act_reason(const Reading& reading) {
  return reading.scores.empty() ? "no frame fits" : "no word tells an act likelier than not";
}

std::vector<SilentSentence> silent_sentences(const Reading& reading, const std::vector<Event>& events) {
  std::vector<SilentSentence> out;
  for (const TokenSpan sentence : reading.parse->sentences) {
    const bool told = std::any_of(reading.acts.begin(), reading.acts.end(), [&](const Act& act) {
      return sentence.overlaps(act.trigger) && event_of(act, reading, events) != nullptr;
    });
    if (!told) out.push_back({reading.parse->doc.chars(sentence), reasons(reading, sentence)});
  }
  return out;
}

}  // namespace dragoman
