import type { Refusal } from "../lib/api";

/** What a view shows while there is no answer. A fault of the query is told at the search bar. */
export function StateLine({ error, loading }: { error: Refusal | null; loading: boolean }) {
  if (error && error.status !== 400)
    return (
      <p class="error" role="alert">
        {error.message}
      </p>
    );
  if (error) return <p class="empty">The search has a fault; see above.</p>;
  return loading ? <p class="loading">Loading …</p> : null;
}
