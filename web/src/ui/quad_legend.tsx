import { QUADS } from "../lib/quads";
import { termValue, withoutField, withTerm } from "../lib/query";
import { Link } from "./link";
import { usePage } from "./page_state";

/** The colours of the quad classes; each narrows the search to its class, and a second time widens it again. */
export function QuadLegend() {
  const { address } = usePage();
  const now = termValue(address.q, "quad");
  return (
    <ul class="quads" aria-label="Quad classes">
      {QUADS.map(({ value, label }, i) => {
        const on = now === value || now === String(i + 1);
        const q = on ? withoutField(address.q, "quad") : withTerm(address.q, "quad", value);
        return (
          <li key={value}>
            <Link to={{ ...address, q }} label={`${on ? "Widen from" : "Narrow to"} ${label.toLowerCase()}`}>
              <span class={`swatch quad-${i + 1}`} />
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
