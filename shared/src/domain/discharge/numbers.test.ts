import { describe, expect, test } from "vitest";
import { after, Instant, Millis } from "../../kernel/index.ts";
import type { CriterionId, FindingName, Protocol } from "../../contracts/index.ts";
import { protocols } from "../protocol/protocols.ts";
import { reviewFrom } from "../session/phases.ts";
import { signDischarge } from "./check.ts";
import { criterion, homeFindings, minute, scene, steadyAir, type Setting } from "./scene.test-support.ts";

// Later than any timer of any protocol, with all that makes it longer.
const LATE = 200;

type Beside = -1 | 0 | 1;
/** What is enough of a value just below the number, at it, and just above. */
type Enough = readonly [below: boolean, at: boolean, above: boolean];
const least: Enough = [false, true, true];
const most: Enough = [true, true, false];
const below: Enough = [true, false, false];

type Row = { readonly enough: Enough; readonly isEnough: (protocol: Protocol, beside: Beside) => boolean };

const isMet = (id: CriterionId, protocol: Protocol, setting: Setting = {}, at = minute(LATE)): boolean =>
  criterion(id, { protocol, findings: homeFindings, ...setting }, at).state === "met";

type Pair = readonly [systolic: number, diastolic: number];
const bpRow = (
  enough: Enough,
  of: (bp: Protocol["discharge"]["bp"], beside: Beside) => [value: Pair, baseline: Pair],
) => ({
  enough,
  isEnough: (protocol: Protocol, beside: Beside) => {
    const [[systolic, diastolic], baseline] = of(protocol.discharge.bp, beside);
    return isMet("bp", protocol, {
      baseline: { systolic: baseline[0], diastolic: baseline[1] },
      readings: [
        [LATE - 20, systolic, diastolic],
        [LATE, systolic, diastolic],
      ],
    });
  },
});
/** Two readings of a calm pressure, milliseconds before the instant that is judged. */
const readAgo = (protocol: Protocol, ...ago: readonly number[]): boolean =>
  isMet("bp", protocol, { readings: ago.map((ms) => [LATE - ms / 60_000, 120, 75] as const) });

const findingRow = (
  enough: Enough,
  id: CriterionId,
  of: (discharge: Protocol["discharge"]) => [FindingName, number],
) => ({
  enough,
  isEnough: (protocol: Protocol, beside: Beside) => {
    const [name, value] = of(protocol.discharge);
    return isMet(id, protocol, { found: [{ name, value: value + beside, min: LATE - 0.5 }] });
  },
});

/** The time criterion, so long after the last of the dose; the timer given is the one that decides. */
function timed(
  protocol: Protocol,
  from: "first dose" | "end of dose",
  ms: number,
  facts: Setting["facts"] = {},
): boolean {
  const { dose } = scene({ protocol }).session.facts;
  if (dose === "none") throw new Error("there is a dose");
  const startedAt = from === "first dose" ? minute(0) : minute(-40);
  const at = Instant(minute(0) + ms);
  return isMet("time", protocol, { facts: { ...facts, dose: { ...dose, startedAt } } }, at);
}

const timerRow = (index: number): Row => ({
  enough: least,
  isEnough: (protocol, beside) => {
    const timer = protocol.discharge.timers[index];
    if (timer === undefined) throw new Error(`no timer ${index}`);
    return timed(protocol, timer.from, timer.ms + beside);
  },
});
const longest = ({ discharge }: Protocol): number => Math.max(...discharge.timers.map(({ ms }) => ms));

