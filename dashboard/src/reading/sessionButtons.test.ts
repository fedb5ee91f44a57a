import { Dose } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { T0 } from "../testing.test-support.ts";
import { dose, session } from "../testingSession.test-support.ts";
import { doseButtons } from "./sessionButtons.ts";

const acts = (...asked: Parameters<typeof doseButtons>): string[] => doseButtons(...asked).map(({ act }) => act);
const by = { name: "Ada", verified: false };

test("S23: what is recorded fits the way the dose is given: no pump is spoken of where there is none", () => {
  const dosing = session({ phase: "dosing", dose: dose() });
  expect(acts(dosing, "pump")).toEqual(["dose.stop", "dose.pause", "dose.rate", "session.stopEarly"]);
  expect(acts(dosing, "tablet")).toEqual(["dose.stop", "session.stopEarly"]);
  // Only a pump and a row of devices are ever paused.
  const paused = session({ phase: "paused", dose: dose({ pump: "paused" }) });
  expect(acts(paused, "devices")).toEqual(["dose.device", "dose.stop", "dose.resume", "session.stopEarly"]);
  for (const { name } of doseButtons(paused, "devices")) expect(name).not.toContain("pump");
  for (const kind of ["injection", "devices", "tablet"] as const)
    for (const phase of ["cleared", "dosing", "active"] as const)
      for (const { name } of doseButtons(session({ phase, dose: dose() }), kind)) expect(name).not.toContain("pump");
});

test("the next device says which it is", () => {
  const one = Dose.parse(dose({ route: "intranasal", parts: [{ at: T0, mg: 28, by }], partsPlanned: 3 }));
  const [next] = doseButtons(session({ phase: "dosing", dose: one }), "devices");
  expect(next).toMatchObject({ act: "dose.device", name: "Record: device 2 of 3 given…" });
});

test("a further dose is asked for where one may be given, not of a pump or devices; in an emergency only the stop is left", () => {
  expect(acts(session({ phase: "active", dose: dose() }), "injection")).toContain("dose.again");
  for (const kind of ["pump", "devices"] as const)
    expect(acts(session({ phase: "active", dose: dose() }), kind)).not.toContain("dose.again");
  expect(acts(session({ phase: "emergency", dose: dose() }), "pump")).toEqual(["dose.stop"]);
  expect(acts(session({ phase: "emergency", dose: "none" }), "pump")).toEqual([]);
});
