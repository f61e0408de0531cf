#pragma once
// What people marked: their word stands over the coder's.

#include <optional>
#include <string>
#include <vector>

#include "dragoman/event.h"
#include "store/database.h"

namespace dragoman {

/// A person's word on one field of one mention.
struct Correction {
  std::string mention_id;
  std::string field;  ///< "verdict" (right, wrong), "type", "mode", "status", "date", "source", "target",
                      ///< "note": words that change nothing
  std::string value;  ///< for source and target, codes apart by commas
  std::string who;
  std::string made;  ///< day, YYYY-MM-DD
};

/// Why a correction's field or value is none; empty if it is good.
std::string correction_fault(const Correction& correction);

std::vector<Correction> corrections_of(Database& database, const std::string& mention_id);
void keep_correction(Database& database, const Correction& correction);
void forget_correction(Database& database, const std::string& mention_id, const std::string& field);

/// Puts the corrections of its mention into the event. False if a person said that there is no such event.
bool correct(Database& database, Event& event);

}  // namespace dragoman
