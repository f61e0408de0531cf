import type * as T from "./types";

const BASE = "/api/v1";
const TOKEN = "dragoman-token";

/** What the server refused, in its words (application/problem+json). */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

type Values = Record<string, string | number | undefined>;

/** An address of the API; what is empty is left out. */
export function apiAddress(path: string, values: Values = {}): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return `${BASE}${path}${text ? `?${text}` : ""}`;
}

export function setToken(token: string): void {
  sessionStorage.setItem(TOKEN, token);
}

function headers(): Record<string, string> {
  const token = sessionStorage.getItem(TOKEN);
  return token ? { Authorization: `Bearer ${token}` } : {};
}

async function refusal(response: Response): Promise<Refusal> {
  const problem = (await response.json().catch(() => ({}))) as { detail?: string };
  return new Refusal(response.status, problem.detail ?? `the server answered ${response.status}`);
}

async function request(address: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(address, { ...init, headers: { ...headers(), ...init.headers } }).catch(
    (error) => {
      if (error instanceof DOMException && error.name === "AbortError") throw error;
      throw new Refusal(0, "the server does not answer; is `dragoman serve` still running?");
    },
  );
  if (!response.ok) throw await refusal(response);
  return response;
}

export async function get<Answer>(address: string, signal?: AbortSignal): Promise<Answer> {
  return (await request(address, signal ? { signal } : {})).json() as Promise<Answer>;
}

/** The bytes of a download, for servers that want a token with each request. */
export async function getBlob(address: string): Promise<Blob> {
  return (await request(address)).blob();
}

export const hasToken = () => sessionStorage.getItem(TOKEN) !== null;

export async function codeText(body: { text: string; date?: string; title?: string }): Promise<{
  article: T.ArticleRecord;
  events: T.EventRecord[];
  silent: T.Silent[];
}> {
  const init = {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  return (await request(apiAddress("/code"), init)).json();
}

export async function putMark(
  id: string,
  mark: { right: boolean; who: string; note: string },
): Promise<T.Mark> {
  const init = { method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify(mark) };
  return (await request(apiAddress(`/marks/${encodeURIComponent(id)}`), init)).json();
}

export async function deleteMark(id: string): Promise<void> {
  await request(apiAddress(`/marks/${encodeURIComponent(id)}`), { method: "DELETE" });
}
