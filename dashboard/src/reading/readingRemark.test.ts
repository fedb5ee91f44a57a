import { ChartEntry, CuffView } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { lastReading } from "./readingRemark.ts";

const bp = (at: number): CuffView =>
  CuffView.parse({
    device: "cuff-1",
    reading: { systolic: 131, diastolic: 82, mean: "unavailable", pulse: 71 },
    at,
    late: false,
    freshForMs: 900_000,
  });
const remark = (id: string, notPatient: boolean, changes: Record<string, unknown> = {}): ChartEntry =>
  ChartEntry.parse({
    id,
    chair: "one",
    session: `one-${T0}`,
    entry: { kind: "reading remark", reading: T0 + 5, notPatient },
    by: { name: "Ilse", verified: false },
    happenedAt: T0 + 9,
    recordedAt: T0 + 9,
    ...changes,
  });

test("S18: a reading that was not the patient's is still the last one, and the remark that stands is the one to correct", () => {
  const aside = { bp: "no reading", notPatient: bp(T0 + 5) } as const;
  const chart = [remark("one-3", true, { corrects: "one-2" }), remark("one-2", false)];
  expect(lastReading({ ...aside, chart }, session())).toMatchObject({ systolic: 131, remark: { id: "one-3" } });
  expect(lastReading({ bp: bp(T0 + 5), chart: [] }, session())).toMatchObject({ at: T0 + 5, remark: undefined });
});

test("nothing is said of a reading from before the session, nor where there is none", () => {
  expect(lastReading({ bp: bp(T0 - 1), chart: [] }, session())).toBe("none");
  expect(lastReading({ bp: "no reading", chart: [] }, session())).toBe("none");
});
