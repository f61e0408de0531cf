#include "store/corrections.h"

#include <fmt/format.h>

#include "base/calendar.h"
#include "base/tsv.h"
#include "store/conditions.h"
#include "store/record.h"

namespace dragoman {
namespace {

constexpr std::string_view kWrong = "wrong";

/// Parties of these codes; one that was there before keeps its words.
std::vector<ActorRef> recoded(const std::vector<ActorRef>& before, const std::string& codes) {
  std::vector<ActorRef> after;
  for (const std::string& code : split_list(codes)) {
    ActorRef actor;
    for (const ActorRef& old : before) {
      if (old.code == code) actor = old;
    }
    if (actor.code.empty() && !before.empty()) actor.words = before.front().words;
    actor.code = code;
    after.push_back(std::move(actor));
  }
  return after;
}

void put(Event& event, const Correction& correction) {
  const std::string& value = correction.value;
  if (correction.field == "type") event.type = event_type(value).value_or(event.type);
  if (correction.field == "mode") event.mode = value;
  if (correction.field == "status") event.status = status(value).value_or(event.status);
  if (correction.field == "source") event.source = recoded(event.source, value);
  if (correction.field == "target") event.target = recoded(event.target, value);
  if (correction.field == "date") {
    if (const auto day = parse_iso_date(value)) event.date = EventDate{*day, *day, {}, "day", "corrected"};
  }
}

}  // namespace

std::string correction_fault(const Correction& correction) {
  const std::string& value = correction.value;
  const auto fault = [&](std::string_view takes) {
    return fmt::format("{} '{}': takes {}", correction.field, value, takes);
  };
  if (correction.field == "verdict")
    return value == "right" || value == kWrong ? "" : fault("right or wrong");
  if (correction.field == "type") return event_type(value) ? "" : fault("a PLOVER type");
  if (correction.field == "mode" || correction.field == "note") return "";
  if (correction.field == "status")
    return status(value) ? "" : fault("actual, future, hypothetical or negated");
  if (correction.field == "date") return parse_iso_date(value) ? "" : fault("a day YYYY-MM-DD");
  if (correction.field != "source" && correction.field != "target")
    return "no field '" + correction.field + "'";
  for (const std::string& code : split_list(value)) {
    if (!is_actor_code(code)) return fault("codes of three capital letters, apart by commas");
  }
  return "";
}

std::vector<Correction> corrections_of(Database& database, const std::string& mention_id) {
  std::vector<Correction> out;
  Statement row =
      database.prepare("SELECT field, value, who, made FROM correction WHERE mention = ? ORDER BY field");
  row.bind(id_number(mention_id));
  while (row.step()) out.push_back({mention_id, row.text(0), row.text(1), row.text(2), row.text(3)});
  return out;
}

void keep_correction(Database& database, const Correction& correction) {
  database.prepare("INSERT OR REPLACE INTO correction VALUES (?, ?, ?, ?, ?)")
      .bind(id_number(correction.mention_id))
      .bind(correction.field)
      .bind(correction.value)
      .bind(correction.who)
      .bind(correction.made)
      .run();
}

void forget_correction(Database& database, const std::string& mention_id, const std::string& field) {
  database.prepare("DELETE FROM correction WHERE mention = ? AND field = ?")
      .bind(id_number(mention_id))
      .bind(field)
      .run();
}

bool correct(Database& database, Event& event) {
  bool stands = true;
  for (const Correction& correction : corrections_of(database, event.mention_id)) {
    if (correction.field == "verdict" && correction.value == kWrong) stands = false;
    put(event, correction);
  }
  return stands;
}

}  // namespace dragoman
