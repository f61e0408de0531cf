#pragma once
// Which of ACLED's event types an event of ours comes near to, and back.

#include <optional>
#include <string_view>

#include "dragoman/event.h"

namespace dragoman {

struct AcledType {
  std::string_view disorder;   ///< "Political violence", "Demonstrations", "Strategic developments"
  std::string_view event;      ///< "Battles"
  std::string_view sub_event;  ///< "Armed clash"
};

/// Nothing for what ACLED does not collect: talks, statements, aid, sanctions.
std::optional<AcledType> acled_type(const Event& event);
/// Whether the target is unarmed: civilians and everybody who is no force.
bool targets_civilians(const Event& event);

/// PLOVER's type and mode for ACLED's sub-event type; nothing if the words are none of ACLED's.
struct PloverPair {
  EventType type;
  std::string_view mode;
};
std::optional<PloverPair> plover_of_acled(std::string_view event, std::string_view sub_event);

}  // namespace dragoman
