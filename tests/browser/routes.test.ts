import { setTimeout as wait } from "node:timers/promises";
import type { BrowserContext } from "playwright-core";
import type { Protocol } from "@vigil/shared/contracts";
import { Millis, Seconds } from "@vigil/shared/kernel";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { patient, SessionPage, soon } from "../support/sessionPage.ts";
import { shortIm, shortIntranasal, shortIv } from "../support/shortProtocol.ts";
import { openWard, type Ward } from "../support/ward.ts";

let browser: BrowserContext;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

const place = "chair-1" as const;

/** As strict as a site may be, so that a test need not wait for minutes: repeats of a pressure, and answers that lapse. */
const limits = {
  confirm: { notBeforeMs: 2_000, repeatDueMs: 60_000, overdueHighMs: 300_000 },
  answer: { goingMs: 15_000, repeatGraveMs: 15_000, repeatMs: 60_000 },
};

/** Nobody waits half a minute for the lead in a test. */
const called = (protocol: Protocol): Protocol => ({
  ...protocol,
  escalation: {
    ...protocol.escalation,
    high: protocol.escalation.high.map((step, index) => ({ ...step, afterMs: Millis(Seconds(3) * index) })),
  },
});

async function ready(protocol: Protocol, role: "nurse" | "clinician"): Promise<{ ward: Ward; on: SessionPage }> {
  const ward = await openWard({ protocols: [called(protocol)], limits });
  open.push(() => ward.end());
  const page = await browser.newPage();
  open.push(() => page.close());
  await page.addInitScript(() => localStorage.clear());
  await page.goto(`${ward.gateway().address}/chair/${place}`);
  const on = new SessionPage(page);
  await on.opens(place, protocol, role);
  await on.screens(protocol);
  ward.probe(place, "on");
  await expect.poll(() => page.locator(".chair-watch").textContent(), patient).toContain("Watched");
  return { ward, on };
}

async function baseline(ward: Ward, { baseline: { apartMs } }: Protocol, systolic: number, diastolic: number) {
  await ward.measures(place, systolic, diastolic);
  await wait(apartMs + 300);
  await ward.measures(place, systolic + 2, diastolic);
}

/** Why an alarm is there: its rule, its limit, its reading and the row it comes from (opened in its place). */
async function whyOf(on: SessionPage, condition: string): Promise<string> {
  const alarm = on.alarm(condition);
  await alarm.getByTestId("alarm-why").click();
  const words = await alarm.getByTestId("alarm-why-lines").textContent();
  await alarm.getByTestId("alarm-why").click();
  return words ?? "";
}

test("IV: held and cleared by a clinician, a confirmed spike, stopped early, discharged by an override", async () => {
  const { ward, on } = await ready(shortIv, "clinician");
  const { page } = on;
  await baseline(ward, shortIv, 146, 84);
  await expect.poll(on.phase, soon).toBe("held");
  expect(await page.getByTestId("hold").first().textContent()).toMatch(/147.*140/);
  await on.press("session-clear");
  await on.fills("reason", "known hypertension, treated");
  await on.confirm();
  await expect.poll(on.phase, soon).toBe("cleared");
  expect(await page.getByTestId("session").textContent()).toContain("known hypertension, treated");
  await on.press("dose-start");
  await on.fills("mg", "36");
  await on.fills("weight", "72");
  await on.confirm();
  await expect.poll(on.phase, soon).toBe("dosing");

  await ward.measures(place, 184, 104);
  await expect.poll(() => on.priorityOf("bp/high"), soon).toBe("medium");
  await wait(limits.confirm.notBeforeMs + 300);
  await ward.measures(place, 186, 103);
  await expect.poll(() => on.priorityOf("bp/high"), soon).toBe("high");
  const why = await whyOf(on, "bp/high");
  for (const said of ["186/103", "180/110", "clinical 8", "S4"]) expect(why).toContain(said);
  await on.press("session-stop-early");
  await on.fills("reason", "pressure");
  await on.confirm();
  await expect.poll(on.phase, soon).toBe("recovery");
  await on.press("dose-confirm");
  // An active high alarm is signed over by nobody.
  await on.press("tab-discharge");
  expect(await page.getByTestId("discharge-override").isDisabled()).toBe(true);

  await wait(limits.confirm.notBeforeMs + 300);
  await ward.measures(place, 138, 84);
  await expect.poll(() => on.alarm("bp/high").getAttribute("data-phase"), soon).toBe("latched");
  await on.alarm("bp/high").getByTestId("ack").click();
  await expect.poll(() => on.alarm("bp/high").count(), soon).toBe(0);
  await on.readsMessages();
  await on.findsWell();
  // One reading proves no pressure: of what is not known nobody signs either.
  await wait(shortIv.discharge.bp.apartMs);
  await ward.measures(place, 136, 82);
  await on.allowed("discharge.override", "discharge-override");
  await on.press("discharge-override");
  await on.fills("reason", "the ride cannot wait; stable, accompanied");
  await on.fills("second", "B. Lindqvist");
  await on.press("field-leaves");
  await on.confirm();
  await expect.poll(() => page.getByTestId("follow-up").count(), soon).toBe(1);

  await page.goto(`${ward.gateway().address}/records`);
  await page.getByTestId("record-row").first().getByRole("link").first().click();
  const record = page.getByTestId("record");
  await expect.poll(() => record.textContent(), soon).toContain("B. Lindqvist");
  for (const said of ["147", "186/103", "pressure", "known hypertension"])
    expect(await record.textContent()).toContain(said);
}, 180_000);

