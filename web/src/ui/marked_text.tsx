import { type MarkSpan, type Role, segments } from "../lib/marks";

const NAMES: Record<Role, string> = {
  trigger: "act",
  source: "who does it",
  target: "to whom",
  day: "when",
  place: "where",
  voice: "who says so",
  number: "number",
  silent: "gave nothing",
};

/** A text with the words of one event marked; offsets count from code point `from`. */
export function MarkedText({ text, marks, from = 0 }: { text: string; marks: MarkSpan[]; from?: number }) {
  return (
    <>
      {segments(text, marks, from).map((piece, i) => {
        const roles = [...new Set(piece.marks.map((mark) => mark.role))];
        if (roles.length === 0) return piece.text;
        return (
          <mark
            key={i}
            class={roles.map((role) => `mark-${role}`).join(" ")}
            title={roles.map((role) => NAMES[role]).join(", ")}
          >
            {piece.text}
          </mark>
        );
      })}
    </>
  );
}

export function MarkLegend() {
  const roles: Role[] = ["trigger", "source", "target", "day", "place", "voice"];
  return (
    <p class="legend">
      {roles.map((role) => (
        <mark key={role} class={`mark-${role}`}>
          {NAMES[role]}
        </mark>
      ))}
    </p>
  );
}
