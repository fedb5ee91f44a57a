import { afterEach, expect, test } from "vitest";
import { contecPackets, cuffResult } from "../support/frames.ts";
import { openBrowser } from "../support/browser.ts";
import { startGateway } from "../support/gateway.ts";
import { until } from "../support/until.ts";
import { openWire } from "../support/wire.ts";

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

test(
  "a gateway that stands still: within 5 s no number on the page is shown as current",
  { timeout: 60_000 },
  async () => {
    const wires = await Promise.all([openWire(), openWire()]);
    const [oximeter, cuff] = wires;
    open.push(...wires.map((wire) => () => wire.close()));
    const gateway = await startGateway({
      devices: [
        { id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: oximeter.channel },
        { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
      ],
    });
    open.push(() => gateway.end());
    const feed = setInterval(() => oximeter.send(contecPackets({ spo2: 97, pulse: 71, count: 30 })), 500);
    open.push(async () => clearInterval(feed));
    await until("both lines open", 5_000, () => (oximeter.connected() && cuff.connected() ? true : undefined));
    cuff.send(cuffResult({ systolic: 128, diastolic: 76, minute: 1 }));

    const browser = await openBrowser();
    open.push(() => browser.close());
    const page = await browser.newPage();
    await page.goto(gateway.address);
    const current = page.locator('[data-state="current"]');
    await expect.poll(() => current.count(), { timeout: 10_000 }).toBeGreaterThanOrEqual(3);

    gateway.child.kill("SIGSTOP");
    const stoppedAt = performance.now();
    await expect.poll(() => current.count(), { timeout: 5_000, interval: 50 }).toBe(0);
    console.log(`no number current ${Math.round(performance.now() - stoppedAt)} ms after the gateway stood still`);
    await page.getByTestId("gateway-silent").waitFor({ timeout: Math.max(1, 5_500 - (performance.now() - stoppedAt)) });

    // And it comes back by itself.
    gateway.child.kill("SIGCONT");
    await expect.poll(() => current.count(), { timeout: 15_000 }).toBeGreaterThanOrEqual(2);
  },
);
