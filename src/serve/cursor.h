#pragma once
// Where a page begins, as a word that goes back and forth.

#include <string>
#include <string_view>

#include "serve/message.h"
#include "store/search.h"

namespace dragoman::serve {

/// `question`: what the page is of; a cursor goes with no other one.
std::string cursor_text(const Position& position, std::string_view question);
/// 400 where the text is no cursor of this question.
tl::expected<Position, Problem> read_cursor(std::string_view text, std::string_view question);

}  // namespace dragoman::serve
