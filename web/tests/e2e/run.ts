/**
 * The page in a real browser against the real program: DRAGOMAN is the program's path, CHROMIUM the browser's.
 * UPDATE=1 keeps the pictures that are seen as the new references.
 */
import assert from "node:assert/strict";
import type { BrowserContextOptions, Page } from "playwright-core";
import { launch, open, visit } from "./browser";
import { FIRST_DAY } from "./first_day";
import { HOSTILE, hostileTexts } from "./hostile";
import { articles, EXAMPLES, serve } from "./server";
import { TOKEN, token } from "./token";
import { axeFaults, fitsPhone, PICTURED, samePicture, VIEWS } from "./views";

interface Case {
  name: string;
  at: string;
  options?: BrowserContextOptions;
  run(page: Page): Promise<void>;
}

const browser = await launch();
const examples = await serve([EXAMPLES]);
const hostile = await serve([articles(HOSTILE)]);
const locked = await serve([EXAMPLES], TOKEN);
const only = process.argv[2] ?? "";

const cases: Case[] = [
  ...Object.entries(FIRST_DAY).map(([name, run]) => ({ name, at: examples.address, run })),
  ...Object.entries(VIEWS).flatMap(([name, path]): Case[] => [
    ...(["light", "dark"] as const).map((colorScheme) => ({
      name: `axe finds nothing serious: ${name}, ${colorScheme}`,
      at: examples.address,
      options: { colorScheme },
      run: async (page: Page) => {
        await open(page, path);
        assert.deepEqual(await axeFaults(page), []);
      },
    })),
    {
      name: `fits a phone: ${name}`,
      at: examples.address,
      options: { viewport: { width: 360, height: 740 }, hasTouch: true },
      run: (page: Page) => fitsPhone(page, path),
    },
  ]),
  ...PICTURED.map((name) => ({
    name: `looks as it did: ${name}`,
    at: examples.address,
    options: { viewport: { width: 820, height: 540 } },
    run: async (page: Page) => {
      await open(page, VIEWS[name] ?? "/");
      await samePicture(page, name);
    },
  })),
  { name: "asks for the server's token", at: locked.address, run: token },
  { name: "hostile texts show as text", at: hostile.address, run: hostileTexts },
  {
    name: "hostile texts show as text on a phone",
    at: hostile.address,
    options: { viewport: { width: 360, height: 740 } },
    run: hostileTexts,
  },
];

let failed = 0;
for (const { name, at, options, run } of cases.filter((one) => one.name.includes(only))) {
  const { page, faults } = await visit(browser, at, options);
  try {
    await run(page);
    assert.deepEqual(faults, []);
    console.log(`ok    ${name}`);
  } catch (error) {
    failed += 1;
    console.log(
      `FAIL  ${name}\n      ${error instanceof Error ? error.message : error} ${faults.join("; ")}`,
    );
  }
  await page.context().close();
}
await browser.close();
examples.stop();
hostile.stop();
locked.stop();
console.log(failed === 0 ? "all well" : `${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
