import type { ComponentChildren } from "preact";
import { whenWords } from "../lib/days";
import { countWords } from "../lib/sentence";
import type { EventRecord, Party } from "../lib/types";
import { partyDetail } from "../lib/wording";

function Fact({ name, tells, children }: { name: string; tells: string; children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>
        <span class={`key mark-${tells}`}>{name}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}

function Parties({ parties }: { parties: Party[] }) {
  return (
    <>
      {parties.map((party, i) => (
        <span class="party" key={i}>
          <bdi>{party.text}</bdi> <small>{partyDetail(party)}</small>
        </span>
      ))}
    </>
  );
}

/** All that the record holds of an event, as a list of facts. */
export function EventFacts({ event }: { event: EventRecord }) {
  const { date, place } = event;
  return (
    <dl class="facts">
      <Fact name="Act" tells="trigger">
        <bdi>{event.trigger.text}</bdi>{" "}
        <small>
          {event.type}
          {event.mode && ` · ${event.mode}`} · {event.status}
          {event.cameo && ` · CAMEO ${event.cameo}`}
          {event.goldstein !== null && ` · Goldstein ${event.goldstein}`}
        </small>
      </Fact>
      {event.source.length > 0 && (
        <Fact name="Who" tells="source">
          <Parties parties={event.source} />
        </Fact>
      )}
      {event.target.length > 0 && (
        <Fact name="To whom" tells="target">
          <Parties parties={event.target} />
        </Fact>
      )}
      {date && (
        <Fact name="When" tells="day">
          <bdi>{date.text}</bdi> <small>{whenWords(date)}</small>
        </Fact>
      )}
      {place && (
        <Fact name="Where" tells="place">
          <bdi>{place.text}</bdi>{" "}
          <small>
            {[place.name, place.admin1, place.country, place.precision].filter(Boolean).join(" · ")}
          </small>
        </Fact>
      )}
      {event.attribution.length > 0 && (
        <Fact name="Says who" tells="voice">
          <ol class="chain">
            {event.attribution.map((voice, i) => (
              <li key={i}>
                {i > 0 && "citing "}
                <bdi>{voice.text}</bdi> <small>{[voice.code, voice.sector].filter(Boolean).join(" ")}</small>
              </li>
            ))}
          </ol>
        </Fact>
      )}
      {event.numbers.length > 0 && (
        <Fact name="Numbers" tells="number">
          {event.numbers.map((count, i) => (
            <span class="party" key={i}>
              {countWords(count)} <small>“{count.text}”</small>
            </span>
          ))}
        </Fact>
      )}
      <Fact name="Confidence" tells="none">
        {Math.round(100 * event.confidence)} % <small>of rows with this score are right · {event.rule}</small>
      </Fact>
    </dl>
  );
}
