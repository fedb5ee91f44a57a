import { ChartEntry, EntryBody, EventName } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { correctedIn, entryWords, eventButtons, lineWords } from "./chartWords.ts";

const words = (entry: unknown): string => entryWords(EntryBody.parse(entry));
const line = (changes: Record<string, unknown> = {}): ChartEntry =>
  ChartEntry.parse({
    id: "one-1",
    chair: "one",
    session: "one-1000000",
    entry: { kind: "note", text: "slept" },
    by: { name: "Ada", verified: false, role: "nurse" },
    happenedAt: T0,
    recordedAt: T0,
    ...changes,
  });

test("S17: every event of the contract has its button, and the five that are an emergency ask once", () => {
  expect(eventButtons.map(({ what }) => what).toSorted()).toEqual([...EventName.options].toSorted());
  expect(eventButtons.filter(({ emergency }) => emergency).map(({ what }) => what)).toEqual([
    "stridor",
    "laryngospasm",
    "apnoea",
    "seizure",
    "collapse",
  ]);
});

test("a line says all that was charted", () => {
  expect(words({ kind: "findings", findings: { rr: 0, moaas: 5, symptoms: [] } })).toBe(
    "MOAA/S 5, Breaths a minute 0, red-flag symptoms: none",
  );
  expect(words({ kind: "findings", findings: { cadss6: [0, 1, 0, 4, 0, 0] } })).toBe("CADSS-6 5");
  expect(words({ kind: "reading", systolic: 121, diastolic: 78 })).toBe("121/78 mmHg");
  const remark = { kind: "reading remark", reading: T0, notPatient: true, workedBy: "Ilse" };
  expect(words(remark)).toMatch(/^\d\d:\d\d: not the patient’s: it does not count; cuff worked by Ilse$/);
  const drug = { name: "labetalol", class: "antihypertensive IV", dose: "10 mg" };
  expect(words({ kind: "intervention", what: "drug", drug })).toBe("labetalol 10 mg (antihypertensive IV)");
  const adverse = { code: "nausea", severity: "mild", onsetAt: T0, resolvedAt: "not yet", serious: true };
  expect(words({ kind: "adverse event", ...adverse })).toMatch(/^nausea, mild, SERIOUS; since .*; not resolved yet$/);
});

test("S12: a line that was recorded later says so; one that was put right is known by the line that did it", () => {
  expect(lineWords(line())).toBe("Ada, nurse");
  expect(lineWords(line({ recordedAt: T0 + 600_000 }))).toContain("recorded");
  expect([...correctedIn([line({ id: "one-2", corrects: "one-1" }), line()])]).toEqual(["one-1"]);
});
