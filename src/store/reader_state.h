#pragma once
// What all answers share.

#include "store/reader.h"

namespace dragoman {

struct StoreReader::State {
  explicit State(Database opened) : database(std::move(opened)) {}
  Database database;
};

}  // namespace dragoman
