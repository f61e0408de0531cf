#pragma once
// JSON that was sent.

#include <initializer_list>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "serve/message.h"

namespace dragoman::serve {

/// One object with no other members than `known`. 400 where the body is no JSON, 422 where it is no such
/// object.
tl::expected<nlohmann::json, Problem> read_object(const std::string& body,
                                                  std::initializer_list<std::string_view> known);
/// A member that is a string; empty if it is absent or null. 422 where it is something else.
tl::expected<std::string, Problem> text_of(const nlohmann::json& object, const char* name);

}  // namespace dragoman::serve
