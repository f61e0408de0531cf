/** The page's state is its address: what is shown can be bookmarked, sent and gone back to. */

export const SEARCH_VIEWS = ["list", "map", "timeline", "dyads", "agenda", "actors"] as const;
export type SearchView = (typeof SEARCH_VIEWS)[number];
export type View = SearchView | "event" | "article" | "code";

export interface Address {
  view: View;
  q: string;
  /** event_id or doc_id of the views that show one. */
  id: string;
  /** Period of the timeline: day, week, month or year; empty: what fits. */
  by: string;
  order: "newest" | "oldest";
  /** First day of the agenda. */
  from: string;
  /** Event that the article view points at. */
  at: string;
}

const VIEWS: readonly string[] = [...SEARCH_VIEWS, "event", "article", "code"];
const EMPTY: Address = { view: "list", q: "", id: "", by: "", order: "newest", from: "", at: "" };

export function readAddress(search: string): Address {
  const given = new URLSearchParams(search);
  const view = given.get("view") ?? "";
  return {
    view: VIEWS.includes(view) ? (view as View) : "list",
    q: given.get("q") ?? "",
    id: given.get("id") ?? "",
    by: ["day", "week", "month", "year"].find((by) => by === given.get("by")) ?? "",
    order: given.get("order") === "oldest" ? "oldest" : "newest",
    from: /^\d{4}-\d\d-\d\d$/.exec(given.get("from") ?? "")?.[0] ?? "",
    at: given.get("at") ?? "",
  };
}

export function writeAddress(address: Partial<Address>): string {
  const out = new URLSearchParams();
  for (const key of ["view", "id", "q", "by", "order", "from", "at"] as const) {
    const value = address[key];
    if (value && value !== EMPTY[key]) out.set(key, value);
  }
  const text = out.toString();
  return text ? `/?${text}` : "/";
}
