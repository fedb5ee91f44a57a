import { SessionLine } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { doseWords, matching, stateWords } from "./sessionList.ts";

const line = (pseudonym: string) =>
  SessionLine.parse({
    id: `one-${pseudonym.length}`,
    chair: "one",
    label: "One",
    pseudonym,
    protocol: "IV infusion",
    openedAt: 1_000,
    phase: "recovery",
    dose: "none",
    endedAt: "open",
  });
const names = (typed: string) =>
  matching([line("Heron"), line("Grey Heron"), line("Wren")], typed).map(({ pseudonym }) => pseudonym);

test("a pseudonym is found by any part of it, in any case", () => {
  expect(names("")).toEqual(["Heron", "Grey Heron", "Wren"]);
  expect(names(" HERON ")).toEqual(["Heron", "Grey Heron"]);
  expect(names("owl")).toEqual([]);
});

test("an open session says that it is, an ended one how", () => {
  expect(stateWords("recovery")).toBe("Open: Recovery");
  expect(stateWords("left against advice")).toBe("Left against advice");
});

test("a dose is mg and mg/kg", () => {
  expect(doseWords({ drug: "ketamine", mg: 40, mgPerKg: 0.5 })).toBe("ketamine 40 mg · 0.50 mg/kg");
  expect(doseWords("none")).toBe("none");
});
