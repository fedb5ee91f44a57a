import type { BrowserContext, Page } from "playwright-core";
import { profileOf } from "@vigil/shared/devices";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { contecFingerOut, contecPackets, cuffResult } from "../support/frames.ts";
import { startGateway, type Gateway } from "../support/gateway.ts";
import { openStation } from "../support/station.ts";
import { openWire, type Wire } from "../support/wire.ts";

let browser: BrowserContext;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

type Finger = number | "out";
type Ward = {
  gateway: Gateway;
  page: Page;
  cuff: Wire;
  /** What the finger in this chair's probe reads from now on; every finger begins out and is put in at 97. */
  finger(chair: 1 | 2, is: Finger): void;
};

/** Two watched chairs at 97 %, a cuff in the first, and a page on `path`. */
async function ward(path: string): Promise<Ward> {
  const [first, second, cuff] = await Promise.all([openWire(), openWire(), openWire()]);
  for (const wire of [first, second, cuff]) open.push(() => wire.close());
  const gateway = await startGateway({
    devices: [
      { id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: first.channel },
      { id: "ox-2", profile: "contec-v7", chair: "chair-2", channel: second.channel },
      { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
    ],
  });
  open.push(() => gateway.end());
  const fingers: [Finger, Finger] = ["out", "out"];
  const send = (wire: Wire, finger: Finger): void =>
    wire.send(finger === "out" ? contecFingerOut(30) : contecPackets({ spo2: finger, pulse: 71, count: 30 }));
  const feed = setInterval(() => {
    send(first, fingers[0]);
    send(second, fingers[1]);
  }, 500);
  open.push(async () => clearInterval(feed));
  const page = await browser.newPage();
  open.push(() => page.close());
  const station = await openStation(gateway.address);
  const metricIs = (is: "unavailable" | 97) =>
    station.until(`both fingers ${is}`, 10_000, (view) =>
      ["chair-1/ox-1", "chair-2/ox-2"].every((key) => {
        const [chair = "", device] = key.split("/");
        return view.chairs[chair]?.metrics[`${device}/spo2`]?.observation.value === is;
      })
        ? true
        : undefined,
    );
  await metricIs("unavailable");
  fingers.fill(97);
  await metricIs(97);
  station.close();
  await page.goto(`${gateway.address}${path}`);
  await page.getByTestId("spo2").first().waitFor();
  return { gateway, page, cuff, finger: (chair, is) => void (fingers[chair - 1] = is) };
}

const sounding = (page: Page): Promise<string | null> => page.locator("html").getAttribute("data-sounding");

async function arm(page: Page): Promise<void> {
  await page.getByTestId("arm-sound").click();
  await expect.poll(() => page.locator("html").getAttribute("data-armed")).toBe("true");
}

/** The first act on a page asks who acts. */
async function named(page: Page): Promise<void> {
  await page.getByTestId("name-input").fill("Nurse Okafor");
  await page.getByTestId("name-save").click();
}

const soon = { timeout: 8_000, interval: 50 };

test("a pause is silent, shows what is left of it on the chair and on the floor, and ends by resume", async () => {
  const { page, finger } = await ward("/chair/chair-1");
  await arm(page);
  finger(1, 78);
  const row = page.getByTestId("alarm").first();
  await expect.poll(() => sounding(page), soon).toBe("high");
  await page.getByTestId("pause").click();
  await named(page);
  await expect.poll(() => row.textContent(), soon).toMatch(/paused by Nurse Okafor.*[12]:\d\d left/);
  await expect.poll(() => sounding(page), soon).toBe("none");
  await page.getByRole("link", { name: "Floor", exact: true }).click();
  const banner = page.getByTestId("tile-chair-1").getByTestId("banner");
  await expect.poll(() => banner.textContent(), soon).toMatch(/SpO₂ low < 80.*since \d\d:\d\d.*1:\d\d$/);
  expect(await page.getByTestId("urgent").textContent()).toMatch(/Chair 1.*1:\d\d$/);
  await page.goBack();
  await page.getByTestId("resume").click();
  await expect.poll(() => row.textContent(), soon).toContain("Sounding here");
  await expect.poll(() => sounding(page), soon).toBe("high");
});

test("while one alarm is acknowledged another chair's sounds, and is named on the first chair's page", async () => {
  const { page, finger } = await ward("/chair/chair-1");
  await arm(page);
  finger(1, 78);
  await expect.poll(() => sounding(page), soon).toBe("high");
  await page.getByTestId("alarm").first().waitFor();
  await page.keyboard.press("a");
  await named(page);
  await expect.poll(() => sounding(page), soon).toBe("none");
  await expect.poll(() => page.getByTestId("urgent").textContent(), soon).toContain("No unacknowledged");
  finger(2, 78);
  await expect.poll(() => sounding(page), soon).toBe("high");
  expect(await page.getByTestId("urgent").textContent()).toContain("Chair 2");
  await page.keyboard.press("Escape");
  const banner = page.getByTestId("tile-chair-1").getByTestId("banner");
  await expect.poll(() => banner.textContent(), soon).toContain("Nurse Okafor");
  expect(await page.getByTestId("tile-chair-2").getByTestId("banner").textContent()).not.toContain("Okafor");
});

test("a desaturation that a lost probe keeps open is ended by seeing the patient", async () => {
  const { page, finger } = await ward("/chair/chair-1");
  finger(1, 78);
  const low = page.locator('[data-testid="alarm"][data-condition="spo2/low"]');
  await low.waitFor();
  expect(await page.getByTestId("patient-seen").count()).toBe(0);
  finger(1, "out");
  await page.getByTestId("patient-seen").click();
  expect(await low.count()).toBe(1);
  expect(await page.getByTestId("confirm").isDisabled()).toBe(true);
  await page.getByRole("radio", { name: /Answers slowly/ }).check();
  await page.getByTestId("confirm").click();
  await named(page);
  await low.waitFor({ state: "detached" });
  expect(await page.getByRole("region", { name: "Ended alarms" }).textContent()).toContain("SpO₂ 78 % below 80");
});

test("patient has left asks first; then the chair is not watched, and what is refused says why", async () => {
  const { page, gateway, cuff } = await ward("/chair/chair-1");
  const pressure = page.getByTestId("bp");
  cuff.send(cuffResult({ systolic: 128, diastolic: 76, minute: 1 }));
  await expect.poll(() => pressure.getAttribute("data-value"), soon).toBe("128/76");
  await page.getByTestId("patient-left").click();
  await page.getByRole("button", { name: /No, go on watching/ }).click();
  expect(await page.locator(".chair-watch").textContent()).toContain("Watched for");
  await page.getByTestId("patient-left").click();
  await page.getByTestId("confirm").click();
  await named(page);
  await expect.poll(() => page.locator(".chair-watch").textContent(), soon).toContain("Not watched");
  expect(await page.getByTestId("patient-left").isDisabled()).toBe(true);
  // What was measured of somebody who is gone is no number of now.
  expect(await pressure.getAttribute("data-state")).toBe("stale");

  // Two at one time: while the question stands here, somebody else has answered it.
  await page.goto(`${gateway.address}/chair/chair-2`);
  await page.getByTestId("patient-left").click();
  const other = await openStation(gateway.address);
  await other.command({ type: "patient.left", chair: other.view().order[1] ?? fail("no second chair") });
  other.close();
  await page.getByTestId("confirm").click();
  const toast = page.getByTestId("toast").last();
  await expect.poll(() => toast.getAttribute("data-tone"), soon).toBe("refused");
  expect(await toast.textContent()).toContain("Nobody is watched at this chair");
});

test("measure BP now sends the start bytes and shows measuring until there is a result", async () => {
  const { page, cuff } = await ward("/chair/chair-1");
  const start = profileOf("ad-tm2657")?.cuff?.start ?? fail("the cuff takes no orders");
  await page.getByTestId("measure-bp").click();
  await named(page);
  await expect.poll(() => cuff.received().includes(Buffer.from(start)), soon).toBe(true);
  await expect.poll(() => page.getByTestId("bp").textContent(), soon).toContain("measuring");
  expect(await page.getByTestId("measure-bp").isDisabled()).toBe(true);
  cuff.send(cuffResult({ systolic: 131, diastolic: 79, minute: 4 }));
  await expect.poll(() => page.getByTestId("bp").getAttribute("data-value"), soon).toBe("131/79");
  expect(await page.getByTestId("bp").textContent()).not.toContain("measuring");
});

test("a tab without sound says NO SOUND, that an alarm is not heard, and whether anybody hears it", async () => {
  const { page, gateway, finger } = await ward("/chair/chair-1");
  const mark = page.getByTestId("no-sound");
  expect(await mark.getAttribute("data-needed")).toBe("false");
  finger(1, 78);
  const row = page.getByTestId("alarm").first();
  await expect.poll(() => row.textContent(), soon).toContain("NOT HEARD");
  await expect.poll(() => mark.getAttribute("data-needed"), soon).toBe("true");
  expect(await mark.textContent()).toContain("NO SOUND");
  expect(await mark.isVisible()).toBe(true);

  const other = await browser.newPage();
  open.push(() => other.close());
  await other.goto(gateway.address);
  await arm(other);
  await expect.poll(() => row.textContent(), soon).toContain("Sounding at another station");
  expect(await mark.textContent()).toContain("NO SOUND");
});

function fail(why: string): never {
  throw new Error(why);
}
