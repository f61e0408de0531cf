#include "exchange/acled_types.h"

#include <algorithm>
#include <array>

namespace dragoman {
namespace {

constexpr std::string_view kViolence = "Political violence", kDemonstrations = "Demonstrations",
                           kStrategic = "Strategic developments";

struct SubEvent {
  std::string_view event;
  std::string_view sub_event;
  EventType type;
  std::string_view mode;
};

// ACLED's codebook: its sub-event types, and what each is in PLOVER.
constexpr std::array<SubEvent, 25> kSubEvents = {{
    {"Battles", "Armed clash", EventType::kAssault, "firearms"},
    {"Battles", "Government regains territory", EventType::kAssault, ""},
    {"Battles", "Non-state actor overtakes territory", EventType::kAssault, ""},
    {"Explosions/Remote violence", "Chemical weapon", EventType::kAssault, "unconventional"},
    {"Explosions/Remote violence", "Air/drone strike", EventType::kAssault, "aerial"},
    {"Explosions/Remote violence", "Suicide bomb", EventType::kAssault, "suicide-attack"},
    {"Explosions/Remote violence", "Shelling/artillery/missile attack", EventType::kAssault, "heavy-weapons"},
    {"Explosions/Remote violence", "Remote explosive/landmine/IED", EventType::kAssault, "explosives"},
    {"Explosions/Remote violence", "Grenade", EventType::kAssault, "explosives"},
    {"Violence against civilians", "Sexual violence", EventType::kAssault, "sexual"},
    {"Violence against civilians", "Attack", EventType::kAssault, ""},
    {"Violence against civilians", "Abduction/forced disappearance", EventType::kAssault, "abduct"},
    {"Protests", "Peaceful protest", EventType::kProtest, "demo"},
    {"Protests", "Protest with intervention", EventType::kProtest, "demo"},
    {"Protests", "Excessive force against protesters", EventType::kAssault, "crowd-control"},
    {"Riots", "Violent demonstration", EventType::kProtest, "riot"},
    {"Riots", "Mob violence", EventType::kProtest, "riot"},
    {kStrategic, "Agreement", EventType::kAgree, ""},
    {kStrategic, "Arrests", EventType::kCoerce, "arrest"},
    {kStrategic, "Change to group/activity", EventType::kMobilize, ""},
    {kStrategic, "Disrupted weapons use", EventType::kCoerce, "seize"},
    {kStrategic, "Headquarters or base established", EventType::kMobilize, "troops"},
    {kStrategic, "Looting/property destruction", EventType::kAssault, "destroy"},
    {kStrategic, "Non-violent transfer of territory", EventType::kRetreat, "withdraw"},
    {kStrategic, "Other", EventType::kMobilize, ""},
}};

std::string_view remote_violence(std::string_view mode) {
  if (mode == "unconventional") return "Chemical weapon";
  if (mode == "aerial" || mode == "drone") return "Air/drone strike";
  if (mode == "suicide-attack") return "Suicide bomb";
  if (mode == "heavy-weapons") return "Shelling/artillery/missile attack";
  if (mode == "explosives") return "Remote explosive/landmine/IED";
  return {};
}

AcledType assault(const Event& event) {
  if (const auto remote = remote_violence(event.mode); !remote.empty())
    return {kViolence, "Explosions/Remote violence", remote};
  if (event.mode == "crowd-control")
    return {kDemonstrations, "Protests", "Excessive force against protesters"};
  if (event.mode == "destroy") return {kStrategic, kStrategic, "Looting/property destruction"};
  constexpr std::string_view kCivilians = "Violence against civilians";
  if (event.mode == "abduct") return {kViolence, kCivilians, "Abduction/forced disappearance"};
  if (event.mode == "sexual") return {kViolence, kCivilians, "Sexual violence"};
  if (targets_civilians(event)) return {kViolence, kCivilians, "Attack"};
  return {kViolence, "Battles", "Armed clash"};
}

}  // namespace

bool targets_civilians(const Event& event) {
  constexpr std::array<std::string_view, 9> kArmed = {"GOV", "MIL", "COP", "SPY", "REB",
                                                      "PRM", "UAF", "CRM", "UNK"};
  return !event.target.empty() &&
         std::none_of(event.target.begin(), event.target.end(), [&](const auto& actor) {
           return actor.sector.empty() ||
                  std::find(kArmed.begin(), kArmed.end(), actor.sector) != kArmed.end();
         });
}

std::optional<AcledType> acled_type(const Event& event) {
  switch (event.type) {
    case EventType::kAssault:
      return assault(event);
    case EventType::kProtest:
      if (event.mode == "riot") return AcledType{kDemonstrations, "Riots", "Violent demonstration"};
      return AcledType{kDemonstrations, "Protests", "Peaceful protest"};
    case EventType::kCoerce:
      return AcledType{kStrategic, kStrategic, event.mode == "arrest" ? "Arrests" : "Other"};
    case EventType::kMobilize:
      return AcledType{kStrategic, kStrategic, "Other"};
    case EventType::kRetreat:
      if (event.mode == "withdraw")
        return AcledType{kStrategic, kStrategic, "Non-violent transfer of territory"};
      if (event.mode == "ceasefire") return AcledType{kStrategic, kStrategic, "Agreement"};
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<PloverPair> plover_of_acled(std::string_view event, std::string_view sub_event) {
  const auto found = std::find_if(kSubEvents.begin(), kSubEvents.end(), [&](const SubEvent& line) {
    return line.event == event && line.sub_event == sub_event;
  });
  if (found == kSubEvents.end()) return std::nullopt;
  return PloverPair{found->type, found->mode};
}

}  // namespace dragoman
