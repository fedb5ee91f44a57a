import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { SessionLine, View, type SessionPhase } from "@vigil/shared/contracts";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { startDemo, type Demo } from "../support/demo.ts";
import { root } from "../support/gateway.ts";
import { layoutFaults } from "../support/layout.ts";
import { until } from "../support/until.ts";

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
];
/** `{record}` is the latest session that is on record, `{screening}` and `{dosing}` a place that is in that phase by now. */
const pages = [
  "/",
  "/chair/chair-1",
  "/chair/chair-4",
  "/chair/chair-6",
  "/chair/chair-7",
  "/chair/chair-5/discharge",
  "/chair/{screening}",
  "/chair/{dosing}",
  "/chair/home-1",
  "/chair/home-2",
  "/records",
  "/record/{record}",
  "/protocols",
  "/devices",
];
const pictures = join(root, "tests/.out/screens");

let demo: Demo;
let browser: BrowserContext;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [demo, browser] = await Promise.all([startDemo(), openBrowser()]);
  // Two minutes in, each of the four chairs has had its trouble; most of it stands after one.
  await demo.untilAlarms(["bp/high", "spo2/low"], 120_000);
}, 150_000);
afterAll(async () => {
  await browser.close();
  await demo.end();
});

async function opened(
  path: string,
  size: { width: number; height: number },
): Promise<{ page: Page; close(): Promise<void> }> {
  const page = await browser.newPage();
  await page.setViewportSize(size);
  await page.goto(`${demo.address}${await named(path)}`);
  await page.getByTestId("simulated").first().waitFor();
  await page.waitForFunction(() => document.fonts.status === "loaded");
  return { page, close: () => page.close() };
}

async function named(path: string): Promise<string> {
  for (const phase of ["screening", "dosing"] as const)
    if (path.includes(`{${phase}}`)) return path.replace(`{${phase}}`, await placeIn(phase));
  if (!path.includes("{record}")) return path;
  const sessions = SessionLine.array().parse(await (await fetch(`${demo.address}/api/sessions`)).json());
  const dosed = sessions.find(({ dose }) => dose !== "none") ?? sessions[0];
  if (dosed === undefined) throw new Error("the demo's nurse has opened no session");
  return path.replace("{record}", dosed.id);
}

/** The demo has every phase somewhere on the floor; a moment between two patients is waited for. */
function placeIn(phase: SessionPhase): Promise<string> {
  return until(`a place is in ${phase}`, 60_000, async () => {
    const { chairs } = View.parse(await (await fetch(`${demo.address}/api/view`)).json());
    return Object.values(chairs).find(({ session }) => session !== "none" && session.phase === phase)?.id;
  });
}

describe.each(sizes)("at $width × $height", (size) => {
  test.each(pages)("no text crosses another and none is cut on %s", async (path) => {
    const { page, close } = await opened(path, size);
    try {
      await page.screenshot({ path: join(pictures, `${size.width}${path.replaceAll(/[/{}]+/g, "-")}.png`) });
      expect(await layoutFaults(page)).toEqual([]);
    } finally {
      await close();
    }
  });
});

test("a planted overlap and a planted cut are found", async () => {
  const { page, close } = await opened("/", sizes[0] ?? { width: 1440, height: 900 });
  try {
    await page.evaluate(() => {
      const tile = document.querySelector('[data-testid="tile-chair-1"] [data-testid="spo2"]');
      const box = tile?.getBoundingClientRect();
      const planted = document.createElement("p");
      planted.textContent = "planted overlap";
      planted.style.cssText = `position:fixed;margin:0;left:${box?.left ?? 0}px;top:${(box?.top ?? 0) + (box?.height ?? 0) / 2 - 30}px;font-size:60px;line-height:1`;
      const cut = document.createElement("div");
      cut.style.cssText = "position:fixed;left:0;bottom:0;width:40px;overflow:hidden;white-space:nowrap";
      cut.textContent = "planted text that is cut off";
      document.body.append(planted, cut);
    });
    const faults = await layoutFaults(page);
    expect(faults.some((fault) => fault.includes("planted overlap") && fault.includes("crosses"))).toBe(true);
    expect(faults.some((fault) => fault.includes("planted text") && fault.includes("cut"))).toBe(true);
  } finally {
    await close();
  }
});
