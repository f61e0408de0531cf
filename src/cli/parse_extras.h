#pragma once
// What `parse --with` adds to a document: its days and its places.

#include <optional>
#include <string>
#include <string_view>

#include "dragoman/article.h"
#include "dragoman/result.h"
#include "syntax/parse.h"
#include "world/world.h"

namespace dragoman::cli {

/// What --with asks for.
struct Extras {
  bool times = false;
  bool places = false;
};

/// "times", "places" or both with a comma between; "" asks for nothing. kInvalid for other words.
Result<Extras> extras_of(std::string_view asked);

/// A JSON object with the lists asked for: each time phrase with its TIMEX3 type and value and the days that
/// it means; each place name with the point that it means. Offsets count code points. `world` may be null
/// where no places are asked for.
std::string extras_json(const Parse& parse, const Extras& extras, std::optional<Date> published,
                        const World* world);

}  // namespace dragoman::cli
