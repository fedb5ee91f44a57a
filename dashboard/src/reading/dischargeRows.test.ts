import { Criterion, type Judgement } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { clockTime } from "./age.ts";
import { noOverrideWords, openCriteria, openWords, parted, signedWords, signingWords } from "./dischargeRows.ts";

const criterion = (id: string, state: string): Criterion =>
  Criterion.parse({ id, words: id, state, evidence: "", overridable: true, at: "none" });
const judgement = (refusals: Judgement["refusals"]): Judgement => ({ due: [], criteria: [], refusals });

test("what is measured stands apart from what a person finds", () => {
  const all = [criterion("time", "met"), criterion("gait", "not known"), criterion("spo2", "met")];
  expect(parted(all).measured.map(({ id }) => id)).toEqual(["time", "spo2"]);
  expect(parted(all).found.map(({ id }) => id)).toEqual(["gait"]);
});

test("not known is open, and counted apart from not met", () => {
  const all = [criterion("bp", "not met"), criterion("gait", "not known"), criterion("mood", "met")];
  expect(openWords(all)).toBe("1 not met, 1 not known");
  expect(openCriteria(all).map(({ id }) => id)).toEqual(["bp", "gait"]);
  expect(openWords([criterion("bp", "met")])).toBe("all met");
  expect(openWords([])).toBe("");
});

test("what waits for the clock says from when, and how long that is", () => {
  const from = Instant(T0 + 120_000);
  const told = judgement({ "discharge.sign": { why: "Too early", from } });
  expect(signingWords(told, Instant(T0))).toBe(`Signing from ${clockTime(from)}, in 2:00`);
  expect(signingWords(told, "unknown")).toBe(`Signing from ${clockTime(from)}`);
  expect(signingWords(judgement({}), Instant(T0))).toBe("");
});

test("what nobody may sign over is said; a signature over something names it, and the second person", () => {
  expect(noOverrideWords(judgement({}))).toBe("");
  expect(noOverrideWords(judgement({ "discharge.override": { why: "SpO2", from: "unknown" } }))).toBe("SpO₂");
  const by = { name: "Dr Hill", verified: false };
  const override = { reason: "lives next door", second: { name: "Bo", verified: false }, criteria: ["gait"] };
  const signed = session({ signed: { by, at: T0, reason: "well", override } });
  expect(signedWords(signed)).toBe(
    `Signed by Dr Hill (not verified), ${clockTime(Instant(T0))}: well. OVERRIDDEN (gait) with Bo: lives next door`,
  );
});
