import { lazy, Suspense } from "preact/compat";
import type { View } from "../lib/address";
import { ActorsView } from "./actors_view";
import { AgendaView } from "./agenda_view";
import { ArticleView } from "./article_view";
import { CodeView } from "./code_view";
import { DyadsView } from "./dyads_view";
import { EventView } from "./event_view";
import { ListView } from "./list_view";
import { usePage } from "./page_state";

// Map and chart carry much code and the world's outline: fetched when they are first looked at.
const MapView = lazy(() => import("./map_view"));
const TimelineView = lazy(() => import("./timeline_view"));

const VIEWS: Record<View, preact.ComponentType> = {
  list: ListView,
  map: MapView,
  timeline: TimelineView,
  dyads: DyadsView,
  agenda: AgendaView,
  actors: ActorsView,
  event: EventView,
  article: ArticleView,
  code: CodeView,
};

export function CurrentView() {
  const { address } = usePage();
  const Shown = VIEWS[address.view];
  return (
    <Suspense fallback={<p class="loading">Loading …</p>}>
      <Shown key={address.view} />
    </Suspense>
  );
}
