import { useState } from "preact/hooks";
import { deleteMark, putMark } from "../lib/api";
import type { Mark } from "../lib/types";
import { usePage } from "./page_state";

const WHO = "dragoman-who";

/** Right or wrong: a person's word on an event, kept as `dragoman review` keeps it. */
export function MarkButtons({ id, mark: given }: { id: string; mark: Mark | null }) {
  const { info, announce } = usePage();
  const [mark, setMark] = useState(given);
  const [who, setWho] = useState(localStorage.getItem(WHO) ?? "");
  const [note, setNote] = useState(given?.note ?? "");
  const [error, setError] = useState("");
  if (!info?.allow_marking && !mark) return null;
  if (!info?.allow_marking) return <p class="marked">{told(mark)}</p>;
  const say = async (right: boolean) => {
    if (!who.trim()) return setError("Say first whose word it is.");
    try {
      localStorage.setItem(WHO, who.trim());
      setMark(await putMark(id, { right, who: who.trim(), note: note.trim() }));
      setError("");
      announce(right ? "Marked right" : "Marked wrong");
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : String(fault));
    }
  };
  const takeBack = async () => {
    try {
      await deleteMark(id);
      setMark(null);
      announce("Mark taken back");
    } catch (fault) {
      setError(fault instanceof Error ? fault.message : String(fault));
    }
  };
  return (
    <section class="marking" aria-label="Is this event right?">
      <h2>Is it right?</h2>
      <div class="marking-row">
        <button
          type="button"
          class="right"
          aria-pressed={mark?.right === true}
          onClick={() => void say(true)}
        >
          ✓ Right
        </button>
        <button
          type="button"
          class="wrong"
          aria-pressed={mark?.right === false}
          onClick={() => void say(false)}
        >
          ✗ Wrong
        </button>
        <label>
          Your name{" "}
          <input value={who} onInput={(event) => setWho(event.currentTarget.value)} maxLength={100} />
        </label>
        <label class="note-field">
          Note <input value={note} onInput={(event) => setNote(event.currentTarget.value)} maxLength={1000} />
        </label>
        {mark && (
          <button type="button" class="quiet" onClick={() => void takeBack()}>
            Take back
          </button>
        )}
      </div>
      {mark && <p class="marked">{told(mark)}</p>}
      <p class="note">What is marked wrong is left out of all answers, until the mark is taken back.</p>
      {error && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
    </section>
  );
}

/** Takes back the mark of an event that a person called wrong, and that is in no answer therefore. */
export function Restore({ id, done }: { id: string; done: () => void }) {
  const { info } = usePage();
  const [error, setError] = useState("");
  if (!info?.allow_marking) return null;
  const restore = () =>
    deleteMark(id)
      .then(done)
      .catch((fault: unknown) => setError(fault instanceof Error ? fault.message : String(fault)));
  return (
    <p>
      <button type="button" onClick={() => void restore()}>
        Take the mark back
      </button>{" "}
      {error}
    </p>
  );
}

function told(mark: Mark | null): string {
  if (!mark) return "";
  return `Marked ${mark.right ? "right" : "wrong"} by ${mark.who} on ${mark.when}${mark.note ? `: ${mark.note}` : ""}`;
}
