import { expect, test } from "vitest";
import { Millis, Minutes, Seconds } from "../../kernel/index.ts";
import { Limits } from "../../contracts/index.ts";
import { checkLimits } from "./checkLimits.ts";
import { ruleBounds } from "./checkRules.ts";
import { defaultLimits } from "./defaultLimits.ts";
import type { Fault } from "./fault.ts";

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
  [
    "screens that are graver sooner",
    "rules.station[1].afterMs",
    (l) => (at(l.rules.station, 1).afterMs = Millis(10_000)),
  ],
  ["no screen that is never high", "rules.station", (l) => l.rules.station.pop()],
  ["a battery graver above", "rules.battery.medium", (l) => (l.rules.battery.medium = 25)],
])("%s is refused at %s", (_, path, edit) => {
  expect(checkLimits(edited(edit)).map((fault) => fault.path)).toContain(path);
});

// From the mildest that can be meant to the gravest; S4, S14, and our judgement for the rest.
test.each<readonly [string, number, number, (limits: Limits, value: number) => void]>([
  ["bpLow[0].systolic", 80.5, 110, (l, value) => (at(l.bpLow, 0).systolic = value)],
  ["bpLow[1].systolic", 60, 89, (l, value) => (at(l.bpLow, 1).systolic = value)],
  ["bpLow[0].diastolic", 30, 70, (l, value) => (at(l.bpLow, 0).diastolic = value)],
  ["bpHigh[0].systolic", 120, 164, (l, value) => (at(l.bpHigh, 0).systolic = value)],
  ["bpHigh[0].diastolic", 70, 104, (l, value) => (at(l.bpHigh, 0).diastolic = value)],
  ["bpHigh[2].systolic", 166, 180, (l, value) => (at(l.bpHigh, 2).systolic = value)],
  ["bpHigh[2].diastolic", 106, 110, (l, value) => (at(l.bpHigh, 2).diastolic = value)],
  ["bpHigh[3].systolic", 181, 220, (l, value) => (at(l.bpHigh, 3).systolic = value)],
  ["bpHigh[3].diastolic", 111, 130, (l, value) => (at(l.bpHigh, 3).diastolic = value)],
  ["confirm.notBeforeMs", 1_000, 120_000, (l, value) => (l.confirm.notBeforeMs = Millis(value))],
  ["confirm.repeatDueMs", 60_000, 300_000, (l, value) => (l.confirm.repeatDueMs = Millis(value))],
  ["confirm.overdueHighMs", 120_000, 300_000, (l, value) => (l.confirm.overdueHighMs = Millis(value))],
  ["episodeEnd.margin", 0, 3, (l, value) => (l.episodeEnd.margin = value)],
  ["episodeEnd.holdMs", 1_000, 60_000, (l, value) => (l.episodeEnd.holdMs = Millis(value))],
  ["signal[2].afterMs", 30_001, 180_000, (l, value) => (at(l.signal, 2).afterMs = Millis(value))],
  ["signalRecovery[2].afterMs", 60_001, 180_000, (l, value) => (at(l.signalRecovery, 2).afterMs = Millis(value))],
  ["linkOximeter[2].afterMs", 30_001, 180_000, (l, value) => (at(l.linkOximeter, 2).afterMs = Millis(value))],
  ["linkCuff[1].afterMs", 10_001, 180_000, (l, value) => (at(l.linkCuff, 1).afterMs = Millis(value))],
  ["signalAfterLow.spo2", 90, 95, (l, value) => (l.signalAfterLow.spo2 = value)],
  ["signalAfterLow.withinMs", 10_000, 600_000, (l, value) => (l.signalAfterLow.withinMs = Millis(value))],
  ["spo2Low[0].limit", 93, 98, (l, value) => (at(l.spo2Low, 0).limit = value)],
  ["spo2Low[3].limit", 70, 87, (l, value) => (at(l.spo2Low, 3).limit = value)],
  ["spo2Low[0].holdMs", 0, 600_000, (l, value) => (at(l.spo2Low, 0).holdMs = Millis(value))],
  ["pulseLow[0].limit", 41, 70, (l, value) => (at(l.pulseLow, 0).limit = value)],
  ["pulseLow[1].limit", 30, 49, (l, value) => (at(l.pulseLow, 1).limit = value)],
  ["pulseHigh[0].limit", 90, 119, (l, value) => (at(l.pulseHigh, 0).limit = value)],
  ["pulseHigh[3].limit", 131, 200, (l, value) => (at(l.pulseHigh, 3).limit = value)],
  ["rrLow[0].limit", 10, 14, (l, value) => (at(l.rrLow, 0).limit = value)],
  ["rrLow[1].limit", 6, 9, (l, value) => (at(l.rrLow, 1).limit = value)],
  ["rrLow[0].holdMs", 0, 120_000, (l, value) => (at(l.rrLow, 0).holdMs = Millis(value))],
  ["rrHigh[0].limit", 18, 28, (l, value) => (at(l.rrHigh, 0).limit = value)],
  ["rrHigh[1].limit", 25, 35, (l, value) => (at(l.rrHigh, 1).limit = value)],
  ["rules.station[1].afterMs", 15_001, 120_000, (l, value) => (at(l.rules.station, 1).afterMs = Millis(value))],
  ["pauseMs", 1_000, 120_000, (l, value) => (l.pauseMs = Millis(value))],
])("%s may be from %d to %d, and nothing else is wrong then", (path, from, to, set) => {
  const faults = (value: number) => checkLimits(edited((l) => set(l, value)));
  expect([faults(from), faults(to)]).toEqual([[], []]);
  const little = Number.isInteger(from) ? 1 : 0.5;
  for (const beyond of [from - little, to + 1]) {
    const paths = faults(beyond).map((fault) => fault.path);
    expect(paths.some((one) => one === path || one.startsWith(path.slice(0, path.indexOf("["))))).toBe(true);
  }
});

