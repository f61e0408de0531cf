#pragma once
// A sentence's tree, drawn.

#include <string>

#include "cli/style.h"
#include "syntax/parse.h"

namespace dragoman::cli {

/// One line a token, children under their head in text order, with dependency and tag.
std::string draw_tree(const Parse& parse, TokenSpan sentence, const Painter& paint);

}  // namespace dragoman::cli
