#pragma once
// Records of the store as JSON: what every door gives of an event and an article.

#include <string>
#include <vector>

#include "serve/json_text.h"
#include "store/reader.h"

namespace dragoman {

/// EVENT of docs/api.md.
std::string event_json(const EventRow& row);
std::string events_json(const std::vector<EventRow>& rows);
/// Each report's telling, and where they differ: event_id, story_id, mentions, conflicts.
JsonObject tellings(const EventRow& row);
/// Events of one article as their records.
std::string records_json(const std::vector<Event>& events);
/// One version of an article with its text and events.
std::string version_json(const StoredArticle& stored);
/// MARK of docs/api.md: what a person said of a mention; "null" where nobody did.
std::string mark_json(const std::vector<Correction>& corrections);

}  // namespace dragoman
