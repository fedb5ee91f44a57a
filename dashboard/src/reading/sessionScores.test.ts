import { Findings } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { bestOf, scoreFindings, scoreSheets, tickedOf, totalOf } from "./sessionScores.ts";

test("S21: a score is nothing until its last part is chosen", () => {
  for (const sheet of Object.values(scoreSheets)) {
    const best = bestOf(sheet);
    const [first] = sheet.parts;
    if (first === undefined) throw new Error("no parts");
    const { [first.key]: _left, ...rest } = best;
    expect(totalOf(sheet, {})).toEqual({ open: sheet.parts.length });
    expect(totalOf(sheet, rest)).toEqual({ open: 1 });
    expect(scoreFindings(sheet, rest)).toBe("not complete");
    expect(Findings.safeParse(scoreFindings(sheet, best)).success).toBe(true);
  }
});

test("clinical 3: Aldrete and modified PADSS add up to 10, CADSS-6 by item number to 24", () => {
  expect(totalOf(scoreSheets.aldrete, bestOf(scoreSheets.aldrete))).toEqual({ total: 10 });
  expect(totalOf(scoreSheets.mpadss, bestOf(scoreSheets.mpadss))).toEqual({ total: 10 });
  const worst = { "1": 4, "2": 4, "6": 4, "7": 4, "15": 4, "22": 4 };
  expect(totalOf(scoreSheets.cadss6, worst)).toEqual({ total: 24 });
  expect(scoreFindings(scoreSheets.cadss6, { ...worst, "6": 1 })).toEqual({ cadss6: [4, 4, 1, 4, 4, 4] });
});

test("a score that is put right begins with the parts it had", () => {
  for (const sheet of Object.values(scoreSheets)) {
    const findings = scoreFindings(sheet, bestOf(sheet));
    if (findings === "not complete") throw new Error("not complete");
    expect(tickedOf(sheet, findings)).toEqual(bestOf(sheet));
  }
});
