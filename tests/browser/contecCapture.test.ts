import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { DeviceReport } from "@vigil/shared/contracts";
import { openBrowser } from "../support/browser.ts";
import { capture } from "../support/captures.ts";
import { startGateway } from "../support/gateway.ts";
import { simulate } from "../support/simulate.ts";
import { everyText } from "../support/texts.ts";

const recorded = capture("contec-cms60c/rx.bin");

// A frame as a CMS60C sends it while its numbers turn from stale to new: the flag says searching, the number reads 210
// (facts/oximeters section 2, quirk 3).
const TRANSITION = "01EA85C999D2E2FFFF@894";
// Enough of them to outlast the rule of three equal packets: then the flag alone stands between 210 and the page. A real
// device sends one.
const OFTEN = 12;
// 1,177 packets at 60 a second take 19.6 s.
const PLAYED_MS = 19_700;

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

type Shown = {
  tile: string[];
  state: string;
  spo2: string | null;
  pulse: string | null;
  device: z.infer<typeof DeviceReport>;
};

/** Plays the capture through a pseudo-terminal at its real speed and keeps everything that the tile ever shows. */
async function play({ splices = [], program }: { splices?: readonly string[]; program?: string }): Promise<Shown> {
  const port = join(mkdtempSync(join(tmpdir(), "vigil-pty-")), "oximeter");
  const wire = await simulate([
    "replay",
    recorded.path,
    "--wire",
    `pty:${port}`,
    ...splices.flatMap((splice) => ["--splice", splice]),
  ]);
  open.push(() => wire.stop());
  const browser = await openBrowser();
  open.push(() => browser.close());
  const gateway = await startGateway({
    devices: [{ id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: { serial: port } }],
    ...(program === undefined ? {} : { program }),
  });
  open.push(() => gateway.end());
  const page = await browser.newPage();
  await page.goto(gateway.address);
  const tile = page.getByTestId("tile-chair-1");
  await tile.waitFor();
  const texts = await everyText(page, "tile-chair-1");
  await expect
    .poll(async () => (await devicesOf(gateway.address))[0]?.frames, { timeout: PLAYED_MS + 10_000, interval: 200 })
    .toBeGreaterThanOrEqual(1_177 + 17 + splices.length);
  await expect
    .poll(() => tile.getByTestId("spo2").getAttribute("data-value"), { timeout: 2_000, interval: 20 })
    .not.toBeNull();
  const [device] = await devicesOf(gateway.address);
  if (device === undefined) throw new Error("no device");
  return {
    tile: await texts(),
    state: (await tile.getByTestId("spo2").getAttribute("data-state")) ?? "",
    spo2: await tile.getByTestId("spo2").getAttribute("data-value"),
    pulse: await tile.getByTestId("pulse").getAttribute("data-value"),
    device,
  };
}

const saying = (words: string, { tile }: Shown): string[] => tile.filter((text) => text.includes(words));

const devicesOf = async (address: string): Promise<z.infer<typeof DeviceReport>[]> =>
  z.array(DeviceReport).parse(await (await fetch(`${address}/api/devices`)).json());

describe.skipIf(recorded.missing)(
  `a Contec CMS60C through a pseudo-terminal at real speed${recorded.why}`,
  { timeout: 90_000 },
  () => {
    test("1,177 real-time packets and 17 others, nothing discarded, no finger first, then 97 and 82", async () => {
      const shown = await play({});
      expect(shown.device.frames).toBe(1_177 + 17);
      expect(shown.device.discards).toEqual({});
      expect(shown).toMatchObject({ state: "current", spo2: "97", pulse: "82" });
      const off = shown.tile.findIndex((text) => text.toLowerCase().includes("probe off"));
      const number = shown.tile.findIndex((text) => text.includes("97"));
      expect(off).toBeGreaterThanOrEqual(0);
      expect(number).toBeGreaterThan(off);
    });

    test("transition frames spliced in never show 210, and a decoder without its flag gate does", async () => {
      const program = join(import.meta.dirname, "ungatedGateway.ts");
      const often = Array.from({ length: OFTEN }, () => TRANSITION);
      const [once, many, ungated] = await Promise.all([
        play({ splices: [TRANSITION] }),
        play({ splices: often }),
        play({ splices: often, program }),
      ]);
      expect(once.device.frames).toBe(1_177 + 17 + 1);
      expect(many.device.frames).toBe(1_177 + 17 + OFTEN);
      expect(saying("210", once)).toEqual([]);
      expect(saying("210", many)).toEqual([]);
      expect(saying("210", ungated).length).toBeGreaterThan(0);
    });
  },
);
