#pragma once
// Strings, actors and places that stand in the store once and are meant by number.

#include <optional>
#include <string>
#include <unordered_map>

#include "dragoman/event.h"
#include "store/database.h"

namespace dragoman {

/// Numbers of names, made where they are new. Remembers what it has seen.
class Names {
 public:
  explicit Names(Database& database) : database_(database) {}

  /// Once rows may have gone.
  void forget();

  std::int64_t phrase(const std::string& text);
  /// Nothing where the text is empty.
  std::optional<std::int64_t> phrase_or_null(const std::string& text);
  std::int64_t actor(const ActorRef& actor);
  std::int64_t place(const EventPlace& place);

 private:
  void forget_if_many();
  Database& database_;
  std::unordered_map<std::string, std::int64_t> phrases_, actors_, places_;
};

}  // namespace dragoman
