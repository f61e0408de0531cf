import { apiAddress } from "../lib/api";
import { dayWords, isoDay } from "../lib/days";
import type { Plan } from "../lib/types";
import { EventItem, SentenceText } from "./event_item";
import { Link } from "./link";
import { usePage } from "./page_state";
import { StateLine } from "./state_line";
import { useAnswer } from "./use_answer";
import { ViewHead } from "./view_head";

const FATES: Record<Plan["fate"], string> = {
  planned: "Planned",
  held: "Held",
  moved: "Moved",
  cancelled: "Cancelled",
};

/** Plans by their first day, in the order given. */
function byDay(plans: Plan[]): [string, Plan[]][] {
  const days = new Map<string, Plan[]>();
  for (const plan of plans) {
    const day = plan.plan.event.date?.start ?? "";
    days.set(day, [...(days.get(day) ?? []), plan]);
  }
  return [...days];
}

function PlanItem({ plan }: { plan: Plan }) {
  const { address } = usePage();
  return (
    <li class={`plan fate-${plan.fate}`}>
      <EventItem row={plan.plan} />
      <span class="fate">{FATES[plan.fate]}</span>
      {plan.later && (
        <p class="later">
          Later report:{" "}
          <Link to={{ view: "event", id: plan.later.event_id, q: address.q }}>
            <SentenceText event={plan.later.event} />
          </Link>
        </p>
      )}
    </li>
  );
}

/** Today; for a store that ends before, its first day, as nothing is planned after its end. */
function useFirstDay(): string {
  const { address, info } = usePage();
  const today = isoDay(new Date());
  if (address.from) return address.from;
  return info?.last && info.first && info.last < today ? info.first : today;
}

export function AgendaView() {
  const { address, go } = usePage();
  const from = useFirstDay();
  const question = (format: string) => apiAddress("/agenda", { q: address.q, from, limit: 200, format });
  const { answer, error, loading } = useAnswer<{ plans: Plan[] }>(question(""));
  const plans = answer?.plans ?? [];
  return (
    <>
      <ViewHead
        title="Agenda"
        shown={{ ...address, from }}
        told={answer ? `${plans.length} plans` : ""}
        note={
          <label class="from">
            What was planned from{" "}
            <input type="date" value={from} onChange={(event) => go({ from: event.currentTarget.value })} />{" "}
            on, and what later reports say of it
          </label>
        }
        downloads={[
          { label: "CSV", href: question("csv"), file: "agenda.csv" },
          {
            label: "Calendar",
            href: apiAddress("/export", { format: "ics", q: address.q }),
            file: "agenda.ics",
          },
          { label: "JSON", href: question(""), file: "agenda.json" },
        ]}
      />
      <StateLine error={error} loading={loading && !answer} />
      {answer && plans.length === 0 && <p class="empty">Nothing is planned from this day on.</p>}
      {byDay(plans).map(([day, ofDay]) => (
        <section key={day} class="day">
          <h2 class="day-head">{day ? dayWords(day, true) : "No day told"}</h2>
          <ul>
            {ofDay.map((plan) => (
              <PlanItem key={plan.plan.event_id} plan={plan} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
