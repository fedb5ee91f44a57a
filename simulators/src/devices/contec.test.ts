import { hexOf, Seconds } from "@vigil/shared/kernel";
import { contecCodec, contecMeaning, listenWith } from "@vigil/shared/devices";
import { describe, expect, test } from "vitest";
import { patientOf } from "../patient/patient.ts";
import { scenarios } from "../scenarios/scenarios.ts";
import { contecDevice } from "./contec.ts";
import { bytesOf, contec, drive, numbersOf, understood } from "./drive.test-support.ts";

const device = (seed = "1", scenario = "steady") => {
  const script = scenarios[scenario]?.script;
  if (script === undefined) throw new Error(`no scenario ${scenario}`);
  return contecDevice(patientOf(seed, script));
};
const started = [[0, contec.start]] as const;
const kept = [0, 5, 10, 15, 20, 25, 30, 35, 40].map(
  (s) => [s * 1_000, s === 0 ? contec.start : contec.keepAlive] as const,
);

describe("a simulated Contec", () => {
  test("is mute until it is told to start", () => {
    expect(bytesOf(drive(device(), 5_000))).toHaveLength(0);
  });

  test("sends 60 packets a second and nothing its decoder throws away", () => {
    const { frames, discards } = understood("contec-v7", drive(device(), 10_000, { host: started }));
    expect(frames).toBe(600);
    expect(discards).toBe(0);
  });

  test("says no finger as the recorded one does, then searches, then gives numbers", () => {
    const outs = drive(device(), 12_000, { host: started }).filter((out) => out.bytes.length > 0);
    // Captured from a CMS60C: 01 E9 94 C0 95 FF FF FF FF; the strength differs.
    expect(hexOf(outs[0]?.bytes ?? new Uint8Array(0))).toBe("01e984c095ffffffff");
    const { said } = understood("contec-v7", outs);
    const words = said.flatMap((one) =>
      one.kind === "observed"
        ? one.values.flatMap((v) => (v.metric === "spo2" ? [v.value === "unavailable" ? v.because : "number"] : []))
        : [],
    );
    expect(words.filter((word, index) => word !== words[index - 1])).toEqual([
      "probe off",
      "searching for pulse",
      "number",
    ]);
  });

  test("sends the false 2xx of the real one when numbers come, and its decoder never says it", () => {
    const outs = drive(device(), 12_000, { host: started });
    const ungated = listenWith(contecCodec, contecMeaning({ gate: false, settle: 1 }));
    const trusted = outs.flatMap(({ at, bytes }) => ungated.hear(bytes).says.map((one) => ({ ...one, at })));
    expect(Math.max(...numbersOf(trusted, "pulse").map(({ value }) => value))).toBeGreaterThan(190);
    const pulses = numbersOf(understood("contec-v7", outs).said, "pulse").map(({ value }) => value);
    expect(pulses.length).toBeGreaterThan(100);
    expect(Math.max(...pulses)).toBeLessThan(110);
  });

  test("stops on A2, and answers it", () => {
    const outs = drive(device(), 4_000, {
      host: [
        [0, contec.start],
        [1_000, contec.stop],
      ],
    });
    expect(outs.filter((out) => out.at > 1_010)).toHaveLength(0);
    expect(hexOf(outs.at(-1)?.bytes ?? new Uint8Array(0))).toBe("0c80");
  });

  test("stops when it hears nothing for 30 s, and goes on while it is kept alive", () => {
    const alone = drive(device(), 40_000, { host: started });
    expect(alone.filter((out) => out.bytes.length > 0).at(-1)?.at).toBeLessThanOrEqual(Seconds(30));
    const keptAlive = drive(device(), 40_000, { host: kept });
    expect(keptAlive.at(-1)?.at).toBeGreaterThan(39_900);
  });

  test("gives the same bytes for the same seed, however often it is looked at, and others for another", () => {
    const run = (seed: string, step: number): string =>
      hexOf(bytesOf(drive(device(seed, "desaturation"), 30_000, { host: started, step })));
    expect(run("7", 10)).toBe(run("7", 10));
    expect(run("7", 10)).toBe(run("7", 250));
    expect(run("7", 10)).not.toBe(run("8", 10));
  });
});
