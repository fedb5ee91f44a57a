import type { CuffReading, Evidence, PressureStep, Priority } from "../../contracts/index.ts";

/** One step of a pressure alarm. A step that waits for confirmation is two rungs: heard, and then confirmed. */
export type Rung = {
  readonly systolic: number;
  readonly diastolic: number | "not judged";
  readonly priority: Priority;
  readonly stage: "once" | "unconfirmed" | "confirmed";
};

export type Direction = "below" | "above";

const built = new WeakMap<readonly PressureStep[], readonly Rung[]>();

/** Built once for the same steps: every reading asks for it. */
export function ladder(steps: readonly PressureStep[]): readonly Rung[] {
  const before = built.get(steps);
  if (before !== undefined) return before;
  const rungs = rungsOf(steps);
  built.set(steps, rungs);
  return rungs;
}

function rungsOf(steps: readonly PressureStep[]): readonly Rung[] {
  return steps.flatMap(({ systolic, diastolic, priority, when }): Rung[] => {
    const limit: Pick<Rung, "systolic" | "diastolic"> = { systolic, diastolic: diastolic ?? "not judged" };
    if (when === "once") return [{ ...limit, priority, stage: "once" }];
    // S4: what a second reading confirms is high, and no acknowledgement of the first covers it.
    return [
      { ...limit, priority, stage: "unconfirmed" },
      { ...limit, priority: "high", stage: "confirmed" },
    ];
  });
}

/** Either component is enough (S4): at or above a high limit, strictly below a low one (clinical 8). */
export function violates({ systolic, diastolic }: CuffReading, rung: Rung, direction: Direction): boolean {
  const beyond = (value: number, limit: number): boolean => (direction === "above" ? value >= limit : value < limit);
  return beyond(systolic, rung.systolic) || (rung.diastolic !== "not judged" && beyond(diastolic, rung.diastolic));
}

export function pressureEvidence({ systolic, diastolic }: CuffReading, rung: Rung, direction: Direction): Evidence {
  const limit =
    rung.diastolic === "not judged"
      ? { systolic: rung.systolic }
      : { systolic: rung.systolic, diastolic: rung.diastolic };
  return { kind: "pressure", systolic, diastolic, limit, direction };
}
