#include "when/when.h"

#include "when/finder.h"

namespace dragoman {

std::vector<TimeMention> find_times(const Parse& parse, std::optional<Date> published) {
  if (published && !is_valid(*published)) published.reset();
  const LexedDoc lexed = lex(parse, RuleSet::instance().literals());
  std::vector<FoundTime> found = match_times(parse, lexed.lexemes, published);
  join_hours(parse, lexed.lexemes, found);
  bound_ranges(lexed.lexemes, published, found);
  std::vector<TimeMention> out;
  out.reserve(found.size());
  for (FoundTime& time : found) out.push_back(std::move(time.mention));
  return out;
}

}  // namespace dragoman
