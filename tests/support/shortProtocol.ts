import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Protocol } from "@vigil/shared/contracts";
import { protocols } from "@vigil/shared/domain";
import { Minutes, Seconds } from "@vigil/shared/kernel";

const [iv] = protocols;
if (iv === undefined) throw new Error("no protocol is shipped");

/** The IV protocol with durations a test can wait for; every limit is the shipped one. */
export const shortIv: Protocol = {
  ...iv,
  label: "IV infusion (short, test)",
  simulated: true,
  baseline: { ...iv.baseline, apartMs: Seconds(2), freshForMs: Minutes(5) },
  pump: { plannedMs: Seconds(30), overrunMs: Seconds(30), confirmMs: Seconds(20) },
  active: { leastMs: Seconds(3) },
  dissociation: { fromMs: Seconds(1), afterMs: Seconds(6) },
  cadence: { ...iv.cadence, dosingMs: Seconds(60), afterMs: Seconds(60), alarmMs: Seconds(30) },
  discharge: {
    ...iv.discharge,
    leastMs: Seconds(24),
    earlyMs: Seconds(8),
    apartMs: Seconds(4),
    // Long beside the rest: a slow machine must not make a finding old between two taps.
    findingFreshMs: Minutes(5),
    bp: { ...iv.discharge.bp, apartMs: Seconds(3), freshForMs: Minutes(5) },
    spo2: { ...iv.discharge.spo2, overMs: Seconds(6) },
  },
};

/** Writes a protocol where a configuration can name it. */
export function protocolFile(protocol: Protocol = shortIv): string {
  const file = join(mkdtempSync(join(tmpdir(), "vigil-protocol-")), `${protocol.id}.yaml`);
  writeFileSync(file, stringify(protocol));
  return file;
}
