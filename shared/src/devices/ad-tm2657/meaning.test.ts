import { describe, expect, test } from "vitest";
import type { Said } from "../profile.ts";
import { adMeaning } from "./meaning.ts";
import { readReport, writeReport, type AdReport } from "./result.ts";

const report: Omit<AdReport, "garbled"> = {
  model: "TM-2657P",
  measuredAt: "2601021530",
  error: "E00",
  systolic: "128",
  mean: "95",
  diastolic: "79",
  pulse: "66",
};
const said = (fields: readonly string[]): readonly Said[] =>
  adMeaning.read("none", { type: "result", address: "00", fields }).says.filter((one) => one.kind !== "identity");
const saidOf = (changes: Partial<typeof report>): readonly Said[] => said(writeReport({ ...report, ...changes }));
const failed = (because: string, code: unknown = expect.any(String)): object[] => [
  { kind: "cuff failed", because, code, saidAt: "2601021530" },
];

describe("a reading", () => {
  const reading = { systolic: 128, mean: 95, diastolic: 79, pulse: 66 };
  const right = [{ kind: "cuff result", reading, saidAt: "2601021530" }];

  test("in the order three programs agree on", () => expect(saidOf({})).toEqual(right));
  test("in another order, without the empty fields, padded otherwise", () => {
    expect(said(["TM-2657P", "E00", "P066", "D79 ", "M  95", " S128", "2601021530"])).toEqual(right);
  });
  test("with the TM-2657's own fields: i irregular, m moved, r retest, t seconds", () => {
    expect(said([...writeReport(report), "18", "012", "i00", "m1", "r0", "t034"])).toEqual(right);
  });
  test("without pulse or mean: unavailable, never 0", () => {
    const without = [
      { kind: "cuff result", reading: { ...reading, pulse: "unavailable", mean: "unavailable" }, saidAt: "2601021530" },
    ];
    expect(saidOf({ pulse: "", mean: "" })).toEqual(without);
    expect(saidOf({ pulse: "0", mean: "000" })).toEqual(without);
  });
  test("names the model", () => {
    const { says } = adMeaning.read("none", { type: "result", address: "00", fields: writeReport(report) });
    expect(says[0]).toEqual({ kind: "identity", words: "model TM-2657P" });
  });
});

describe("a failure is an event, never a value, whatever numbers stand beside it", () => {
  test.each([
    ["E11", "cuff leak or loose"],
    ["E12", "cuff leak or loose"],
    ["E15", "cuff leak or loose"],
    ["E13", "pneumatic fault"],
    ["E21", "pneumatic fault"],
    ["E22", "pneumatic fault"],
    ["E23", "over-pressure"],
    ["E24", "timeout"],
    ["E42", "weak signal"],
    ["E43", "weak signal"],
    ["E44", "motion"],
    ["E45", "weak signal"],
    ["E46", "weak signal"],
    ["E48", "weak signal"],
    ["E61", "weak signal"],
    ["E63", "out of range"],
    ["E99", "device fault"],
  ])("%s: %s", (code, because) => {
    expect(saidOf({ error: code })).toEqual(failed(because, code));
    expect(saidOf({ error: code, systolic: "", mean: "", diastolic: "", pulse: "" })).toEqual(failed(because, code));
  });

  test("no error code sent: it could not be told from a reading", () => {
    expect(saidOf({ error: "" })).toEqual(failed("device fault"));
  });
  test("an error code that cannot be read", () => {
    expect(saidOf({ error: "E4" })).toEqual(failed("device fault"));
  });
  test("no pressure", () => {
    expect(saidOf({ systolic: "" })).toEqual(failed("device fault"));
    expect(saidOf({ diastolic: "" })).toEqual(failed("device fault"));
  });
  test("a pressure or pulse that no patient has", () => {
    expect(saidOf({ systolic: "351" })).toEqual(failed("out of range"));
    expect(saidOf({ diastolic: "0" })).toEqual(failed("out of range"));
    expect(saidOf({ pulse: "999" })).toEqual(failed("out of range"));
  });
  test("pressures out of order", () => {
    expect(saidOf({ systolic: "79", diastolic: "79", mean: "" })).toEqual(failed("device fault"));
    expect(saidOf({ mean: "140" })).toEqual(failed("device fault"));
  });
  test("a field twice with two values, or with letters in it", () => {
    expect(said([...writeReport(report), "S100"])).toEqual(failed("device fault"));
    expect(saidOf({ systolic: "1x8" })).toEqual(failed("device fault"));
  });
});

test("an answer to a command", () => {
  const answer = (ok: boolean): readonly Said[] =>
    adMeaning.read("none", { type: "acknowledge", address: "00", ok }).says;
  expect(answer(true)).toEqual([{ kind: "answered", ok: true }]);
  expect(answer(false)).toEqual([{ kind: "answered", ok: false }]);
});

test("our own command heard back says nothing", () => {
  expect(adMeaning.read("none", { type: "command", address: "00", command: "ST" }).says).toEqual([]);
});

test("a report is read as it was written", () => {
  expect(readReport(writeReport(report))).toEqual({ ...report, garbled: [] });
});
