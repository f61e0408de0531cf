#pragma once
// What goes out to other programs: an event with the report that first told it and what other reports say of
// it.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/article.h"
#include "dragoman/event.h"

namespace dragoman {

/// One report's telling of an event.
struct MentionRow {
  Event event;
  Article article;                           ///< without text
  std::uint32_t length = 0;                  ///< code points of the article's text
  std::optional<std::string> sentence = {};  ///< its words, where they were asked for and the text is kept
};

/// One event, its mentions in order of publication (ties by doc_id, then by place in the text). Never empty:
/// the first mention stands for the event.
struct EventRow {
  std::string event_id;
  std::string story_id;
  std::vector<MentionRow> mentions;
  std::string dataset = {};  ///< "dragoman", or the one that it was imported from

  const Event& event() const { return mentions.front().event; }
  const Article& article() const { return mentions.front().article; }
};

}  // namespace dragoman
