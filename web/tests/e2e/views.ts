import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import pixelmatch from "pixelmatch";
import type { Page } from "playwright-core";
import { PNG } from "pngjs";
import { open } from "./browser";

export const VIEWS: Record<string, string> = {
  list: "/",
  faulty: "/?q=soucre:RUS",
  map: "/?view=map",
  timeline: "/?view=timeline",
  dyads: "/?view=dyads",
  agenda: "/?view=agenda",
  actors: "/?view=actors",
  event: "/?view=event&id=9ce3e5ec2b8394a5",
  article: "/?view=article&id=example-2-border-clash",
  code: "/?view=code",
};

/** Views of which a reference image is kept. */
export const PICTURED = ["list", "map", "dyads", "article"];

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

/** What axe calls serious or critical. */
export async function axeFaults(page: Page): Promise<string[]> {
  // By the debugging protocol, which the page's Content-Security-Policy does not stand in the way of.
  await page.evaluate(axe);
  const { violations } = (await page.evaluate("axe.run()")) as { violations: Violation[] };
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => `${node.html} ${node.failureSummary}`)
          .slice(0, 2)
          .join(" | ")}`,
    );
}

export async function fitsPhone(page: Page, path: string): Promise<void> {
  await open(page, path);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(wide <= 360, `${path} is ${wide} px wide on a phone of 360 px`);
}

const folder = fileURLToPath(new URL("./references/", import.meta.url));
const MOST_DIFFERENT = 0.05;

/** Compares with the kept picture; fonts differ from machine to machine, so a twentieth of the pixels may, too. */
export async function samePicture(page: Page, name: string): Promise<void> {
  const bytes = await page.screenshot();
  const file = `${folder}${name}.png`;
  if (process.env.UPDATE) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, bytes);
    return;
  }
  const [now, kept] = [PNG.sync.read(bytes), PNG.sync.read(readFileSync(file))];
  assert.deepEqual([now.width, now.height], [kept.width, kept.height]);
  const different = pixelmatch(now.data, kept.data, undefined, now.width, now.height, { threshold: 0.2 });
  const share = different / (now.width * now.height);
  if (share <= MOST_DIFFERENT) return;
  writeFileSync(`${folder}${name}.now.png`, bytes);
  assert.fail(
    `${name}: ${(100 * share).toFixed(1)} % of the pixels differ (see ${name}.now.png; UPDATE=1 keeps it)`,
  );
}
