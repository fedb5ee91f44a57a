import { Findings } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { choiceKey, findingRows, foundOf, isFound } from "./sessionFindings.ts";

test("every finding of the contract has its row, and every choice records exactly its own finding", () => {
  expect(findingRows.map(({ name }) => name).toSorted()).toEqual(Object.keys(Findings.shape).toSorted());
  for (const { name, choices } of findingRows)
    for (const { findings } of choices) expect(Object.keys(Findings.parse(findings))).toEqual([name]);
});

test("S21: nothing is chosen before somebody records it; then the one that was recorded is", () => {
  const by = { name: "N. Okafor", verified: false };
  const empty = session();
  const nausea = session({ findings: { nausea: { value: 0, at: T0, by } } });
  const chosen = (of: typeof empty): string[] =>
    findingRows.flatMap(({ name, choices }) =>
      choices.filter((choice) => isFound(choice, name, foundOf(of, name))).map((choice) => choiceKey(name, choice)),
    );
  expect(chosen(empty)).toEqual([]);
  // None of ten is a finding, and not an absent one.
  expect(chosen(nausea)).toEqual(["nausea-0"]);
});
