import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { open } from "./browser";

const SCRIPT = `<script>document.title="owned"</script><img src=x onerror="document.title='owned'">`;

/** Articles that try to be more than text. */
export const HOSTILE = [
  {
    doc_id: "markup",
    title: SCRIPT,
    source: SCRIPT,
    text: `${SCRIPT} Norway will host a meeting with Kenya in Oslo on Thursday. ${SCRIPT}`,
  },
  {
    doc_id: "bidi",
    title: "\u202Egnp.exe",
    source: "\u2067x",
    text: "\u202E\u2067 Norway will host a meeting with Kenya in Oslo on Thursday. \u202Ereversed",
  },
  {
    doc_id: "long",
    title: "x".repeat(3000),
    source: "y".repeat(3000),
    text: `Norway will host a meeting with Kenya in Oslo on Thursday.\n\n${"z".repeat(990_000)}`,
  },
  {
    doc_id: "combining",
    title: "Z\u0351\u036B\u0343".repeat(100),
    source: "a\u0301",
    text: `Norway will host a meeting with Kenya in Oslo on Thursday. e${"\u0301".repeat(5000)}`,
  },
  {
    doc_id: "..%2f\"'><b>",
    title: "id",
    source: "id",
    text: "Norway will host a meeting with Kenya in Oslo on Thursday.",
  },
].map((article) => ({ ...article, date: "2024-05-13", url: "javascript:document.title='owned'" }));

async function harmless(page: Page) {
  assert.equal(await page.title(), "Dragoman");
  assert.equal(await page.locator("main script, main img, main iframe, main b").count(), 0);
  assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= (page.viewportSize()?.width ?? 0), `${wide} px wide`);
}

/** Hostile articles show as text, in lists and in their own view. */
export async function hostileTexts(page: Page): Promise<void> {
  await open(page, "/");
  await harmless(page);
  assert.ok((await page.locator(".event").count()) > 0);
  for (const { doc_id: id, text } of HOSTILE) {
    await open(page, `/?view=article&id=${encodeURIComponent(id)}`);
    await page.locator(".article-text").waitFor();
    await harmless(page);
    const shown = (await page.locator(".article-text").textContent()) ?? "";
    assert.ok(shown.includes("Norway will host a meeting"), id);
    if (id === "markup") assert.ok(shown.includes(SCRIPT), "markup is not shown as text");
    if (id === "long") assert.ok(shown.length >= text.length - 10, `${shown.length} characters shown`);
  }
  await open(page, `/?q=${encodeURIComponent(SCRIPT)}`);
  await harmless(page);
}
