import { setTimeout as wait } from "node:timers/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { shortIv } from "../support/shortProtocol.ts";
import { openStation } from "../support/station.ts";
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

const patient = { timeout: 40_000, interval: 50 };
const soon = { timeout: 10_000, interval: 50 };
const phase = (page: Page): Promise<string | null> => page.getByTestId("session").getAttribute("data-phase");
const criterion = (page: Page, id: string): Promise<string | null> =>
  page.getByTestId(`criterion-${id}`).getAttribute("data-state");
const confirm = (page: Page): Promise<void> => page.getByTestId("confirm").click();

async function finds(page: Page, name: string, choice: string | number): Promise<void> {
  await page.getByTestId(`finding-${name}-${choice}`).click();
  await expect.poll(() => page.getByTestId(`found-${name}`).getAttribute("data-value"), soon).not.toBe("");
}

/** The probe is on and a session is open: only then does anything of this place count for it. */
async function opens(ward: Ward, page: Page, place: Place): Promise<void> {
  const station = await openStation(ward.gateway().address);
  ward.probe(place, "on");
  await station.until("the probe is seen", patient.timeout, (view) =>
    view.chairs[place]?.watchedSince === "not watched" ? undefined : true,
  );
  station.close();
  await page.getByTestId("session-open").click();
  await page.getByTestId("field-pseudonym").fill(`P-${place}`);
  await page.getByTestId("field-age").fill("44");
  // Where cuff, probe and infusion are is never assumed.
  expect(await page.getByTestId("confirm").isDisabled()).toBe(true);
  await page.getByTestId("field-cuff").selectOption("left arm");
  await page.getByTestId("field-probe").selectOption("right hand");
  await page.getByTestId("field-infusion").selectOption("right arm");
  if (place === "home-1") await page.getByTestId("field-support").fill("Ilse Marten");
  await confirm(page);
}

/** Both readings of the baseline, then the dose is recorded, stopped and confirmed. */
async function doses(ward: Ward, page: Page, place: Place): Promise<void> {
  await ward.measures(place, 121, 76);
  await expect.poll(() => phase(page), soon).toBe("baseline");
  expect(await page.getByTestId("dose-start").isDisabled()).toBe(true);
  await wait(shortIv.baseline.apartMs + 300);
  await ward.measures(place, 123, 78);
  await expect.poll(() => phase(page), soon).toBe("cleared");
  await page.getByTestId("dose-start").click();
  await page.getByTestId("field-mg").fill("36");
  await page.getByTestId("field-weight").fill("72");
  expect(await page.getByTestId("field-mg-per-kg").textContent()).toContain("0.50 mg/kg");
  await confirm(page);
  await expect.poll(() => phase(page), soon).toBe("dosing");
  await page.getByTestId("dose-stop").click();
  await confirm(page);
  await expect.poll(() => phase(page), soon).toBe("active");
  await page.getByTestId("dose-confirm").click();
  await finds(page, "moaas", 5);
  await finds(page, "dissociation", "resolved");
  await expect.poll(() => phase(page), patient).toBe("recovery");
}

/** From review to the signature; on the way a check is refused, because one fact is not known. */
async function discharges(ward: Ward, page: Page, place: Place): Promise<void> {
  await expect.poll(() => phase(page), patient).toBe("review");
  await ward.measures(place, 122, 77);
  await wait(Math.max(shortIv.discharge.bp.apartMs, shortIv.discharge.spo2.overMs) + 1_000);
  await ward.measures(place, 120, 76);
  await finds(page, "orientation", "oriented");
  await finds(page, "nausea", 0);
  await finds(page, "escort", "present");
  for (const id of ["bp", "pulse", "spo2"]) await expect.poll(() => criterion(page, id), patient).toBe("met");
  expect(await criterion(page, "gait")).toBe("not known");
  expect(await page.getByTestId("discharge-check").isDisabled()).toBe(true);
  expect(await page.getByTestId("refusal-discharge.check").textContent()).toMatch(/gait/i);
  await finds(page, "gait", "steady");
  await page.getByTestId("discharge-check").click();
  await expect.poll(() => page.locator(".discharge-checks").textContent(), soon).toMatch(/Complete: /);
  await wait(shortIv.discharge.apartMs + 500);
  await expect.poll(() => page.getByTestId("discharge-check").isDisabled(), patient).toBe(false);
  await page.getByTestId("discharge-check").click();
  await expect.poll(() => page.getByTestId("discharge-sign").isDisabled(), patient).toBe(false);
  await page.getByTestId("discharge-sign").click();
  await page.getByTestId("field-reason").fill("all criteria met");
  await page.getByTestId("field-leaves").click();
  await confirm(page);
}

test.each(["chair-1", "home-1"] as const)(
  "a session at %s goes from new to discharged in a browser, refused twice with the reason, through a restart in recovery",
  async (place) => {
    const ward = await openWard();
    open.push(() => ward.end());
    const page = await browser.newPage();
    open.push(() => page.close());
    await page.addInitScript(() => localStorage.clear());
    await page.goto(`${ward.gateway().address}/chair/${place}`);
    await opens(ward, page, place);
    await page.getByTestId("name-input").fill("Nurse Okafor");
    await page.getByTestId("name-save").click();
    await expect.poll(() => phase(page), soon).toBe("new");
    const session = page.getByTestId("session");
    expect(await session.textContent()).toContain(`P-${place}`);
    expect(await session.textContent()).toContain("SIMULATED");
    if (place === "home-1") expect(await session.textContent()).toContain("Ilse Marten");
    await doses(ward, page, place);

    // Too early: the page says so, with the limit, and the button cannot be pressed.
    expect(await page.getByTestId("discharge-check").isDisabled()).toBe(true);
    expect(await page.getByTestId("refusal-discharge.check").textContent()).toMatch(/16 s.*from \d\d:\d\d/);

    await ward.crash();
    await expect.poll(() => page.getByTestId("dose-stop").count(), soon).toBe(0);
    await expect.poll(() => phase(page), soon).toMatch(/recovery|review/);
    await discharges(ward, page, place);
    await expect.poll(() => page.getByTestId("session-open").count(), soon).toBe(1);
    expect(await page.locator(".chair-watch").textContent()).toContain("Not watched");

    await page.goto(`${ward.gateway().address}/records`);
    const row = page.getByTestId("record-row").first();
    await expect.poll(() => row.textContent(), soon).toMatch(new RegExp(`P-${place}.*discharged`, "is"));
    await row.getByRole("link").first().click();
    const record = page.getByTestId("record");
    await expect.poll(() => record.textContent(), soon).toContain("all criteria met");
    const text = (await record.textContent()) ?? "";
    for (const said of ["36 mg", "123/78", "Nurse Okafor", "MOAA/S"]) expect(text).toContain(said);
    expect(text).toMatch(/gateway/i);
  },
  150_000,
);
