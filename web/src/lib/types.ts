/** What the server answers (docs/api.md, docs/event-record.md). Offsets count Unicode code points, half-open. */

export type Span = [number, number];
export type Status = "actual" | "future" | "hypothetical" | "negated";
export type ByQuad = [number, number, number, number];

export interface Words {
  text: string;
  at: Span;
}

export interface Party {
  text: string;
  start: number;
  end: number;
  stands_for: Words | null;
  id: string | null;
  name: string | null;
  code: string;
  sector: string | null;
  cameo: string | null;
  role: string | null;
  members: string[];
}

export interface EventDate extends Words {
  start: string;
  end: string;
  granularity: string;
}

export interface Place extends Words {
  name: string;
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  geoname_id: number | null;
  precision: string;
}

export interface Voice extends Words {
  cue: string;
  code: string | null;
  sector: string | null;
}

export interface Count extends Words {
  what: string;
  low: number | null;
  high: number | null;
  according_to: string | null;
}

export interface EventRecord {
  event_id: string;
  mention_id: string;
  doc_id: string;
  type: string;
  mode: string | null;
  status: Status;
  cameo: string | null;
  quad: number;
  goldstein: number | null;
  contexts: string[];
  confidence: number;
  trigger: { text: string; start: number; end: number };
  sentence: { start: number; end: number };
  source: Party[];
  target: Party[];
  date: EventDate | null;
  place: Place | null;
  attribution: Voice[];
  numbers: Count[];
  same_as: string | null;
  rule: string;
  coder: string;
}

export interface ArticleRecord {
  doc_id: string;
  publisher: string | null;
  agency: string | null;
  author: string | null;
  url: string | null;
  title: string | null;
  published: string | null;
  language: string | null;
}

/** One event as it is listed: the mention that stands for it. */
export interface EventRow {
  event_id: string;
  story_id: string;
  event: EventRecord;
  article: ArticleRecord;
  sentence: string | null;
  reports: number;
  publishers: string[];
  first_report: string | null;
  last_report: string | null;
  dataset: string;
}

export interface Mention {
  event: EventRecord;
  article: ArticleRecord;
  sentence: string | null;
}

export interface Mark {
  right: boolean;
  who: string;
  when: string;
  note: string;
}

export interface EventDetail {
  event_id: string;
  story_id: string;
  mentions: Mention[];
  conflicts: { field: string; values: string[]; said_by: string[][] }[];
  mark: Mark | null;
  later: EventRow[];
  earlier: EventRow[];
}

export interface ArticleVersion {
  article: ArticleRecord;
  state: "current" | "superseded" | "retracted";
  story_id: string | null;
  text: string | null;
  events: EventRecord[];
}

export interface Silent {
  start: number;
  end: number;
  why: string[];
}

export interface Info {
  articles: number;
  stories: number;
  events: number;
  mentions: number;
  first: string | null;
  last: string | null;
  datasets: Record<string, number>;
  allow_coding: boolean;
  allow_marking: boolean;
  version: string;
}

export interface Named {
  name: string;
  says: string;
}

export interface Fields {
  fields: { name: string; takes: string; example: string }[];
  types: (Named & { modes: Named[] })[];
  statuses: Named[];
  quads: Named[];
}

export interface Value {
  value: string;
  label: string;
  events: number;
}

export interface Actor {
  id: string | null;
  name: string;
  code: string;
  sector: string | null;
  as_source: number;
  as_target: number;
}

export interface Plan {
  plan: EventRow;
  fate: "planned" | "held" | "moved" | "cancelled";
  later: EventRow | null;
}

export interface Dyad {
  month: string | null;
  source: string;
  target: string;
  events: number;
  by_quad: ByQuad;
  goldstein: number;
}

export interface PeriodCount {
  start: string;
  events: number;
  by_quad: ByQuad;
}

export interface PlaceCount {
  name: string;
  country: string | null;
  lat: number | null;
  lon: number | null;
  events: number;
  by_quad: ByQuad;
}
