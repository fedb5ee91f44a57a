import { SessionLine } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../../../testing.test-support.ts";
import { lastDoseOf } from "./useLastDose.ts";

const line = (id: string, dose: unknown): SessionLine =>
  SessionLine.parse({
    id,
    chair: "one",
    label: "One",
    pseudonym: "P-014",
    protocol: "IV infusion",
    openedAt: T0,
    phase: "discharged",
    dose,
    endedAt: T0,
  });
const given = (mg: number): unknown => ({ drug: "ketamine", mg, mgPerKg: mg / 80 });

test("S23: the last dose is the newest of another session that had one", () => {
  const lines = [line("now", given(60)), line("cancelled", "none"), line("last", given(40)), line("first", given(32))];
  expect(lastDoseOf(lines, "now")).toMatchObject({ is: "known", mg: 40, mgPerKg: 0.5 });
  expect(lastDoseOf([line("now", "none")], "now")).toEqual({ is: "none" });
});
