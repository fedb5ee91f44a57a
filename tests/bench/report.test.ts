import { expect, test } from "vitest";
import { report } from "./report.ts";

test("a part that was not measured says so, and a goal that was missed is said", () => {
  const page = report([
    {
      part: "saturation",
      on: "2026-11-21",
      machine: "a machine",
      repetitions: 5,
      notes: ["A note."],
      rows: [
        {
          what: "inputs",
          unit: "/s",
          vigil: { min: 1_000, median: 2_000.4, max: 3_000 },
          relay: { value: { min: 1, median: 2, max: 3 }, compared: { min: 0.5, median: 0.512345, max: 0.6 }, as: "×" },
          goal: "≥ 0.75 ×",
          met: "fault",
        },
      ],
    },
  ]);
  expect(page).toContain(
    "| inputs | /s | 1,000 / **2,000** / 3,000 | 1 / **2** / 3 | 0.5 / **0.512** / 0.6 × | ≥ 0.75 × | **fault** |",
  );
  expect(page).toContain("2026-11-21, 5 repetitions, a machine.");
  expect(page).toContain("## The log\n\nNot measured yet.");
});
