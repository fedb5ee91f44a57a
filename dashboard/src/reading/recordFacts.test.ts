import { SessionRecord } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { limits, T0 } from "../testing.test-support.ts";
import { dose, session } from "../testingSession.test-support.ts";
import { recordFacts } from "./recordFacts.ts";
import { limitChanges, recordLimits } from "./recordLimits.ts";

const by = { name: "Ada", verified: false };
const MINUTE = 60_000;

const record = (changes: Record<string, unknown> = {}, more: Record<string, unknown> = {}): SessionRecord =>
  SessionRecord.parse({
    session: session({ phases: [{ phase: "draft", at: T0, by, why: "opened" }], ...changes }),
    label: "One",
    site: "test",
    simulated: true,
    openedAt: T0,
    until: T0 + 63 * MINUTE,
    judgedBy: { limits, protocol: "not known" },
    rows: [],
    gaps: [],
    alarms: [],
    inForce: [],
    followUps: [],
    rems: "not intranasal",
    ...more,
  });
const fact = (of: SessionRecord, name: string): string | undefined =>
  recordFacts(of).find((one) => one.name === name)?.words;

test("a record without a dose says so, and that nobody has signed it", () => {
  const none = record({ dose: "none", phase: "cleared" });
  expect(fact(none, "Dose")).toBe("none recorded");
  expect(fact(none, "Pump")).toBe("not recorded as running");
  expect(fact(none, "Signed")).toBe("not signed");
  expect(fact(none, "Discharge checks")).toBe("none");
  expect(fact(none, "Last findings")).toBe("none recorded");
  expect(fact(none, "Outcome")).toBe("Open: Cleared");
});

test("a stop that nobody looked at is told with the pump, and is what people recorded", () => {
  const stopped = {
    dose: dose({
      pump: "stopped",
      pumpSince: T0 + 38 * MINUTE,
      ranMs: 38 * MINUTE,
      stoppedAt: T0 + 38 * MINUTE,
      unconfirmed: true,
    }),
  };
  const pump = fact(record(stopped), "Pump") ?? "";
  expect(pump).toMatch(/^as recorded: started .+, ran 38 min, planned 40 min, not confirmed at the pump$/);
  expect(fact(record(stopped), "Dose")).toBe("ketamine 40 mg · 0.50 mg/kg at 80 kg");
});

test("an end names who ended it and why; what is missing is counted", () => {
  const gaps = [
    { what: "spo2", from: T0, to: T0 + 45_000 },
    { what: "gateway", from: T0 + MINUTE, to: T0 + MINUTE + 12_000 },
  ];
  const ended = record({ phase: "transferred", ended: { at: T0, by, reason: "chest pain" } }, { gaps });
  expect(fact(ended, "Outcome")).toBe("Transferred · Ada: chest pain");
  expect(fact(ended, "Lasted")).toBe("1 h 03 min");
  expect(fact(ended, "Without SpO₂")).toBe("1 gap, 45 s in all");
  expect(fact(ended, "Gateway down")).toBe("1 gap, 12 s in all");
});

test("limits are told with their units and holds, and an unknown protocol is called unknown", () => {
  const told = recordLimits(record());
  expect(told.find(({ name }) => name === "SpO₂ low")?.words).toBe(
    "info < 94 % for 1 min · medium < 92 % for 15 s · high < 88 % for 5 s · high < 80 % at once",
  );
  expect(told.find(({ name }) => name === "BP low")?.words).toBe("medium < systolic 90 mmHg");
  expect(told.at(-1)).toEqual({ name: "Protocol", words: "its numbers are not known" });
});

test("a dose in parts tells each part with its lot, and one that was not recorded says so", () => {
  const part = (at: number, lot?: string) => ({ at, mg: 28, by, ...(lot === undefined ? {} : { lot }) });
  const parts = [part(T0, "L7"), part(T0 + 5 * MINUTE)];
  const nasal = { ...session().protocol, route: "intranasal" };
  const told = record({ protocol: nasal, dose: dose({ route: "intranasal", parts, partsPlanned: 3 }) });
  expect(fact(told, "Given")).toMatch(/28 mg Ada, lot L7; .+ 28 mg Ada, lot not recorded · 2 of 3 devices$/);
});

test("an override stands beside the signature, and calls beside an end", () => {
  const override = { reason: "lives next door", second: { name: "Bo", verified: false }, criteria: ["gait"] };
  const signed = record({ signed: { by, at: T0, reason: "well", override } });
  expect(fact(signed, "Signed")).toMatch(/Ada: well · OVERRIDE of gait with Bo: lives next door$/);
  const gone = record({ phase: "gone", ended: { at: T0, by, reason: "not found", calls: "police" } });
  expect(fact(gone, "Outcome")).toBe("Gone · Ada: not found · called: police");
});

test("a screening that was not asked is no screening without factors", () => {
  expect(fact(record(), "Screening")).toBe("nothing answered");
  expect(fact(record(), "Factors")).toBe("not asked");
  const none = { ...session().screening, factors: [] };
  expect(fact(record({ screening: none }), "Factors")).toBe("asked: none");
});

test("of each change of the limits only what it changed is told", () => {
  const stricter = { ...limits, spo2Low: [{ limit: 94, holdMs: 15_000, priority: "medium" }] };
  const inForce = [
    { from: T0, limits, why: "opened" },
    { from: T0 + MINUTE, limits: stricter, why: "oxygen started" },
  ];
  expect(limitChanges(record({}, { inForce })).map(({ words }) => words)).toEqual([
    "as below",
    "SpO₂ low: medium < 94 % for 15 s",
  ]);
});
