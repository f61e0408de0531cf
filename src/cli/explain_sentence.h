#pragma once
// What was read in one sentence, part by part.

#include <string>
#include <vector>

#include "cli/style.h"
#include "dragoman/event.h"
#include "event/article_coder.h"

namespace dragoman::cli {

/// The number of the sentence, its words, tree, phrases, days, places, frames and rows. `events` are the
/// article's.
std::string explain_sentence(const ArticleCoder& coder, const Reading& reading,
                             const std::vector<Event>& events, std::uint32_t sentence, const Painter& paint);

}  // namespace dragoman::cli
