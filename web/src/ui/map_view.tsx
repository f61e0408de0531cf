import { type GeoProjection, geoGraticule10, geoPath } from "d3-geo";
import { useMemo, useRef, useState } from "preact/hooks";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import outline from "world-atlas/countries-110m.json";
import { writeAddress } from "../lib/address";
import { apiAddress } from "../lib/api";
import { boxBetween, boxOf, fitted, WORLD } from "../lib/map";
import { leadingQuad, quadWords } from "../lib/quads";
import { quoted, withoutField, withTerm } from "../lib/query";
import type { PlaceCount } from "../lib/types";
import { Link } from "./link";
import { usePage } from "./page_state";
import { QuadLegend } from "./quad_legend";
import { Scroll } from "./scroll";
import { StateLine } from "./state_line";
import { useAnswer } from "./use_answer";
import { ViewHead } from "./view_head";

const [WIDTH, HEIGHT] = [960, 368];
const topology = outline as unknown as Topology<{ countries: GeometryCollection }>;
const countries = feature(topology, topology.objects.countries);

type Point = [number, number];

/** Dragging over the map draws a rectangle; what it encloses becomes the search's box. */
function useBrush(projection: GeoProjection, done: (box: string) => void) {
  const [drag, setDrag] = useState<{ from: Point; to: Point } | null>(null);
  const svg = useRef<SVGSVGElement>(null);
  const at = (event: PointerEvent): Point => {
    const frame = svg.current?.getBoundingClientRect();
    if (!frame) return [0, 0];
    return [
      ((event.clientX - frame.left) / frame.width) * WIDTH,
      ((event.clientY - frame.top) / frame.height) * HEIGHT,
    ];
  };
  const long = (from: Point, to: Point) => Math.abs(from[0] - to[0]) > 8 && Math.abs(from[1] - to[1]) > 8;
  const handlers = {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0 || event.pointerType === "touch") return;
      setDrag({ from: at(event), to: at(event) });
    },
    onPointerMove: (event: PointerEvent) => drag && setDrag({ ...drag, to: at(event) }),
    onPointerUp: () => {
      if (drag && long(drag.from, drag.to)) done(boxBetween(projection, drag.from, drag.to).join(","));
      setDrag(null);
    },
    onPointerLeave: () => setDrag(null),
  };
  return { svg, drag, handlers };
}

function Points({ places, projection }: { places: PlaceCount[]; projection: GeoProjection }) {
  const { address, go } = usePage();
  const most = Math.max(1, ...places.map(({ events }) => events));
  return (
    <g>
      {places.map((place) => {
        const spot = projection([place.lon ?? 0, place.lat ?? 0]);
        if (!spot || spot[0] < 0 || spot[0] > WIDTH || spot[1] < 0 || spot[1] > HEIGHT) return null;
        const q = withTerm(address.q, "place", quoted(place.name));
        return (
          <a
            key={`${place.name}/${place.country}`}
            href={writeAddress({ ...address, q })}
            aria-label={`${place.name}: ${place.events} events. Narrow to it`}
            onClick={(event) => {
              event.preventDefault();
              go({ q });
            }}
          >
            <circle
              class={`point quad-${leadingQuad(place.by_quad)}`}
              cx={spot[0]}
              cy={spot[1]}
              r={3 + 15 * Math.sqrt(place.events / most)}
            >
              <title>{`${place.name}: ${place.events} events (${quadWords(place.by_quad)})`}</title>
            </circle>
          </a>
        );
      })}
    </g>
  );
}

function PlaceTable({ places }: { places: PlaceCount[] }) {
  const { address } = usePage();
  return (
    <details class="as-table" open={places.length < 30}>
      <summary>As a table</summary>
      <Scroll label="Places">
        <table>
          <caption class="unseen">Events by place, most first</caption>
          <thead>
            <tr>
              <th scope="col">Place</th>
              <th scope="col">Country</th>
              <th scope="col" class="number">
                Events
              </th>
              <th scope="col">Of these</th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <tr key={`${place.name}/${place.country}`}>
                <th scope="row">
                  <Link to={{ ...address, q: withTerm(address.q, "place", quoted(place.name)) }}>
                    <bdi>{place.name}</bdi>
                  </Link>
                </th>
                <td>{place.country}</td>
                <td class="number">{place.events.toLocaleString("en")}</td>
                <td>{quadWords(place.by_quad)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
    </details>
  );
}

export default function MapView() {
  const { address, go } = usePage();
  const { q } = address;
  const question = apiAddress("/places", { q });
  const { answer, error, loading } = useAnswer<{ places: PlaceCount[] }>(question);
  const box = boxOf(q);
  const projection = useMemo(() => fitted(box ?? WORLD, WIDTH, HEIGHT), [box?.join(",")]);
  const path = geoPath(projection);
  const { svg, drag, handlers } = useBrush(projection, (value) => go({ q: withTerm(q, "box", value) }));
  const places = (answer?.places ?? []).filter((place) => place.lat !== null);
  return (
    <>
      <ViewHead
        title="Map"
        told={answer ? `${places.length} places` : ""}
        note={
          box ? (
            <Link to={{ ...address, q: withoutField(q, "box") }}>Show the whole world</Link>
          ) : (
            "Choose a point, or draw a rectangle over the map, to narrow the search."
          )
        }
        downloads={[
          { label: "GeoJSON", href: apiAddress("/export", { format: "geojson", q }), file: "events.geojson" },
          { label: "JSON", href: question, file: "places.json" },
        ]}
      />
      <QuadLegend />
      <StateLine error={error} loading={loading && !answer} />
      <svg
        class="map"
        ref={svg}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="group"
        aria-label="Events by place"
        {...handlers}
      >
        <path class="graticule" d={path(geoGraticule10()) ?? ""} />
        {countries.features.map((country, i) => (
          <path key={country.id ?? i} class="land" d={path(country) ?? ""} />
        ))}
        <Points places={places.slice(0, 500)} projection={projection} />
        {drag && (
          <rect
            class="brush"
            x={Math.min(drag.from[0], drag.to[0])}
            y={Math.min(drag.from[1], drag.to[1])}
            width={Math.abs(drag.from[0] - drag.to[0])}
            height={Math.abs(drag.from[1] - drag.to[1])}
          />
        )}
      </svg>
      {answer && places.length === 0 && <p class="empty">No event of this search tells its place.</p>}
      {places.length > 0 && <PlaceTable places={places} />}
    </>
  );
}
