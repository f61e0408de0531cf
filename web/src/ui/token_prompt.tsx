import { useState } from "preact/hooks";
import { setToken } from "../lib/api";

/** Asks once for the token that the server wants with each request; kept until the tab is closed. */
export function TokenPrompt({ done, refused }: { done: () => void; refused: boolean }) {
  const [token, change] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    setToken(token.trim());
    done();
  };
  return (
    <main class="ask-token">
      <h1>Dragoman</h1>
      <form onSubmit={send}>
        <label>
          This server wants a token
          <input
            type="password"
            autocomplete="current-password"
            value={token}
            onInput={(event) => change(event.currentTarget.value)}
          />
        </label>
        <button type="submit">Go on</button>
        {refused && (
          <p class="error" role="alert">
            That is not the token.
          </p>
        )}
      </form>
    </main>
  );
}
