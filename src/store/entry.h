#pragma once
// An article made ready for the store: all that costs time and needs no database is done here, on any thread.

#include <string>
#include <vector>

#include "dragoman/article.h"
#include "dragoman/event.h"
#include "story/facts.h"
#include "story/near_duplicate.h"

namespace dragoman {

/// The data set that our own coding makes.
inline constexpr std::string_view kOwnDataset = "dragoman";

struct Entry {
  Article article;
  std::vector<Event> events;
  std::string coder;                 ///< empty: the text was not coded (its language)
  std::string dataset{kOwnDataset};  ///< "gdelt", "ucdp", ... for rows of others
  std::int64_t hash = 0;             ///< content_hash
  std::uint64_t words = 0;
  std::size_t length = 0;  ///< code points of the text
  Signature signature;
  std::vector<std::uint64_t> bands;
  std::vector<EventFacts> facts;                   ///< one an event
  std::vector<std::vector<std::uint64_t>> blocks;  ///< one an event
  std::string packed_text, packed_events;
};

/// `article.language` is settled before.
Entry make_entry(Article article, std::vector<Event> events, std::string coder);

/// An event of another data set, and what it tells of its report. Neither is linked to ours or to others.
Entry make_import(Article article, Event event, std::string dataset);

/// The hash under which the store knows a text and what its input tells of it: title, moment, publisher,
/// agency, author. The same text under the same name with another title is another version, so that it does
/// not matter which came first.
std::int64_t content_hash(const Article& article);

/// ISO 639-1 of the text, as CLD2 reads it; where it cannot tell, `told`, else "en".
std::string language_of(const Article& article);
/// Whether there is a language package to code it with.
bool is_codable(std::string_view language);

}  // namespace dragoman
