#pragma once
// What answers each route: docs/api.md says what they give.

#include "serve/routes.h"

namespace dragoman::serve {

Reply info(const Asked& asked);
Reply fields(const Asked& asked);
Reply complete(const Asked& asked);
Reply events(const Asked& asked);
Reply event(const Asked& asked);
Reply article(const Asked& asked);
Reply silent(const Asked& asked);
Reply story(const Asked& asked);

Reply actors(const Asked& asked);
Reply agenda(const Asked& asked);
Reply timeline(const Asked& asked);
Reply changes(const Asked& asked);
Reply dyads(const Asked& asked);
Reply counts(const Asked& asked);
Reply places(const Asked& asked);
Reply panel(const Asked& asked);
Reply export_events(const Asked& asked);

Reply code(const Asked& asked);
Reply put_mark(const Asked& asked);
Reply delete_mark(const Asked& asked);
Reply openapi(const Asked& asked);

/// The query `q`, or why it is none.
tl::expected<Query, Problem> query_of(const Asked& asked);

}  // namespace dragoman::serve
