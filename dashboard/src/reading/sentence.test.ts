import { expect, test } from "vitest";
import { alarm, limits } from "../testing.test-support.ts";
import { evidenceSentence, shortOf } from "./sentence.ts";

test("a number names its limit and how long it held", () => {
  expect(evidenceSentence(alarm(), limits)).toBe("SpO₂ 84 % below 88 for 5 s");
  // The banner stands beside the number that is current, so it tells the limit and not the number of then.
  expect(shortOf(alarm())).toBe("SpO₂ low < 88");
  const evidence = { kind: "number", value: 78, limit: 80, unit: "%", direction: "below", quality: "poor" };
  expect(evidenceSentence(alarm({ step: 3, evidence }), limits)).toBe("SpO₂ 78 % below 80, at once (poor signal)");
});

test("a pressure alarm is at or above its limit, a low one below", () => {
  const high = {
    condition: "bp/high",
    evidence: {
      kind: "pressure",
      systolic: 205,
      diastolic: 122,
      limit: { systolic: 200, diastolic: 120 },
      direction: "above",
    },
  };
  expect(evidenceSentence(alarm(high), limits)).toBe("BP 205/122 mmHg at or above 200/120");
  expect(shortOf(alarm(high))).toBe("BP high 205/122");
  const low = {
    condition: "bp/low",
    evidence: { kind: "pressure", systolic: 84, diastolic: 50, limit: { systolic: 90 }, direction: "below" },
  };
  expect(evidenceSentence(alarm(low), limits)).toBe("BP 84/50 mmHg below systolic 90");
});

test("what has no number is said in words", () => {
  const off = alarm({ condition: "signal", kind: "technical", evidence: { kind: "words", words: "probe off" } });
  expect(evidenceSentence(off, limits)).toBe("No SpO₂ signal: probe off");
  expect(shortOf(off)).toBe("SpO₂: probe off");
  const before = alarm({ ...off, evidence: { kind: "words", words: "probe off, SpO2 was 78 before" } });
  expect(evidenceSentence(before, limits)).toBe("No SpO₂ signal: probe off, SpO₂ was 78 before");
  // A banner has room for what, not for the whole why.
  expect(shortOf(before)).toBe("SpO₂: probe off");
  const lost = alarm({
    condition: "link",
    kind: "technical",
    evidence: { kind: "words", words: "unplugged: nothing listens on 10.0.0.7:4001" },
  });
  expect(shortOf(lost)).toBe("Link: unplugged");
});

test("a rise is told against the patient's own baseline", () => {
  const rise = alarm({
    condition: "bp/rise",
    evidence: {
      kind: "pressure",
      systolic: 172,
      diastolic: 104,
      limit: { systolic: 168, diastolic: 103 },
      direction: "above",
    },
  });
  expect(shortOf(rise)).toBe("BP rise 172/104");
  expect(evidenceSentence(rise, limits)).toBe("BP 172/104 mmHg at or above 168/103, too far above the baseline");
});

test("an overdue reading and the pump's two matters fit a banner, and are told in full beside it", () => {
  const technical = (condition: string, words: string) =>
    alarm({ condition, kind: "technical", priority: "medium", evidence: { kind: "words", words } });
  const overdue = technical("bp/overdue", "no pressure for 15 min: one is due every 10 min");
  expect(shortOf(overdue)).toBe("BP overdue");
  expect(evidenceSentence(overdue, limits)).toBe("BP overdue: no pressure for 15 min: one is due every 10 min");
  expect(shortOf(technical("pump", "a stop that was recorded is not confirmed at the pump for 60 s"))).toBe(
    "Pump: not confirmed",
  );
  expect(shortOf(technical("pump", "the pump runs 10 min past its planned end"))).toBe("Pump: past its end");
});
