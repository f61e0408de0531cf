// @vitest-environment happy-dom
import { render } from "preact";
import { describe, expect, it } from "vitest";
import { readAddress } from "../../src/lib/address";
import { CodedText } from "../../src/ui/coded_text";
import { EventItem } from "../../src/ui/event_item";
import { Page, type PageState } from "../../src/ui/page_state";
import { EVENTS, party } from "./fixtures";

const page: PageState = {
  address: readAddress(""),
  info: null,
  fields: null,
  go: () => undefined,
  announce: () => undefined,
  complain: () => undefined,
};

function shown(view: preact.ComponentChild): HTMLElement {
  const root = document.createElement("div");
  document.body.replaceChildren(root);
  render(<Page.Provider value={page}>{view}</Page.Provider>, root);
  return root;
}

const HOSTILE = [
  `<script>document.title="owned"</script><img src=x onerror="document.title='owned'">`,
  "\u202Egnp.exe\u202C \u2066isolated\u2069 \u200Fright",
  "a\u0301\u0302\u0303\u0304".repeat(200),
  "x".repeat(1_000_000),
  "javascript:alert(1) &lt;b&gt; &amp;",
];

describe.each(HOSTILE.map((text) => [text.slice(0, 24), text]))("hostile text %s", (_, text) => {
  const row = EVENTS[0];
  if (!row) throw new Error("no fixture");
  const event = { ...row.event, trigger: { text: "x", start: 0, end: 5 }, source: [party(text)] };

  it("is text in an article", () => {
    const root = shown(<CodedText text={text} events={[event]} silent={[]} at="" kept={false} />);
    expect(root.querySelector(".article-text")?.textContent).toBe(text);
    expect(root.querySelectorAll("script, img, iframe, b")).toHaveLength(0);
  });

  it("is text in a list, and its bidi marks end with it", () => {
    const article = { ...row.article, title: text, publisher: text };
    const root = shown(<EventItem row={{ ...row, event, article, sentence: text, publishers: [text] }} />);
    expect(root.querySelector(".quote")?.textContent).toBe(text);
    expect(root.querySelectorAll("script, img")).toHaveLength(0);
    expect(root.querySelector(".tells-source")?.tagName).toBe("BDI");
  });
});
