import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { open, settled, shows } from "./browser";

/** What a new analyst does first, each on a page of its own. */
export const FIRST_DAY: Record<string, (page: Page) => Promise<void>> = {
  "searches, and goes back": search,
  "completes by keyboard": complete,
  "is told what is wrong with a query, at its term": fault,
  "opens an event and checks its words": event,
  "reads an article by keyboard": article,
  "narrows by a point of the map": mapPoint,
  "narrows by a box on the map": mapBox,
  "narrows by the timeline": timeline,
  "narrows by the matrix": dyads,
  "looks at the agenda": agenda,
  "pastes a report": paste,
  "marks an event wrong": mark,
  "takes the answer along": download,
  "copies the command": command,
  "changes the colours": colours,
  "finds the way by keyboard": keyboard,
};

const query = (page: Page) => new URL(page.url()).searchParams.get("q");
const box = (page: Page) => page.getByRole("combobox", { name: "Search events" });

async function search(page: Page) {
  await open(page, "/");
  assert.match(await page.locator("h1").innerText(), /^42 events/);
  await box(page).fill("source:NOR type:CONSULT");
  await box(page).press("Enter");
  await page.getByRole("heading", { name: /^3 events/ }).waitFor();
  assert.equal(query(page), "source:NOR type:CONSULT");
  const sentences = await page.locator(".event-sentence").allInnerTexts();
  assert.ok(sentences.every((words) => words.startsWith("Norway")));
  assert.match(await page.getByRole("status").innerText(), /3 events/);
  await page.getByRole("button", { name: "Take out type:CONSULT" }).click();
  assert.equal(query(page), "source:NOR");
  await page.goBack();
  await page.getByRole("heading", { name: /^3 events/ }).waitFor();
  assert.equal(query(page), "source:NOR type:CONSULT");
  assert.equal(await box(page).inputValue(), "source:NOR type:CONSULT");
}

async function complete(page: Page) {
  await open(page, "/");
  await box(page).pressSequentially("sou");
  await page.getByRole("option", { name: /^source:/ }).waitFor();
  await box(page).press("ArrowDown");
  await box(page).press("Enter");
  assert.equal(await box(page).inputValue(), "source:");
  await box(page).pressSequentially("Ken");
  await page.getByRole("option", { name: /^KEN/ }).waitFor();
  await box(page).press("ArrowDown");
  assert.equal(await page.getByRole("option", { selected: true }).count(), 1);
  await box(page).press("Enter");
  assert.equal(await box(page).inputValue(), "source:KEN ");
  await box(page).pressSequentially("type:ASS");
  await page.getByRole("option", { name: /^ASSAULT/ }).waitFor();
  await box(page).press("ArrowDown");
  await box(page).press("Tab");
  await box(page).press("Enter");
  await page.getByText("Gunmen", { exact: true }).waitFor();
  assert.equal(query(page), "source:KEN type:ASSAULT");
}

async function fault(page: Page) {
  await open(page, "/");
  await box(page).fill("type:CONSULT soucre:RUS");
  await box(page).press("Enter");
  assert.match(await page.locator("#search-fault").innerText(), /did you mean source/);
  assert.equal(await page.locator(".mirror .wrong").innerText(), "soucre:RUS");
  assert.equal(await box(page).getAttribute("aria-invalid"), "true");
  await box(page).fill("type:CONSULT");
  await box(page).press("Enter");
  await page.locator(".event").first().waitFor();
  assert.equal(await page.locator("#search-fault").count(), 0);
}

async function event(page: Page) {
  await open(page, "/?q=type:ASSAULT+source:KEN");
  await page.locator(".event-sentence a").first().click();
  await page.getByRole("heading", { name: "The record" }).waitFor();
  const words = (role: string) => page.locator(`.telling .mark-${role}`).allInnerTexts();
  assert.deepEqual(await words("trigger"), ["attacked", "attack"]);
  assert.ok((await words("source")).includes("gunmen"));
  assert.ok((await words("target")).includes("a border post"));
  assert.ok(await page.locator("h1").evaluate((heading) => heading === document.activeElement));
  assert.match(await page.locator(".chain").innerText(), /Kenyan police/);
  assert.match(await page.locator(".facts").innerText(), /3 dead/);
}

async function article(page: Page) {
  await open(page, "/?view=article&id=example-1-planned-meeting");
  const acts = page.locator(".article-text .act");
  assert.equal(await acts.count(), 7);
  await acts.nth(3).focus();
  assert.equal(await page.locator(".article-text .mark-trigger").innerText(), await acts.nth(3).innerText());
  assert.match(await page.locator(".card.active").innerText(), /The African Union asked both sides to yield/);
  assert.equal(await page.locator(".article-text .mark-day").innerText(), "last week");
  await page.locator(".card").nth(0).hover();
  assert.equal(await page.locator(".article-text .mark-source").innerText(), "Norway");
  assert.match(await page.locator(".silence").innerText(), /It did not name the participants/);
}

async function mapPoint(page: Page) {
  await open(page, "/?view=map");
  await page.getByRole("link", { name: /^Lima: \d+ events/ }).focus();
  await page.keyboard.press("Enter");
  await shows(page, ".map .point", 1);
  assert.equal(query(page), "place:Lima");
}

