import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Address } from "../lib/address";
import type { Fields, Info } from "../lib/types";

/** What every view may ask and tell. */
export interface PageState {
  address: Address;
  info: Info | null;
  fields: Fields | null;
  /** Shows another address; keeps what is not named. */
  go(change: Partial<Address>): void;
  /** Says a line to a screen reader. */
  announce(line: string): void;
  /** An error of the query, shown at the search bar; empty: none. */
  complain(detail: string): void;
}

export const Page = createContext<PageState | null>(null);

export function usePage(): PageState {
  const page = useContext(Page);
  if (!page) throw new Error("no page around this part");
  return page;
}
