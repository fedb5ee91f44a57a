import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stringify } from "yaml";
import type { Protocol, Route } from "@vigil/shared/contracts";
import { shipped, shorten } from "@vigil/shared/domain";
import { Minutes, Seconds } from "@vigil/shared/kernel";

/** A minute of a real session. */
const TIMES = 100;

/** A shipped protocol with durations a test can wait for; every limit is the shipped one. */
function short(route: Route, own: Partial<Protocol> = {}): Protocol {
  const protocol = shorten(shipped[route], TIMES);
  return {
    ...protocol,
    label: `${shipped[route].label} (short, test)`,
    baseline: { ...protocol.baseline, apartMs: Seconds(2), freshForMs: Minutes(5) },
    active: { ...protocol.active, leastMs: Seconds(3) },
    dissociation: { fromMs: Seconds(1), afterMs: Seconds(6) },
    cadence: { ...protocol.cadence, at: [], dosingMs: Seconds(60), afterMs: Seconds(60), alarmMs: Seconds(30) },
    assessment: { ...protocol.assessment, at: [], everyMs: Minutes(2), closeMs: Minutes(1) },
    ...own,
    discharge: {
      ...protocol.discharge,
      timers: protocol.discharge.timers.map((timer) => ({ ...timer, ms: Seconds(24) })),
      earlyMs: Seconds(8),
      apartMs: Seconds(4),
      // Long beside the rest: a slow machine must not make a finding old between two taps.
      findingFreshMs: Minutes(5),
      waitingMs: Minutes(2),
      bp: { ...protocol.discharge.bp, apartMs: Seconds(3), freshForMs: Minutes(5) },
      spo2: { ...protocol.discharge.spo2, overMs: Seconds(6) },
    },
  };
}

export const shortIv = short("iv", {
  dosing: { kind: "pump", plannedMs: Seconds(30), overrunMs: Seconds(30), confirmMs: Seconds(20) },
});
export const shortIm = short("im");
const nasal = shorten(shipped.intranasal, TIMES);
/** Discharge is over before the mandatory reading would be missing: its alarm has tests of its own. */
export const shortIntranasal = short("intranasal", {
  cadence: {
    ...nasal.cadence,
    at: [Minutes(2)],
    mandatory: { atMs: Minutes(2), byMs: Seconds(135) },
    dosingMs: Minutes(2),
    afterMs: Minutes(2),
    alarmMs: Seconds(30),
  },
});
const home = shipped.sublingual.home;
export const shortSublingual = short("sublingual", {
  dosing: { kind: "tablet", dissolveMs: Seconds(4) },
  // A person in a test answers when it comes to it.
  home: home === "not at home" ? home : { ...home, replyEveryMs: Minutes(3), presenceMs: Minutes(3) },
});
export const shortProtocols: readonly Protocol[] = [shortIv, shortIm, shortIntranasal, shortSublingual];

/** Writes a protocol where a configuration can name it. */
export function protocolFile(protocol: Protocol = shortIv): string {
  const file = join(mkdtempSync(join(tmpdir(), "vigil-protocol-")), `${protocol.id}.yaml`);
  writeFileSync(file, stringify(protocol));
  return file;
}
