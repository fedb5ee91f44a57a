import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { clockWords, riskWords } from "./sessionRisks.ts";

test("S9: whoever takes over reads what makes breathing less sure; nothing is said where nothing is known", () => {
  const { screening } = session();
  expect(riskWords(session({ firstSession: false }))).toBe("");
  const risky = session({
    firstSession: true,
    screening: { ...screening, factors: ["opioid", "sleep apnoea"], overRead: true },
  });
  expect(riskWords(risky)).toBe("opioid, sleep apnoea · the oximeter may over-read · first session of the course");
});

test("S9, S17: what started the discharge clock again is named with its time", () => {
  const words = clockWords(session({ clock: [{ at: T0, forMs: 3_600_000, why: "an emergency is over" }] }));
  expect(words).toMatch(/^60 min from \d\d:\d\d: an emergency is over$/);
});
