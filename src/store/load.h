#pragma once
// Rows of the store as records again.

#include <optional>
#include <string>
#include <vector>

#include "exchange/row.h"
#include "store/database.h"
#include "store/entry.h"

namespace dragoman {

/// The article's own record, without text.
Article load_article(Database& database, std::int64_t article);
/// Nothing where the text was not kept.
std::optional<std::string> load_text(Database& database, std::int64_t article);

/// Whose sentences come with an event: a text is unpacked for each.
enum class Sentences : std::uint8_t { kNone, kFirst, kAll };

/// The event that `event` stands for, with all its mentions in order of publication. event_id and same_as are
/// those across articles, and corrections are in it.
EventRow load_event(Database& database, std::int64_t event, Sentences sentences = Sentences::kNone);

/// A mention by its id, or by one that it had before a merge.
std::optional<std::int64_t> find_event(Database& database, const std::string& id);
/// The article, current, in whose record a mention stands, whether or not a person has said that it is wrong.
std::optional<std::int64_t> article_of_mention(Database& database, const std::string& mention_id);
/// What was put in of a current article, made again out of its record.
Entry load_entry(Database& database, std::int64_t article);
/// The article that stands under a doc_id, the current text of it first.
std::optional<std::int64_t> find_article(Database& database, const std::string& doc_id);
/// All of an article's events as they stand in its own record.
std::vector<Event> load_coded_events(Database& database, std::int64_t article);
/// The same with corrections in them; those that a person called wrong are left out.
std::vector<Event> corrected(Database& database, std::vector<Event> events);

}  // namespace dragoman
