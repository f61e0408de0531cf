/** Days in words. Days are ISO strings of the proleptic calendar; nothing here knows a time zone. */

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];
const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

interface Parts {
  year: number;
  month: number;
  day: number;
}

function parts(day: string): Parts {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return { year, month, day: date };
}

export function toUtc(day: string): Date {
  const { year, month, day: date } = parts(day);
  const out = new Date(0);
  out.setUTCFullYear(year, month - 1, date);
  return out;
}

export function isoDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}

export function addDays(day: string, days: number): string {
  const date = toUtc(day);
  date.setUTCDate(date.getUTCDate() + days);
  return isoDay(date);
}

const monthName = (month: number) => MONTHS[month - 1] ?? String(month);

/** "16 May 2024"; with the weekday "Thursday 16 May 2024". */
export function dayWords(day: string, weekday = false): string {
  const { year, month, day: date } = parts(day);
  const name = weekday ? `${WEEKDAYS[toUtc(day).getUTCDay()]} ` : "";
  return `${name}${date} ${monthName(month)} ${year}`;
}

function rangeWords(start: string, end: string): string {
  const from = parts(start);
  const to = parts(end);
  if (from.year !== to.year) return `${dayWords(start)} and ${dayWords(end)}`;
  if (from.month !== to.month)
    return `${from.day} ${monthName(from.month)} and ${to.day} ${monthName(to.month)} ${to.year}`;
  return `${from.day} and ${to.day} ${monthName(to.month)} ${to.year}`;
}

/** With its preposition: "on Thursday 16 May 2024", "in May 2024", "in the week of 6 May 2024", "between ... and ...". */
export function whenWords(date: { start: string; end: string; granularity: string }): string {
  const { year, month } = parts(date.start);
  if (date.start === date.end) return `on ${dayWords(date.start, true)}`;
  if (date.granularity === "month") return `in ${monthName(month)} ${year}`;
  if (date.granularity === "year") return `in ${year}`;
  if (date.granularity === "week") return `in the week of ${dayWords(date.start)}`;
  return `between ${rangeWords(date.start, date.end)}`;
}
