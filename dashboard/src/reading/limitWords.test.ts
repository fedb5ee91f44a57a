import { expect, test } from "vitest";
import { limits, T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { besideMarks, besideWords, type Limited } from "./limitWords.ts";

const words = (of: typeof limits, metric: Limited) => besideWords(of, metric).replaceAll("\u00a0", " ");

test("beside a number stand its limits, the audible ones", () => {
  expect(words(limits, "spo2")).toBe("medium < 92 · high < 88, < 80");
  expect(words(limits, "pulse")).toBe("medium < 50, > 120");
  const confirmed = {
    ...limits,
    bpHigh: [
      ...limits.bpHigh,
      { systolic: 180, diastolic: 110, priority: "medium" as const, when: "confirm" as const },
    ],
  };
  expect(words(confirmed, "bp")).toBe("medium < 90, ≥ 165/105 · high ≥ 180/110 twice");
});

test("S14: who changed a limit is named at the number it is of, and at no other", () => {
  const adjusted = {
    limits: { spo2Low: limits.spo2Low },
    by: { name: "Dr Hill", verified: false },
    at: T0,
    reason: "known lung disease",
    extreme: true,
  };
  const changed = session({ limits: adjusted, oxygen: { flow: 2, since: T0 } });
  expect(besideMarks(changed, "spo2")).toEqual(["changed by Dr Hill", "at the edge", "oxygen runs"]);
  expect(besideMarks(changed, "bp")).toEqual([]);
  expect(besideMarks(session(), "spo2")).toEqual([]);
});
