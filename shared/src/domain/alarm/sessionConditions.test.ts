import { expect, test } from "vitest";
import { AlarmCondition } from "../../contracts/index.ts";
import { endsWithSession } from "./sessionConditions.ts";

test("what only a session can change ends with it; what is measured, and what is of a device, goes on", () => {
  const ends = AlarmCondition.options.filter(endsWithSession);
  expect(ends).toEqual(expect.arrayContaining(["pump", "bp/overdue", "monitor/off", "sedation", "emergency"]));
  for (const one of ["spo2/low", "pulse/high", "apnoea", "bp/high", "bp/low", "signal", "link", "station"] as const)
    expect(ends).not.toContain(one);
});
