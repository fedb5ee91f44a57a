import { expect, test } from "vitest";
import { Minutes, Seconds } from "../../kernel/index.ts";
import { Limits } from "../../contracts/index.ts";
import { checkLimits } from "./checkLimits.ts";
import { ruleBounds } from "./checkRules.ts";
import { defaultLimits } from "./defaultLimits.ts";

const edited = (edit: (limits: Limits) => void): Limits => {
  const limits = Limits.parse(defaultLimits);
  edit(limits);
  return limits;
};
function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`nothing at ${index}`);
  return item;
}

function withNumber(path: string, value: number): Limits {
  const replaced = (raw: object, [key = "", ...rest]: readonly string[]): object =>
    Object.fromEntries(
      Object.entries(raw).map(([name, old]) => [
        name,
        name !== key ? old : rest.length === 0 ? value : replaced(old, rest),
      ]),
    );
  return Limits.parse(replaced(defaultLimits, path.split(".")));
}

test("the defaults have no fault", () => {
  expect(checkLimits(defaultLimits)).toEqual([]);
});

test.each<readonly [string, string, (limits: Limits) => void]>([
  ["SpO2 medium below 90 (S14)", "spo2Low[1].limit", (l) => (at(l.spo2Low, 1).limit = 89)],
  ["SpO2 medium held longer than 30 s (S14)", "spo2Low[1].holdMs", (l) => (at(l.spo2Low, 1).holdMs = Seconds(31))],
  ["SpO2 high below 85 (S14)", "spo2Low[2].limit", (l) => (at(l.spo2Low, 2).limit = 84)],
  ["SpO2 high held longer than 10 s (S14)", "spo2Low[2].holdMs", (l) => (at(l.spo2Low, 2).holdMs = Seconds(11))],
  ["steps out of order", "spo2Low[3].limit", (l) => (at(l.spo2Low, 3).limit = 88)],
  ["a milder step after a worse one", "pulseHigh[3].priority", (l) => (at(l.pulseHigh, 3).priority = "low")],
  ["no high at all", "pulseLow", (l) => (at(l.pulseLow, 1).priority = "medium")],
  ["a pulse nobody means", "pulseHigh[3].limit", (l) => (at(l.pulseHigh, 3).limit = 1_500)],
  ["pressure high above 180 (S14)", "bpHigh[2].systolic", (l) => (at(l.bpHigh, 2).systolic = 185)],
  ["pressure high above 110 (S14)", "bpHigh[2].diastolic", (l) => (at(l.bpHigh, 2).diastolic = 115)],
  ["a high that one component cannot raise", "bpHigh[2].diastolic", (l) => delete at(l.bpHigh, 2).diastolic],
  ["high before it is confirmed", "bpHigh[2].priority", (l) => (at(l.bpHigh, 2).priority = "high")],
  ["milder beyond the confirmed step", "bpHigh[3].priority", (l) => (at(l.bpHigh, 3).priority = "medium")],
  ["two steps that wait", "bpHigh[3].when", (l) => (at(l.bpHigh, 3).when = "confirm")],
  ["high later than 5 min without a repeat", "confirm.overdueHighMs", (l) => (l.confirm.overdueHighMs = Minutes(6))],
  ["a repeat due before it counts", "confirm.repeatDueMs", (l) => (l.confirm.repeatDueMs = Seconds(30))],
  ["an episode that never ends", "episodeEnd.holdMs", (l) => (l.episodeEnd.holdMs = Minutes(10))],
  ["a lost signal that is never high", "signal", (l) => l.signal.pop()],
  ["a lost link that is high too late", "linkOximeter[2].afterMs", (l) => (at(l.linkOximeter, 2).afterMs = Minutes(5))],
  ["a second failure milder than the first", "cuffFailures[1].priority", (l) => (l.cuffFailures = ["medium", "low"])],
  ["a pause longer than 120 s", "pauseMs", (l) => (l.pauseMs = Seconds(121))],
])("%s is refused at %s, with why and a remedy", (_, path, edit) => {
  const faults = checkLimits(edited(edit));
  expect(faults.map((fault) => fault.path)).toContain(path);
  for (const fault of faults) expect(`${fault.why}; ${fault.remedy}`).toMatch(/.{5,}; .{5,}/);
});

test.each(ruleBounds.map(([path, of, from, to]) => ({ path, of, from, to })))(
  "$path: from $from to $to, both allowed",
  ({ path, of, from, to }) => {
    const little = Number.isInteger(from) && Number.isInteger(to) ? 1 : 0.01;
    const own = (value: number) => checkLimits(withNumber(path, value)).some((fault) => /outside/.test(fault.why));
    expect(of(withNumber(path, 4_711))).toBe(4_711);
    expect([own(from), own(to)]).toEqual([false, false]);
    if (from > 1) expect(own(from - little)).toBe(true);
    expect(own(to + little)).toBe(true);
  },
);

test("every number of a rule has bounds", () => {
  const bounded = ruleBounds.map(([path]) => path);
  const { rules, answer } = defaultLimits;
  const numbers = Object.entries({ rules, answer }).flatMap(([group, all]) =>
    Object.entries(all).flatMap(([name, value]) => {
      if (Array.isArray(value)) return [];
      if (typeof value === "number") return [`${group}.${name}`];
      return Object.keys(value).map((key) => `${group}.${name}.${key}`);
    }),
  );
  expect(bounded.toSorted()).toEqual(numbers.toSorted());
});

test.each<readonly [string, string, (limits: Limits) => void]>([
  ["breaths steps out of order", "rrLow[1].limit", (l) => (at(l.rrLow, 1).limit = 11)],
  ["breaths that are never high", "rrHigh", (l) => l.rrHigh.pop()],
  ["no screen that is never high", "rules.station", (l) => l.rules.station.pop()],
  ["a battery graver above", "rules.battery.medium", (l) => (l.rules.battery.medium = 25)],
])("%s is refused at %s", (_, path, edit) => {
  expect(checkLimits(edited(edit)).map((fault) => fault.path)).toContain(path);
});

test("all faults come in one report", () => {
  const faults = checkLimits(edited((l) => ((at(l.spo2Low, 1).limit = 80), (l.pauseMs = Seconds(500)))));
  expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining(["spo2Low[1].limit", "pauseMs"]));
});