/** Safety S21 and clinical 7: by the path of the number in the protocol's `discharge`. */
const rows: Readonly<Record<string, Row>> = {
  "timers.0.ms": timerRow(0),
  "timers.1.ms": timerRow(1),
  // S9: with a factor so much longer.
  factorMs: {
    enough: least,
    isEnough: (protocol, beside) => {
      const { screening } = scene().session.facts;
      const facts = { screening: { ...screening, factors: ["opioid" as const] } };
      return timed(protocol, "first dose", longest(protocol) + protocol.discharge.factorMs + beside, facts);
    },
  },
  earlyMs: {
    enough: least,
    isEnough: (protocol, beside) => {
      const { dose } = scene({ protocol }).session.facts;
      if (dose === "none") throw new Error("there is a dose");
      const { session } = scene({ protocol, facts: { dose: { ...dose, startedAt: minute(0) } } });
      const from = reviewFrom(session);
      return from !== undefined && minute(0) + longest(protocol) - protocol.discharge.earlyMs + beside >= from;
    },
  },
  apartMs: {
    enough: least,
    isEnough: (protocol, beside) => {
      const checks = [LATE - (protocol.discharge.apartMs + beside) / 60_000, LATE];
      const { session, chair, at } = scene({ protocol, findings: homeFindings, checks }, minute(LATE));
      return signDischarge(session, chair, at) === "may";
    },
  },
  findingFreshMs: {
    enough: most,
    isEnough: (protocol, beside) =>
      isMet("gait", protocol, { foundAt: LATE - (protocol.discharge.findingFreshMs + beside) / 60_000 }),
  },
  "bp.apartMs": {
    enough: least,
    isEnough: (protocol, beside) => readAgo(protocol, protocol.discharge.bp.apartMs + beside, 0),
  },
  "bp.freshForMs": {
    enough: most,
    isEnough: (protocol, beside) => {
      const { freshForMs, apartMs } = protocol.discharge.bp;
      return readAgo(protocol, freshForMs + apartMs + 1_000, freshForMs + beside);
    },
  },
  "bp.systolicLeast": bpRow(least, ({ systolicLeast }, beside) => [
    [systolicLeast + beside, 70],
    [160, 75],
  ]),
  "bp.systolicLeastNear": bpRow(least, ({ systolicLeastNear }, beside) => [
    [systolicLeastNear + beside, 60],
    [systolicLeastNear, 60],
  ]),
  "bp.nearBaseline": bpRow(least, ({ nearBaseline }, beside) => [
    [120 - 120 * nearBaseline + beside, 70],
    [120, 75],
  ]),
  "bp.diastolicLeast": bpRow(least, ({ diastolicLeast }, beside) => [
    [120, diastolicLeast + beside],
    [120, 75],
  ]),
  "bp.ofBaseline": bpRow(most, ({ ofBaseline }, beside) => [
    [130 * ofBaseline + beside, 90],
    [130, 80],
  ]),
  "bp.orBelow.systolic": bpRow(below, ({ orBelow }, beside) => [
    [orBelow.systolic + beside, 80],
    [100, 60],
  ]),
  "bp.orBelow.diastolic": bpRow(below, ({ orBelow }, beside) => [
    [130, orBelow.diastolic + beside],
    [100, 60],
  ]),
  "bp.never.systolic": bpRow(most, ({ never }, beside) => [
    [never.systolic + beside, 95],
    [150, 95],
  ]),
  "bp.never.diastolic": bpRow(most, ({ never }, beside) => [
    [150, never.diastolic + beside],
    [150, 95],
  ]),
  "pulse.least": {
    enough: least,
    isEnough: (protocol, beside) => isMet("pulse", protocol, { pulse: protocol.discharge.pulse.least + beside }),
  },
  "pulse.most": {
    enough: most,
    isEnough: (protocol, beside) => isMet("pulse", protocol, { pulse: protocol.discharge.pulse.most + beside }),
  },
  "pulse.nearBaseline": {
    enough: most,
    isEnough: (protocol, beside) => {
      const pulse = 120 * (1 + protocol.discharge.pulse.nearBaseline) + beside;
      return isMet("pulse", protocol, { pulse, baseline: { pulse: 120 } });
    },
  },
  "spo2.least": {
    enough: least,
    isEnough: (protocol, beside) => {
      const air = steadyAir(protocol.discharge.spo2.least + beside, LATE);
      return isMet("spo2", protocol, { air, baseline: { spo2: 99 } });
    },
  },
  "spo2.belowBaseline": {
    enough: least,
    isEnough: (protocol, beside) => {
      const air = steadyAir(95 - protocol.discharge.spo2.belowBaseline + beside, LATE);
      return isMet("spo2", protocol, { air, baseline: { spo2: 95 } });
    },
  },
  "spo2.overMs": {
    enough: least,
    isEnough: (protocol, beside) => {
      const since = after(minute(LATE), Millis(-(protocol.discharge.spo2.overMs + beside)));
      return isMet("spo2", protocol, { oxygen: { flow: "off", since } });
    },
  },
  "spo2.validShare": {
    enough: least,
    isEnough: (protocol, beside) => {
      const { overMs, validShare } = protocol.discharge.spo2;
      // A share is told in whole hundredths.
      const minutes = ((validShare + beside / 100) * overMs) / 60_000;
      return isMet("spo2", protocol, { air: steadyAir(97, LATE, LATE - minutes) });
    },
  },
  nauseaMost: findingRow(most, "nausea", ({ nauseaMost }) => ["nausea", nauseaMost]),
  "rr.least": findingRow(least, "rr", ({ rr }) => ["rr", rr.least]),
  "rr.most": findingRow(most, "rr", ({ rr }) => ["rr", rr.most]),
  "score.least": findingRow(least, "score", ({ score }) => [score.of, score.least]),
  cadss6Most: findingRow(most, "dissociation", ({ cadss6Most }) => ["cadss6", cadss6Most]),
};

// Numbers of what follows the signature: their rows stand with the waiting and the tasks.
const afterwards = /^(waitingMs|followUps\.\d+\.afterMs)$/;

function numbersOf(value: unknown, path = ""): readonly string[] {
  if (typeof value === "number") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => numbersOf(part, path === "" ? name : `${path}.${name}`));
}

describe.each(protocols.map((protocol) => [protocol.id, protocol] as const))(
  "S21 and clinical 7: numbers of discharge, %s",
  (_, protocol) => {
    const paths = numbersOf(protocol.discharge).filter((path) => !afterwards.test(path));

    test.each(paths)("%s: just below, at, and just above", (path) => {
      const row = rows[path];
      if (row === undefined) throw new Error(`the number ${path} has no row`);
      const besides = [-1, 0, 1] as const;
      expect(besides.map((beside) => row.isEnough(protocol, beside))).toEqual(row.enough);
    });
  },
);
