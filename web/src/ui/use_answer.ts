import { useEffect, useState } from "preact/hooks";
import { get, Refusal } from "../lib/api";
import { usePage } from "./page_state";

export interface Asked<Answer> {
  answer: Answer | null;
  error: Refusal | null;
  loading: boolean;
}

/** Asks an address of the API; a newer question drops the older. Null asks nothing; another `again` asks anew. */
export function useAnswer<Answer>(address: string | null, again = 0): Asked<Answer> {
  const { complain } = usePage();
  const [asked, setAsked] = useState<Asked<Answer>>({ answer: null, error: null, loading: address !== null });
  useEffect(() => {
    if (address === null) return setAsked({ answer: null, error: null, loading: false });
    const stop = new AbortController();
    setAsked((before) => ({ ...before, loading: true }));
    get<Answer>(address, stop.signal)
      .then((answer) => {
        setAsked({ answer, error: null, loading: false });
        if (/[?&]q=/.test(address)) complain("");
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return;
        const refusal = error instanceof Refusal ? error : new Refusal(0, String(error));
        setAsked({ answer: null, error: refusal, loading: false });
        if (refusal.status === 400) complain(refusal.message);
      });
    return () => stop.abort();
  }, [address, again]);
  return asked;
}
