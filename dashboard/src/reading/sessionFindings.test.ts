import { Findings } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { choiceKey, findingRows, foundOf, isFound, rowsHere } from "./sessionFindings.ts";
import { scoreSheets } from "./sessionScores.ts";

test("every finding of the contract has its row or its sheet, and every choice records exactly its own finding", () => {
  const told = [...findingRows.map(({ name }) => name), ...Object.keys(scoreSheets), "symptoms"];
  expect(told.toSorted()).toEqual(Object.keys(Findings.shape).toSorted());
  for (const { name, choices } of findingRows)
    for (const { findings } of choices) expect(Object.keys(Findings.parse(findings))).toEqual([name]);
});

test("S21: nothing is chosen before somebody records it; then the one that was recorded is", () => {
  const by = { name: "N. Okafor", verified: false };
  const empty = session();
  const nausea = session({ findings: { nausea: { value: 0, at: T0, by, entry: "one-1000000-1" } } });
  const chosen = (of: typeof empty): string[] =>
    findingRows.flatMap(({ name, choices }) =>
      choices.filter((choice) => isFound(choice, name, foundOf(of, name))).map((choice) => choiceKey(name, choice)),
    );
  expect(chosen(empty)).toEqual([]);
  // None of ten is a finding, and not an absent one.
  expect(chosen(nausea)).toEqual(["nausea-0"]);
});

test("a clinic asks for the escort and the ride, a home for the support person; a criterion is always to be ticked", () => {
  const names = (changes: Record<string, unknown>, asked: Parameters<typeof rowsHere>[1] = []): string[] =>
    rowsHere(session(changes), asked).map(({ name }) => name);
  const { protocol } = session();
  expect(names({})).toEqual(expect.arrayContaining(["escort", "transport"]));
  expect(names({})).not.toContain("support");
  const home = { protocol: { ...protocol, setting: "home" } };
  expect(names(home)).toEqual(expect.arrayContaining(["support", "endCall"]));
  expect(names(home)).not.toContain("escort");
  expect(names(home, ["escort"])).toContain("escort");
  expect(names({})).not.toContain("standing");
  expect(names({}, ["standing"])).toContain("standing");
});
