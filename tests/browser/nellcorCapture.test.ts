import { afterEach, expect, test } from "vitest";
import { openBrowser } from "../support/browser.ts";
import { capture } from "../support/captures.ts";
import { startGateway } from "../support/gateway.ts";
import { freePorts } from "../support/ports.ts";
import { simulate } from "../support/simulate.ts";
import { openStation } from "../support/station.ts";
import { everyText } from "../support/texts.ts";

const recorded = capture("nellcor-n560/session.txt");

// 76 lines, one in two seconds.
const PLAYED_MS = 152_000;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

test.skipIf(recorded.missing)(
  `a Nellcor N-560 through TCP at real speed raises the desaturation, never shows 0, and shows the sensor off as technical${recorded.why}`,
  { timeout: PLAYED_MS + 60_000 },
  async () => {
    const [port] = await freePorts(1);
    const wire = await simulate(["replay", recorded.path, "--wire", `tcp:127.0.0.1:${port}`]);
    open.push(() => wire.stop());
    const gateway = await startGateway({
      devices: [{ id: "ox-1", profile: "nellcor-ascii", chair: "chair-1", channel: { tcp: `127.0.0.1:${port}` } }],
    });
    open.push(() => gateway.end());
    const station = await openStation(gateway.address);
    open.push(async () => station.close());
    const browser = await openBrowser();
    open.push(() => browser.close());
    const page = await browser.newPage();
    await page.goto(gateway.address);
    const tile = page.getByTestId("tile-chair-1");
    await tile.waitFor();
    await page.evaluate(() => {
      const seen = new Set<string>();
      const take = (): void => {
        for (const id of ["spo2", "pulse"]) {
          const value = document
            .querySelector(`[data-testid="tile-chair-1"] [data-testid="${id}"]`)
            ?.getAttribute("data-value");
          if (value !== null && value !== undefined) seen.add(`${id} ${value}`);
        }
      };
      new MutationObserver(take).observe(document.body, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
      });
      Reflect.set(globalThis, "values seen", seen);
    });
    const texts = await everyText(page, "tile-chair-1");

    const alarms = (): string[] =>
      station
        .events()
        .flatMap(({ event }) =>
          event.type === "alarm.changed" && event.announce.heard
            ? [`${event.alarm.condition} ${event.alarm.kind} ${event.alarm.priority}`]
            : [],
        );
    // 89 at line 8, 79 at line 10: below 80 at once.
    await expect.poll(alarms, { timeout: 40_000, interval: 200 }).toContain("spo2/low physiological high");
    await expect
      .poll(() => tile.getByTestId("banner").getAttribute("data-kind"), { timeout: 2_000 })
      .toBe("physiological");
    // SD at line 24, within 60 s of a value below 92: high at once, and technical (safety S2). The desaturation stays.
    await expect.poll(alarms, { timeout: 60_000, interval: 200 }).toContain("signal technical high");
    expect(Object.keys(station.view().chairs["chair-1"]?.alarms ?? {})).toContain("chair-1/spo2/low");
    // The last lines: 96 with "pulse search".
    await expect
      .poll(async () => (await texts()).some((text) => text.toLowerCase().includes("searching")), {
        timeout: 100_000,
        interval: 500,
      })
      .toBe(true);
    await expect
      .poll(() => tile.getByTestId("spo2").getAttribute("data-value"), { timeout: 40_000, interval: 200 })
      .toBe("97");

    const seen = await page.evaluate(() => [...(Reflect.get(globalThis, "values seen") as Set<string>)]);
    console.log(`values seen: ${seen.join(", ")}`);
    expect(seen).toContain("spo2 73");
    expect(seen.filter((value) => /\b0$/.test(value) && value.split(" ")[1] === "0")).toEqual([]);
  },
);
