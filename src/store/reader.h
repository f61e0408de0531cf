#pragma once
// Answers out of the store.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dragoman/result.h"
#include "exchange/panel.h"
#include "exchange/row.h"
#include "store/corrections.h"
#include "store/load.h"
#include "store/query.h"
#include "store/search.h"
#include "story/facts.h"

namespace dragoman {

/// What the store holds.
struct Summary {
  std::uint64_t articles = 0, uncoded = 0, superseded = 0, retracted = 0, stories = 0, mentions = 0,
                events = 0, rejects = 0, words = 0;
  std::map<std::string, std::uint64_t> languages;  ///< of articles that were not coded
  std::map<std::string, std::uint64_t> datasets;   ///< mentions
  std::vector<std::string> coders;
  std::optional<Date> first, last;
};

struct DyadRow {
  std::string source, target;  ///< codes, empty: nobody
  std::int64_t period = 0;     ///< months since year 0, or 0 for all
  std::uint64_t events = 0;
  double goldstein = 0;                    ///< sum
  std::array<std::uint64_t, 4> by_quad{};  ///< verbal cooperation .. material conflict
};

struct ActorRow {
  std::string id, name, code, sector;
  std::uint64_t as_source = 0, as_target = 0;  ///< mentions
};

/// A plan and what later reports say of it.
struct PlanRow {
  EventRow event;
  PlanFate fate = PlanFate::kNone;
  std::optional<EventRow> later;  ///< that told of its fate
};

/// How many events there are in a period, or at a place.
struct QuadCounts {
  std::uint64_t events = 0;
  std::array<std::uint64_t, 4> by_quad{};  ///< verbal cooperation .. material conflict
};

struct PlaceRow {
  std::string name, country;
  std::optional<double> lat, lon;  ///< degrees
  QuadCounts counts;
};

/// A value that a field of the query may have, and how many events (of voices and outlets: mentions) it
/// finds.
struct FieldValue {
  std::string value;
  std::string label;  ///< of codes, what they stand for; else empty
  std::uint64_t events = 0;
};

/// A part of an answer.
struct EventPage {
  std::vector<EventRow> rows;
  std::optional<Position> next;  ///< where further ones begin; nothing if there are none
};

struct StoredReject {
  std::string input;
  std::uint64_t line = 0;
  std::string doc_id, reason;
};

struct StoredArticle {
  Article article;
  std::optional<std::string> text;
  std::string story_id;
  std::vector<Event> events;  ///< with what people corrected
  std::vector<Event> coded;   ///< as they were coded
  std::string state;          ///< "current", "superseded", "retracted"
};

/// How many mentions there are of a type, mode and status.
struct Breakdown {
  EventType type = EventType::kConsult;
  std::string mode;
  Status status = Status::kActual;
  std::uint64_t mentions = 0;
};

inline constexpr std::size_t kMostValues = 100'000;

class StoreReader {
 public:
  static Result<std::unique_ptr<StoreReader>> open(const std::filesystem::path& file);
  ~StoreReader();

  /// `keep_on` is asked now and then during an answer; false ends it with kTooLarge.
  void watch(std::function<bool()> keep_on);

  /// Whether this version stands there under this name.
  Result<bool> holds(const std::string& doc_id, std::int64_t content_hash);
  Result<Summary> summary();
  /// How many events there are: what summary() says of them, alone.
  Result<std::uint64_t> events();
  /// A number that is another one whenever something else has written to the store. To be compared with those
  /// of the same reader alone.
  Result<std::int64_t> version();
  /// How many statements are held ready: a reader that was asked very many different things is best let go.
  std::size_t prepared() const;
  /// Events of the query behind `after`, from the first on where it is nothing.
  Result<EventPage> find(const Query& query, std::size_t limit, Order order,
                         const std::optional<Position>& after = {}, Sentences sentences = Sentences::kNone);
  /// All events of the query by day and event_id, one after another.
  Result<void> each(const Query& query, const std::function<bool(EventRow&&)>& use);
  Result<std::optional<EventRow>> event(const std::string& id, Sentences sentences = Sentences::kNone);
  /// What later reports say of a plan, by event; nothing where it is no plan.
  Result<std::vector<EventRow>> later(const std::string& id);
  /// The plans of which it tells what became.
  Result<std::vector<EventRow>> earlier(const std::string& id);
  /// Articles of a story in order of publication; empty where there is no such story.
  Result<std::vector<Article>> story(const std::string& id);
  Result<std::vector<StoredArticle>> article(const std::string& doc_id);
  /// Sums by dyad, most events first; where `monthly`, month by month, the latest first.
  Result<std::vector<DyadRow>> dyads(const Query& query, bool monthly, std::size_t limit);
  Result<std::vector<ActorRow>> actors(const Query& query, std::size_t limit);
  /// Plans whose day is `from` or later, by day.
  Result<std::vector<PlanRow>> agenda(const Query& query, std::int64_t from, std::size_t limit,
                                      Sentences sentences = Sentences::kNone);
  Result<std::vector<StoredReject>> rejects(std::size_t limit);
  /// What is wrong in the file, one line each; nothing if all is well.
  Result<std::vector<std::string>> check();
  Result<std::vector<Correction>> corrections();
  /// Of one mention.
  Result<std::vector<Correction>> corrections(const std::string& mention_id);
  /// doc_ids of current articles of our own coding that `coder` did not code, in order; all where it is
  /// empty.
  Result<std::vector<std::string>> coded_by_others(const std::string& coder);
  /// `count` events of the query, drawn by `seed`, as many of each type as there are where `by_type`. In
  /// order of type, then event_id.
  Result<std::vector<EventRow>> sample(const Query& query, std::size_t count, bool by_type,
                                       const std::string& seed);
  Result<std::vector<Breakdown>> breakdown();
  /// Every event of the query, once for each pair of its parties (panel_pairs), by day. Those without any day
  /// are left out.
  Result<void> each_short(const Query& query, PanelUnit unit,
                          const std::function<void(const PanelEvent&)>& use);
  /// Events by day, each once, counted where the mention that stands for it fits. Without those that have no
  /// day.
  Result<std::map<std::int64_t, QuadCounts>> counts(const Query& query);
  /// Events by place, most first.
  Result<std::vector<PlaceRow>> places(const Query& query, std::size_t limit);
  /// All values that a field has in the store, most events first, at most kMostValues; empty for days, boxes,
  /// confidence and words.
  Result<std::vector<FieldValue>> values(Field field);
  /// Current articles of our own coding by day of publication.
  Result<std::map<Date, std::uint64_t>> articles_by_day();

 private:
  StoreReader();
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace dragoman
