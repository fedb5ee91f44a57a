import { Criterion, Hold } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { clockTime } from "./age.ts";
import { phaseNames, toneOf } from "./sessionPhase.ts";
import { authorWords, baselineWords, holdWords, metWords, oxygenWords, signedOffWords } from "./sessionWords.ts";

test("a hold names the number, its unit and the limit", () => {
  const hold = { what: "systolic", value: 158, limit: 140, direction: "above", unit: "mmHg", kind: "soft" };
  expect(holdWords(Hold.parse(hold))).toBe("Systolic 158 mmHg, above 140");
});

test("oxygen: room air all along, running, or off since", () => {
  const at = clockTime(Instant(T0));
  expect(oxygenWords(session())).toBe("room air");
  expect(oxygenWords(session({ oxygen: { flow: 2, since: T0 } }))).toBe(`2 L/min since ${at}`);
  expect(oxygenWords(session({ oxygen: { flow: "off", since: T0 } }))).toBe(`room air since ${at}`);
});

test("only what is met counts as met", () => {
  const criterion = (state: string): Criterion =>
    Criterion.parse({ id: "bp", words: "", state, evidence: "", overridable: true, at: "none" });
  expect(metWords([criterion("met"), criterion("not met"), criterion("not known")])).toBe("1 of 3 met");
  expect(metWords([])).toBe("");
});

test("a person by name, a rule as a rule", () => {
  expect(authorWords({ name: "N. Okafor", verified: false })).toBe("N. Okafor");
  expect(authorWords("rule")).toBe("by rule");
});

test("no baseline and no signature under the protocol are said", () => {
  expect(baselineWords(session())).toBe("not yet");
  expect(signedOffWords(session())).toBe("not signed off");
});

test("an end awaits nothing; a hold does not look like a cleared session", () => {
  expect(phaseNames.discharged.awaited).toBe("");
  expect(toneOf("held")).not.toBe(toneOf("cleared"));
  expect(toneOf("abandoned")).toBe("over");
});
