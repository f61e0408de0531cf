/** The query language (docs/query.md) as the page needs it: terms with their places, and terms put in and taken out. */

export interface Term {
  start: number;
  end: number;
  text: string;
  negated: boolean;
  /** Empty for bare words. */
  field: string;
  value: string;
}

/** From `at`, the end of a word that blanks end, except within quotation marks. */
function wordEnd(query: string, at: number): number {
  let quoted = false;
  let end = at;
  for (; end < query.length; end += 1) {
    const char = query[end] ?? "";
    if (char === '"') quoted = !quoted;
    else if (!quoted && /\s/.test(char)) break;
  }
  return end;
}

function termOf(text: string, start: number): Term {
  const match = /^([!-]?)([a-z-]+):(.*)$/is.exec(text);
  const [, sign = "", field = "", value = text] = match ?? [];
  return { start, end: start + text.length, text, negated: sign !== "", field: field.toLowerCase(), value };
}

export function terms(query: string): Term[] {
  const out: Term[] = [];
  for (let at = 0; at < query.length; ) {
    if (/\s/.test(query[at] ?? "")) {
      at += 1;
      continue;
    }
    const end = wordEnd(query, at);
    out.push(termOf(query.slice(at, end), at));
    at = end;
  }
  return out;
}

/** A value as a term writes it: in quotation marks where blanks, commas or colons would break it. */
export function quoted(value: string): string {
  const plain = value.replaceAll('"', " ").trim();
  return /[\s,:]/.test(plain) ? `"${plain}"` : plain;
}

/** Puts `field:value` in, in place of what the query says of that field now. */
export function withTerm(query: string, field: string, value: string): string {
  return [withoutField(query, field), `${field}:${value}`].filter(Boolean).join(" ");
}

export function withoutField(query: string, field: string): string {
  return terms(query)
    .filter((term) => term.negated || term.field !== field)
    .map((term) => term.text)
    .join(" ");
}

export function withoutTerm(query: string, term: Term): string {
  return `${query.slice(0, term.start).trimEnd()} ${query.slice(term.end).trimStart()}`.trim();
}

/** The period that the query names. */
export function termValue(query: string, field: string): string | undefined {
  return terms(query).find((term) => term.field === field && !term.negated)?.value;
}

/** What is being written where the caret stands: a field's name, or a value of a field. */
export interface Writing {
  /** What the completion replaces. */
  start: number;
  end: number;
  field: string | null;
  prefix: string;
}

export function writing(query: string, caret: number): Writing {
  const term = terms(query).find(({ start, end }) => start <= caret && caret <= end);
  if (!term) return { start: caret, end: caret, field: null, prefix: "" };
  const sign = term.negated ? 1 : 0;
  const colon = term.field ? term.start + sign + term.field.length : -1;
  if (colon < 0 || caret <= colon) {
    const start = term.start + (/^[!-]/.test(term.text) ? 1 : 0);
    return { start, end: colon < 0 ? term.end : colon + 1, field: null, prefix: query.slice(start, caret) };
  }
  const comma =
    /[",]/.test(term.value) && !term.value.startsWith('"') ? query.lastIndexOf(",", caret - 1) : -1;
  const start = comma > colon ? comma + 1 : colon + 1;
  const prefix = query.slice(start, caret).replaceAll('"', "");
  return { start, end: term.end, field: term.field, prefix };
}

/** The term that the server's words of complaint name: "no field soucre; ..." is about the term soucre:... */
export function faulty(query: string, detail: string): Term | undefined {
  const words = new Set(detail.toLowerCase().match(/[\p{L}\p{N}_.-]+/gu) ?? []);
  const all = terms(query);
  const first = (detail.toLowerCase().match(/^no \w+ ([^;\s,(]+)/) ?? [])[1];
  return (
    all.find((term) => first && (term.field === first || term.value.toLowerCase() === first)) ??
    all.find((term) => words.has(term.value.toLowerCase().replaceAll('"', ""))) ??
    all.find((term) => term.field && words.has(term.field))
  );
}
