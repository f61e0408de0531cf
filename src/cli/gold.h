#pragma once
// Annotated articles, and events to be held against them.

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dragoman/article.h"
#include "dragoman/result.h"
#include "event/article_coder.h"

namespace dragoman::cli {

/// A code, or null.
using Code = std::optional<std::string>;

/// What of an event is scored. Offsets count code points of the article's text.
struct ScoredEvent {
  std::int64_t start = 0;
  std::int64_t end = 0;
  std::string text = {};  ///< the trigger
  std::size_t paragraph = 0;
  std::string type = {};
  Code mode = {};
  Code status = {};
  std::vector<Code> source = {};
  std::vector<Code> target = {};
  std::set<std::pair<Code, Code>> sectors = {};  ///< (code, sector) of all actors
  std::vector<Code> date = {};                   ///< first and last day, or empty
  Code place = {};                               ///< country
  std::vector<std::string> voices = {};
  /// Where the parties' words stand, [first, last), once each: in gold the occurrence nearest to the trigger.
  std::set<std::pair<std::int64_t, std::int64_t>> source_spans = {}, target_spans = {};
  /// Of gold alone: where the voices' words stand, outermost first.
  std::vector<std::pair<std::int64_t, std::int64_t>> voice_spans = {};
};

struct GoldArticle {
  Article article;                   ///< doc_id, date and text: its paragraphs joined by a blank line
  std::vector<std::int64_t> starts;  ///< where each paragraph begins in the text
  std::vector<ScoredEvent> events;
};

using Predictions = std::map<std::string, std::vector<ScoredEvent>>;  ///< by doc_id

/// The files named, and the *.json of the folders named, in order. Of two files with one id the later counts.
/// Errors name file and what is wrong.
Result<std::vector<GoldArticle>> load_gold(const std::vector<std::string>& paths);

/// The acts of an annotated article with their words.
std::vector<GivenAct> given_acts(const GoldArticle& gold);

/// One event record (a line of `code --format jsonl`) held against the gold article it is of; nothing where
/// the line is of none of `gold`.
Result<std::optional<std::pair<std::string, ScoredEvent>>> read_event(
    std::string_view line, const std::map<std::string, const GoldArticle*>& gold);

/// Events of a JSONL file, those of gold articles alone.
Result<Predictions> load_predictions(const std::string& file, const std::vector<GoldArticle>& gold);

}  // namespace dragoman::cli
