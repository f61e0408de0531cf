import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { settled } from "./browser";

export const TOKEN = "0123456789abcdef0123456789abcdef";

/** A server with a token: asked for once, told if it is wrong, sent with downloads, too. */
export async function token(page: Page): Promise<void> {
  await page.goto("/?q=source:KEN");
  await page.getByLabel("This server wants a token").fill("not the token");
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("That is not the token.").waitFor();
  await page.getByLabel("This server wants a token").fill(TOKEN);
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByRole("heading", { name: /events$/ }).waitFor();
  await settled(page);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV", exact: true }).click(),
  ]);
  assert.match(readFileSync(await file.path(), "utf8"), /event_id/);
}