async function mapBox(page: Page) {
  await open(page, "/?view=map");
  const frame = await page.locator(".map").boundingBox();
  assert.ok(frame);
  await page.mouse.move(frame.x + frame.width * 0.25, frame.y + frame.height * 0.45);
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width * 0.35, frame.y + frame.height * 0.9, { steps: 4 });
  await page.mouse.up();
  await shows(page, ".as-table tbody th", 1);
  assert.match(query(page) ?? "", /^box:-[\d.]+,-[\d.]+,[\d.]+,-[\d.]+$/);
  assert.deepEqual(await page.locator(".as-table tbody th").allInnerTexts(), ["Lima"]);
}

async function timeline(page: Page) {
  await open(page, "/?view=timeline");
  const chart = page.locator(".timeline");
  await chart.locator("svg rect").first().waitFor();
  const frame = await chart.boundingBox();
  assert.ok(frame);
  await page.mouse.move(frame.x + frame.width * 0.6, frame.y + 100);
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width * 0.8, frame.y + 120, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  assert.match(query(page) ?? "", /^since:202[12]-\d\d-01 until:2023-\d\d-\d\d$/);
  await page.getByRole("link", { name: "Events", exact: true }).click();
  await page.locator(".event").first().waitFor();
  const days = await page.locator(".event-day").allInnerTexts();
  assert.ok(days.length > 0 && days.every((day) => /^\[?202[123]/.test(day)), days.join());
}

async function dyads(page: Page) {
  await open(page, "/?view=dyads");
  await page.getByRole("link", { name: /^KEN to KEN: 4 events/ }).click();
  await page.getByRole("heading", { name: /^4 events/ }).waitFor();
  assert.equal(query(page), "source:KEN target:KEN");
  assert.equal(await page.locator(".event").count(), 4);
}

async function agenda(page: Page) {
  await open(page, "/?view=agenda&from=2024-05-01");
  const plans = await page.locator(".plan").allInnerTexts();
  assert.ok(plans.some((words) => /Norway will hold[\s\S]*Planned/.test(words)));
  assert.match(await page.locator(".day-head").first().innerText(), /May 2024$/);
  await page.getByLabel(/What was planned from/).fill("2026-01-01");
  await page.getByText("Nothing is planned from this day on.").waitFor();
}

async function paste(page: Page) {
  await open(page, "/");
  await page.getByRole("link", { name: "Code a text" }).click();
  await page
    .getByLabel("The report", { exact: true })
    .fill("It snowed 😀.\n\nRussia will host talks in Moscow on Tuesday.\n\nIt rained.");
  await page.getByLabel("Day of the report").fill("2024-01-01");
  await page.getByRole("button", { name: "Code it" }).click();
  await page.locator(".card.active").waitFor();
  assert.match(
    await page.locator(".card.active").innerText(),
    /^Russia will .* talks in Moscow on Tuesday 2 January 2024\./,
  );
  assert.equal(await page.locator(".article-text .mark-source").innerText(), "Russia");
  assert.match(await page.locator(".silence").innerText(), /It rained/);
}

async function mark(page: Page) {
  await open(page, "/?q=type:AID");
  await page.locator(".event-sentence a").first().click();
  await page.getByRole("button", { name: "Wrong" }).click();
  await page.getByText("Say first whose word it is.").waitFor();
  await page.getByLabel("Your name").fill("Ada");
  await page.getByLabel("Note").fill("Denmark gave it");
  await page.getByRole("button", { name: "Wrong" }).click();
  await page.getByText(/Marked wrong by Ada on .*: Denmark gave it/).waitFor();
  await page.reload();
  await page.getByText(/a person has said that event .* is wrong/).waitFor();
  await page.getByRole("button", { name: "Take the mark back" }).click();
  await page.getByRole("heading", { name: "The record" }).waitFor();
  await page.getByRole("button", { name: "Right" }).click();
  await page.getByText(/Marked right by Ada/).waitFor();
  await page.getByRole("button", { name: "Take back" }).click();
  await page.getByText(/Marked right by Ada/).waitFor({ state: "detached" });
}

async function download(page: Page) {
  await open(page, "/?q=source:KEN");
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "CSV", exact: true }).click(),
  ]);
  assert.equal(file.suggestedFilename(), "events.csv");
  const lines = readFileSync(await file.path(), "utf8")
    .trim()
    .split("\n");
  assert.match(lines[0] ?? "", /event_id/);
  assert.ok(lines.length > 4);
}

async function command(page: Page) {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page, '/?view=dyads&q=said-by:"the ministry"');
  await page.getByRole("button", { name: "Copy the command" }).click();
  await page.getByText("Copied", { exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, `dragoman dyads 'said-by:"the ministry"'`);
}

async function colours(page: Page) {
  await open(page, "/");
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole("button", { name: "Colours: Auto" }).click();
  await page.getByRole("button", { name: "Colours: Light" }).click();
  assert.notEqual(await ground(), light);
  await page.reload();
  await page.locator("h1").waitFor();
  assert.notEqual(await ground(), light);
}

async function keyboard(page: Page) {
  await open(page, "/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "Skip to the answer");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.id), "main");
  await page.keyboard.press("/");
  assert.ok(await box(page).evaluate((input) => input === document.activeElement));
  await page.getByRole("button", { name: "Help" }).press("Enter");
  await page.getByRole("button", { name: "status:future" }).press("Enter");
  await page.getByRole("heading", { name: /events$/ }).waitFor();
  assert.equal(query(page), "status:future");
}
