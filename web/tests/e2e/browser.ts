import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page of a new person, and what went wrong in it: errors, refusals of the CSP, requests to other hosts. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; faults: string[] }> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 760 },
    reducedMotion: "reduce",
    baseURL: address,
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    // The browser tells of its own accord of a query with a fault (400), no token (401), an
    // event that is marked wrong (410), an article too long to be coded anew (413).
    const told = message.text();
    if (message.type() === "error" && !/status of 4(00|01|04|10|13)/.test(told)) faults.push(told);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(address) && !/^(data|blob):/.test(url)) faults.push(`asked another host: ${url}`);
  });
  return { page, faults };
}

/** Opens a view and waits until its answer is there. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.locator("main h1").waitFor();
  await settled(page);
}

/** Waits until the view shows as many of these as the answer to come has: the old answer stands until then. */
export async function shows(page: Page, selector: string, count: number): Promise<void> {
  await page.waitForFunction(
    ([of, many]) => document.querySelectorAll(of as string).length === many,
    [selector, count],
  );
}

export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.locator(".loading").waitFor({ state: "detached" });
}
