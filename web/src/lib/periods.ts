import { addDays, toUtc } from "./days";

export type Period = "day" | "week" | "month" | "year";
const DAY = 86_400_000;

/** The first day that a written day, month or year covers; undefined if it is none. */
export function firstDay(written: string | undefined): string | undefined {
  const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(written ?? "");
  return match ? `${match[1]}-${match[2] ?? "01"}-${match[3] ?? "01"}` : undefined;
}

export function lastDay(written: string | undefined): string | undefined {
  const first = firstDay(written);
  if (!first || !written) return undefined;
  if (written.length === 10) return first;
  return addDays(periodEnd(first, written.length === 4 ? "year" : "month"), 0);
}

/** The last day of the period that begins on a day. */
export function periodEnd(start: string, by: Period): string {
  if (by === "day") return start;
  if (by === "week") return addDays(start, 6);
  const date = toUtc(start);
  if (by === "month") date.setUTCMonth(date.getUTCMonth() + 1, 0);
  else date.setUTCFullYear(date.getUTCFullYear(), 11, 31);
  return date.toISOString().slice(0, 10);
}

/** The period that gives a readable number of bars between two days. */
export function fittingPeriod(first: string, last: string): Period {
  const days = (toUtc(last).getTime() - toUtc(first).getTime()) / DAY;
  if (days <= 100) return "day";
  if (days <= 700) return "week";
  return days <= 4000 ? "month" : "year";
}
