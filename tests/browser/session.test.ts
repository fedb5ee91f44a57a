import { setTimeout as wait } from "node:timers/promises";
import type { BrowserContext } from "playwright-core";
import type { Protocol } from "@vigil/shared/contracts";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { patient, SessionPage, soon } from "../support/sessionPage.ts";
import { shortIv, shortSublingual } from "../support/shortProtocol.ts";
import { openWard, type Place, type Ward } from "../support/ward.ts";

let browser: BrowserContext;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

/** Both readings of the baseline, then the dose is recorded and ended. */
async function doses(ward: Ward, on: SessionPage, place: Place, protocol: Protocol): Promise<void> {
  const { page } = on;
  await ward.measures(place, 121, 76);
  await expect.poll(on.phase, soon).toBe("screening");
  expect(await page.getByTestId("dose-start").isDisabled()).toBe(true);
  await wait(protocol.baseline.apartMs + 300);
  await ward.measures(place, 123, 78);
  await expect.poll(on.phase, soon).toBe("cleared");
  await on.press("dose-start");
  await on.fills("mg", "36");
  await on.fills("weight", "72");
  expect(await page.getByTestId("field-mg-per-kg").textContent()).toContain("0.50 mg/kg");
  await on.confirm();
  if (protocol.route === "iv") {
    await expect.poll(on.phase, soon).toBe("dosing");
    await on.press("dose-stop");
    await on.confirm();
    await expect.poll(on.phase, soon).toBe("active");
    await on.press("dose-confirm");
  } else await on.reaches("active");
  await on.isAwake();
  await on.reaches("recovery");
}

test.each([
  ["chair-1", shortIv],
  ["home-1", shortSublingual],
] as const)(
  "a session at %s goes from draft to discharged in a browser, refused twice with the reason, through a restart in recovery",
  async (place, protocol) => {
    const ward = await openWard();
    open.push(() => ward.end());
    const page = await browser.newPage();
    open.push(() => page.close());
    await page.addInitScript(() => localStorage.clear());
    await page.goto(`${ward.gateway().address}/chair/${place}`);
    const on = new SessionPage(page);
    await on.opens(place, protocol, place === "home-1" ? "guide" : "nurse");
    const session = page.getByTestId("session");
    expect(await session.textContent()).toContain(`P-${place}`);
    expect(await session.textContent()).toContain("SIMULATED");
    expect(await session.textContent()).toContain("not signed off");
    if (place === "home-1") expect(await session.textContent()).toContain("Ilse Marten");
    await on.screens(protocol);
    ward.probe(place, "on");
    await expect.poll(() => page.locator(".chair-watch").textContent(), patient).toContain("Watched");
    await doses(ward, on, place, protocol);

    // Too early: the page says so, with the limit, and the button cannot be pressed.
    await on.press("tab-discharge");
    expect(await page.getByTestId("discharge-check").isDisabled()).toBe(true);
    expect(await page.getByTestId("refusal-discharge.check").first().textContent()).toMatch(/16 s.*from \d\d:\d\d/);

    await ward.crash();
    await expect.poll(() => page.getByTestId("dose-stop").count(), soon).toBe(0);
    await on.reaches(/recovery|review/);
    await on.reaches("review");
    await ward.measures(place, 122, 77);
    await wait(Math.max(protocol.discharge.bp.apartMs, protocol.discharge.spo2.overMs) + 1_000);
    await ward.measures(place, 120, 76);
    await on.findsWell({ gait: false });
    for (const id of ["bp", "pulse", "spo2"]) await expect.poll(() => on.criterion(id), patient).toBe("met");
    expect(await on.criterion("gait")).toBe("not known");
    expect(await page.getByTestId("discharge-check").isDisabled()).toBe(true);
    expect(await page.getByTestId("refusal-discharge.check").first().textContent()).toMatch(/gait/i);
    await on.finds("gait", "steady");
    await on.discharges(protocol.discharge.apartMs);
    expect(await page.locator(".chair-watch").textContent()).toContain("Not watched");
    // At home somebody calls the day after.
    if (place === "home-1") {
      await expect.poll(() => page.getByTestId("follow-up").count(), soon).toBe(1);
      await on.press("follow-up-done");
      await on.fills("follow-up", "slept well");
      await on.confirm();
      await expect.poll(() => page.getByTestId("follow-up").count(), soon).toBe(0);
    }

    await page.goto(`${ward.gateway().address}/records`);
    const row = page.getByTestId("record-row").first();
    await expect.poll(() => row.textContent(), soon).toMatch(new RegExp(`P-${place}.*discharged`, "is"));
    await row.getByRole("link").first().click();
    const record = page.getByTestId("record");
    await expect.poll(() => record.textContent(), soon).toContain("all criteria met");
    const text = (await record.textContent()) ?? "";
    for (const said of ["36 mg", "123/78", "Okafor", "MOAA/S"]) expect(text).toContain(said);
    expect(text).toMatch(/gateway/i);
  },
  180_000,
);
