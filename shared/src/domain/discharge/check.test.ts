import { describe, expect, test } from "vitest";
import { minute, scene, wellFindings, type Setting } from "./scene.test-support.ts";
import { checkDischarge, signDischarge } from "./check.ts";

const check = (setting: Setting = {}, min = 60) => {
  const { session, chair, at } = scene(setting, minute(min));
  return checkDischarge(session, chair, at);
};
const sign = (setting: Setting = {}, min = 60) => {
  const { session, chair, at } = scene(setting, minute(min));
  return signDischarge(session, chair, at);
};

describe("S21: a discharge check", () => {
  test("is complete without the time, which only the signature waits for", () => {
    expect(check({}, 50)).toBe("complete");
  });

  test("in recovery it is too early, with the number", () => {
    expect(check({ phase: "recovery" }, 35.9)).toEqual({ refused: "Too early: 35 of 50 min since the pump stopped" });
  });

  test("has no place elsewhere", () => {
    expect(check({ phase: "active" })).toEqual({ refused: "There is no discharge from active" });
  });

  test("names all that is open, with the numbers of now", () => {
    const { gait: _, ...rest } = wellFindings;
    expect(check({ pulse: 118, findings: { ...rest, nausea: 6 } })).toEqual({
      refused: [
        "Pulse: not met, 118 /min is outside 50 to 110 /min",
        "Gait steady: not known, nobody has recorded it",
        "Nausea at most 3 of 10: not met, 6 of 10, Ada",
      ].join("; "),
    });
  });
});

describe("S21: the signature", () => {
  test("two complete checks 10 min apart, the last one just now", () => {
    expect(sign({ checks: [50, 60] })).toBe("may");
  });

  test.each<readonly [string, readonly number[], number, RegExp]>([
    ["no check", [], 60, /^No complete check yet: two are needed, at least 10 min apart$/],
    ["one check", [50], 60, /^A second complete check is needed, at least 10 min after the first: 10 of 10 min$/],
    ["two a little too close", [50.001, 60], 60, /^A second complete check is needed.*: 9 of 10 min$/],
    ["the last one too old", [50, 60], 70.001, /^The last complete check is more than 10 min old: check again$/],
  ])("%s is refused", (_, checks, min, why) => {
    const signed = sign({ checks }, min);
    expect(signed === "may" ? signed : signed.refused).toMatch(why);
  });

  test.each<readonly [string, readonly number[], number]>([
    ["the last 10 min old", [50, 60], 70],
    ["one between them that is too close to both", [50, 55, 61], 61],
  ])("%s is enough", (_, checks, min) => {
    expect(sign({ checks }, min)).toBe("may");
  });

  test("before the time it is refused, with how much has passed", () => {
    expect(sign({ checks: [49, 59] }, 59.5)).toEqual({
      refused: "At least 60 min since the pump stopped: not met, 59 of 60 min since the pump stopped",
    });
  });

  test("what was met at the checks has to be met at the signature", () => {
    const signed = sign({ checks: [50, 60], findings: { ...wellFindings, escort: "not present" } });
    expect(signed).toEqual({ refused: "Escort present: not met, not present, Ada" });
  });

  test("at any pulse it says the pulse of now", () => {
    expect(sign({ checks: [50, 60], pulse: 115 })).toEqual({
      refused: "Pulse: not met, 115 /min is outside 50 to 110 /min",
    });
  });

  test("in recovery it is too early, too", () => {
    expect(sign({ phase: "recovery", checks: [50, 60] }, 49)).toMatchObject({
      refused: expect.stringMatching(/^Too early: 49 of 50/),
    });
  });
});
