#include "where/where.h"

#include "where/locative.h"
#include "where/names.h"
#include "where/resolve.h"

namespace dragoman {

std::vector<PlaceMention> find_places(const Parse& parse, const World& world) {
  const std::vector<PlaceName> names = find_names(parse, world);
  std::vector<Resolved> resolved = resolve(parse, world, names);
  std::vector<PlaceMention> out;
  out.reserve(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    PlaceMention mention;
    mention.span = names[i].span;
    if (resolved[i].place != nullptr) {
      mention.place = *resolved[i].place;
    } else {
      mention.place.name = names[i].name;
      mention.place.country = std::move(resolved[i].country);
    }
    mention.why = std::move(resolved[i].why);
    mention.in_name = names[i].in_name;
    mention.dateline =
        !mention.in_name && (out.empty() || out.front().dateline) && is_dateline(parse, mention.span);
    mention.locative = !mention.dateline && !mention.in_name && is_locative(parse, mention.span);
    out.push_back(std::move(mention));
  }
  return out;
}

}  // namespace dragoman