test("IM: a desaturation that lasts is heard again though it was acknowledged; discharged after two checks", async () => {
  const { ward, on } = await ready(shortIm, "nurse");
  const { page } = on;
  await baseline(ward, shortIm, 121, 76);
  await expect.poll(on.phase, soon).toBe("cleared");
  await on.press("dose-start");
  await on.fills("mg", "36");
  await on.fills("weight", "72");
  await on.confirm();
  await expect.poll(on.phase, soon).toBe("active");

  ward.saturates(84);
  await expect.poll(() => on.priorityOf("spo2/low"), patient).toBe("high");
  await on.alarm("spo2/low").getByTestId("ack").click();
  await expect.poll(() => on.alarm("spo2/low").textContent(), soon).toMatch(/going/i);
  await on.alarm("spo2/low").getByTestId("attended").click();
  await expect.poll(() => on.alarm("spo2/low").textContent(), soon).not.toMatch(/is going/i);
  // It lasts: after the time of a grave alarm nobody's acknowledgement covers it any more.
  await expect.poll(() => on.alarm("spo2/low").getByTestId("ack").count(), patient).toBe(1);
  expect(await whyOf(on, "spo2/low")).toMatch(/repeat|again|lasts/i);
  ward.saturates(97);
  await expect.poll(() => on.alarm("spo2/low").getAttribute("data-phase"), patient).toBe("latched");
  await on.alarm("spo2/low").getByTestId("ack").click();
  await expect.poll(() => on.alarm("spo2/low").count(), soon).toBe(0);

  await on.isAwake();
  await on.reaches(/recovery|review/);
  await on.reaches("review");
  await ward.measures(place, 122, 77);
  await wait(Math.max(shortIm.discharge.bp.apartMs, shortIm.discharge.spo2.overMs) + 1_000);
  await ward.measures(place, 120, 76);
  await on.findsWell();
  await on.discharges(shortIm.discharge.apartMs);
  expect(await page.locator(".chair-watch").textContent()).toContain("Not watched");
}, 180_000);

test("Intranasal: devices with their rest and lot, an alarm that nobody answers calls on, transferred", async () => {
  const { ward, on } = await ready(shortIntranasal, "nurse");
  const { page } = on;
  await baseline(ward, shortIntranasal, 121, 76);
  await expect.poll(on.phase, soon).toBe("cleared");
  await on.press("dose-start");
  await on.press("choice-devices-2");
  await on.fills("weight", "72");
  await on.fills("lot", "LOT-1");
  await on.confirm();
  await expect.poll(on.phase, soon).toBe("dosing");
  // The rest between two devices: refused until it is over, with from when.
  expect(await page.getByTestId("dose-device").isDisabled()).toBe(true);
  await expect.poll(() => page.getByTestId("dose-device").isDisabled(), patient).toBe(false);
  await on.press("dose-device");
  await on.fills("lot", "LOT-2");
  await on.confirm();
  await expect.poll(on.phase, soon).toBe("active");

  ward.saturates(79);
  await expect.poll(() => on.priorityOf("spo2/low"), patient).toBe("high");
  for (const role of ["lead", "on call"])
    await expect.poll(() => on.alarm("spo2/low").getByTestId("alarm-called").textContent(), patient).toContain(role);
  await on.press("event-collapse");
  await on.confirm();
  await expect.poll(on.phase, soon).toBe("emergency");
  expect(await page.getByTestId("emergency-banner").textContent()).toMatch(/collapse/i);
  await on.press("session-end");
  await page.getByTestId("field-outcome").selectOption("transferred");
  await on.fills("reason", "ambulance");
  await on.confirm();
  await expect.poll(on.phase, soon).toBe("transferred");

  await page.goto(`${ward.gateway().address}/records`);
  await page.getByTestId("record-row").first().getByRole("link").first().click();
  const record = page.getByTestId("record");
  await expect.poll(() => record.textContent(), soon).toContain("transferred");
  const text = (await record.textContent()) ?? "";
  for (const said of ["LOT-1", "LOT-2", "lead", "on call", "collapse"]) expect(text).toContain(said);
  await expect.poll(() => page.getByTestId("rems").count(), soon).toBe(1);
}, 180_000);
