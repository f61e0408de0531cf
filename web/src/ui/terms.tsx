import { terms, withoutTerm } from "../lib/query";
import { usePage } from "./page_state";

/** The terms of the search, each with a button that takes it out. */
export function Terms() {
  const { address, go } = usePage();
  const all = terms(address.q);
  if (all.length === 0 || ["event", "article", "code"].includes(address.view)) return null;
  return (
    <ul class="terms" aria-label="Terms of the search">
      {all.map((term) => (
        <li key={term.start}>
          <bdi>{term.text}</bdi>
          <button
            type="button"
            aria-label={`Take out ${term.text}`}
            onClick={() => go({ q: withoutTerm(address.q, term) })}
          >
            ×
          </button>
        </li>
      ))}
      <li class="all">
        <button type="button" onClick={() => go({ q: "" })}>
          Take out all
        </button>
      </li>
    </ul>
  );
}
