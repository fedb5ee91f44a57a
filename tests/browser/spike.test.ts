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
  "a pressure spike is seen, heard, acknowledged, and found again after a restart",
  { timeout: 90_000 },
  async () => {
    const [oximeter, cuff] = await Promise.all([openWire(), openWire()]);
    open.push(
      () => oximeter.close(),
      () => cuff.close(),
    );
    let gateway = await startGateway({
      devices: [
        { id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: oximeter.channel },
        { id: "cuff-1", profile: "ad-tm2657", chair: "chair-1", channel: cuff.channel },
      ],
    });
    open.push(() => gateway.end());
    const feed = setInterval(() => oximeter.send(contecPackets({ spo2: 97, pulse: 71, count: 30 })), 500);
    open.push(async () => clearInterval(feed));
    await until("the cuff's line", 5_000, () => (cuff.connected() ? true : undefined));

    const browser = await openBrowser();
    open.push(() => browser.close());
    const page = await browser.newPage();
    await page.goto(gateway.address);
    const html = page.locator("html");
    const tile = page.getByTestId("tile-chair-1");

    // Not armed, and it says so; armed by a person.
    await page.getByTestId("no-sound").first().waitFor();
    await page.getByTestId("arm-sound").first().click();
    await expect.poll(() => html.getAttribute("data-armed")).toBe("true");
    await expect.poll(async () => stationsArmed(gateway.address), { timeout: 5_000 }).toBe(1);

    cuff.send(cuffResult({ systolic: 128, diastolic: 76, minute: 1 }));
    await expect.poll(() => tile.getByTestId("bp").textContent()).toContain("128");
    const silentBefore = Number(await html.getAttribute("data-oscillators"));

    // Seen and heard.
    cuff.send(cuffResult({ systolic: 205, diastolic: 122, minute: 2 }));
    await expect.poll(() => tile.getByTestId("bp").textContent()).toContain("205");
    const banner = tile.getByTestId("banner");
    await expect.poll(() => banner.getAttribute("data-priority")).toBe("high");
    await expect.poll(() => html.getAttribute("data-sounding"), { timeout: 5_000 }).toBe("high");
    await expect
      .poll(async () => Number(await html.getAttribute("data-oscillators")), { timeout: 5_000 })
      .toBeGreaterThan(silentBefore);

    // Acknowledged by a named person; it stays on the screen and is no longer heard.
    await page.goto(`${gateway.address}/chair/chair-1`);
    await page.getByTestId("ack").first().click();
    await page.getByTestId("name-input").fill("Nurse Okafor");
    await page.getByTestId("name-save").click();
    await expect.poll(() => page.getByTestId("alarm").first().textContent()).toContain("Nurse Okafor");
    await expect.poll(() => html.getAttribute("data-sounding")).toBe("none");

    // Found again after the gateway was killed: the screen comes back by itself.
    await gateway.kill("SIGKILL");
    await page.getByTestId("gateway-silent").waitFor({ timeout: 10_000 });
    gateway = await gateway.again();
    await page.getByTestId("gateway-silent").waitFor({ state: "hidden", timeout: 15_000 });
    const alarm = page.getByTestId("alarm").first();
    await expect.poll(() => alarm.textContent(), { timeout: 5_000 }).toContain("Nurse Okafor");
    expect(await alarm.textContent()).toContain("205");
  },
);

async function stationsArmed(address: string): Promise<number> {
  const view = (await (await fetch(`${address}/api/view`)).json()) as { stations: Record<string, { armed: boolean }> };
  return Object.values(view.stations).filter(({ armed }) => armed).length;
}
