import { Rems } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { remsRows } from "./remsRows.ts";

const unknown = { answer: "not known", words: "" };
const course = { ...unknown, onsetAt: "not known", resolvedAt: "not known" };
const rems = (changes: Record<string, unknown> = {}): Rems =>
  Rems.parse({
    firstSession: "no",
    interacting: "not known",
    treatmentAt: "not known",
    dose: "not known",
    totalMinutes: "not known",
    atLeast120: "not known",
    readyMinutes: "not known",
    acceptableBefore: unknown,
    acceptableAtCompletion: unknown,
    pressure: { before: "not known", at40: "not known", completion: "not known" },
    sedation: course,
    dissociation: course,
    respiratoryDepression: course,
    serious: [],
    submitBy: "not known",
    ...changes,
  });
const row = (of: Rems, name: string): string | undefined =>
  remsRows(of, (at) => `+${at - T0}`).find((one) => one.name === name)?.words;

test("what the record does not know is called not known, and no field is empty", () => {
  for (const { name, words } of remsRows(rems(), String)) expect(words, name).not.toBe("");
  expect(row(rems(), "Dose")).toBe("not known");
  expect(row(rems(), "Serious adverse events")).toBe("none charted");
});

test("a course that was there tells its onset and whether it is over", () => {
  const sedation = { answer: "yes", words: "MOAA/S 3", onsetAt: T0 + 5, resolvedAt: "not yet" };
  expect(row(rems({ sedation }), "Sedation")).toBe("yes · MOAA/S 3 · onset +5, resolved not yet");
});

test("minutes are whole ones that have passed: 119.9 are not 120", () => {
  expect(row(rems({ totalMinutes: 119.9, atLeast120: "no" }), "Monitored")).toBe(
    "119 min from the first device; at least 120 min: no",
  );
});