test.each<readonly [string, (limits: Limits) => void, readonly Fault[]]>([
  [
    "a pressure that lies no further than the one before it",
    (l) => (at(l.bpHigh, 1).systolic = 160),
    [
      {
        path: "bpHigh[1].systolic",
        why: "160 is not above the 160 of the step before it",
        remedy: "order from mild to severe: a number above 160",
      },
    ],
  ],
  [
    "its diastolic likewise",
    (l) => (at(l.bpHigh, 1).diastolic = 100),
    [
      {
        path: "bpHigh[1].diastolic",
        why: "100 is not above the 100 of the step before it",
        remedy: "order from mild to severe: a number above 100",
      },
    ],
  ],
  [
    "a low one likewise",
    (l) => (at(l.bpLow, 1).systolic = 90),
    [
      {
        path: "bpLow[1].systolic",
        why: "90 is not below the 90 of the step before it",
        remedy: "order from mild to severe: a number below 90",
      },
    ],
  ],
  [
    "a milder step after a worse one",
    (l) => (at(l.bpHigh, 1).priority = "high"),
    [
      {
        path: "bpHigh[2].priority",
        why: "it is medium, milder than the high before it",
        remedy: "order from mild to severe: high or worse here",
      },
    ],
  ],
  [
    "a high pressure above 180 (S14), once",
    (l) => (at(l.bpHigh, 2).systolic = 181),
    [{ path: "bpHigh[2].systolic", why: "181 is outside 120 to 180", remedy: "write a number from 120 to 180" }],
  ],
  [
    "a high that one component cannot raise",
    (l) => delete at(l.bpHigh, 2).diastolic,
    [{ path: "bpHigh[2].diastolic", why: "either component must be enough", remedy: "add diastolic: 110" }],
  ],
  [
    "two steps that wait",
    (l) => {
      at(l.bpLow, 0).when = "confirm";
      Object.assign(at(l.bpLow, 1), { when: "confirm", priority: "medium" });
    },
    [
      {
        path: "bpLow[1].priority",
        why: "it is medium, beyond a step that is high when confirmed",
        remedy: "write high",
      },
      { path: "bpLow[1].when", why: "only one step can wait", remedy: "write once" },
    ],
  ],
  [
    "high before it is confirmed",
    (l) => (at(l.bpHigh, 2).priority = "high"),
    [{ path: "bpHigh[2].priority", why: "it is high before it is confirmed", remedy: "write medium" }],
  ],
  ["information that waits for a second reading", (l) => (at(l.bpLow, 0).when = "confirm"), []],
  [
    "no medium at all",
    (l) => (l.pulseLow = [{ limit: 45, holdMs: Seconds(15), priority: "info" }]),
    [
      { path: "pulseLow", why: "no step of it is medium", remedy: "add a step with priority medium" },
      { path: "pulseLow", why: "no step of it is high", remedy: "add a step with priority high" },
    ],
  ],
  [
    "a high pressure that is never high",
    (l) => (l.bpHigh = [{ systolic: 165, diastolic: 105, priority: "medium", when: "once" }]),
    [{ path: "bpHigh", why: "no step of it is high", remedy: "add a step with priority high" }],
  ],
  [
    "an SpO2 that is never medium, and never high",
    (l) => (l.spo2Low = [{ limit: 94, holdMs: Seconds(60), priority: "info" }]),
    [
      { path: "spo2Low", why: "no step of it is medium", remedy: "add a step with priority medium" },
      { path: "spo2Low", why: "no step of it is high", remedy: "add a step with priority high" },
    ],
  ],
  [
    "a lost signal that grows graver before it began",
    (l) => (at(l.signal, 1).afterMs = Seconds(10)),
    [
      {
        path: "signal[1].afterMs",
        why: "10000 is not above the 10000 of the step before it",
        remedy: "order from mild to severe: a number above 10000",
      },
    ],
  ],
  ["a sedation that is high before it is medium", (l) => (l.rules.sedation = { medium: 3, high: 3 }), []],
  [
    "and one above it",
    (l) => (l.rules.sedation = { medium: 2, high: 3 }),
    [
      { path: "rules.sedation.medium", why: "2 is outside 3 to 4", remedy: "write a number from 3 to 4" },
      { path: "rules.sedation.high", why: "3 is above 2, its medium", remedy: "write 2 or less" },
    ],
  ],
  [
    "a patient with a factor of whom less is asked",
    (l) => Object.assign(l.rules.compound, { withFactors: 3, moaas: 4 }),
    [
      { path: "rules.compound.withFactors", why: "3 is outside 4 to 4", remedy: "write a number from 4 to 4" },
      { path: "rules.compound.moaas", why: "4 is above 3, its withFactors", remedy: "write 3 or less" },
    ],
  ],
  [
    "a missing screen that grows milder",
    (l) =>
      (l.rules.station = [
        { afterMs: Seconds(15), priority: "high" },
        { afterMs: Seconds(60), priority: "medium" },
      ]),
    [
      {
        path: "rules.station[1].priority",
        why: "it is medium, milder than the high before it",
        remedy: "order from mild to severe: high or worse here",
      },
    ],
  ],
  [
    "a high SpO2 above 90 (S14), once",
    (l) => (at(l.spo2Low, 2).limit = 91),
    [{ path: "spo2Low[2].limit", why: "91 is outside 85 to 90", remedy: "write a number from 85 to 90" }],
  ],
  [
    "a high pressure, where none waits to be confirmed, above 180",
    (l) =>
      (l.bpHigh = [
        { systolic: 160, diastolic: 100, priority: "medium", when: "once" },
        { systolic: 185, diastolic: 110, priority: "high", when: "once" },
      ]),
    [{ path: "bpHigh[1].systolic", why: "185 is outside 120 to 180", remedy: "write a number from 120 to 180" }],
  ],
  ["a low one that waits", (l) => Object.assign(at(l.bpLow, 0), { when: "confirm", priority: "low" }), []],
  [
    "a battery graver above",
    (l) => (l.rules.battery.medium = 25),
    [{ path: "rules.battery.medium", why: "25 is above 20, its low", remedy: "write 20 or less" }],
  ],
])("%s: what is wrong, why, and what to write", (_, edit, faults) => {
  expect(checkLimits(edited(edit))).toEqual(faults);
});

test("where a mild step judges no diastolic, the rest are not in order with it", () => {
  expect(checkLimits(edited((l) => delete at(l.bpHigh, 0).diastolic))).toEqual([]);
  expect(checkLimits(edited((l) => delete at(l.bpHigh, 1).diastolic && (at(l.bpHigh, 0).diastolic = 130)))).toEqual([]);
});

test("all faults come in one report", () => {
  const faults = checkLimits(edited((l) => ((at(l.spo2Low, 1).limit = 80), (l.pauseMs = Seconds(500)))));
  expect(faults.map(({ path }) => path)).toEqual(expect.arrayContaining(["spo2Low[1].limit", "pauseMs"]));
});
