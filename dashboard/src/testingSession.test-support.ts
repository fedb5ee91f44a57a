import { Session } from "@vigil/shared/contracts";
import { T0 } from "./testing.test-support.ts";

/** A session that was opened at T0, and what is told of it otherwise. Through the contract, as everything a test shows. */
export const session = (changes: Record<string, unknown> = {}): Session =>
  Session.parse({
    id: `one-${T0}`,
    chair: "one",
    protocol: { id: "iv", label: "IV infusion", simulated: false, signedOff: "nobody yet" },
    pseudonym: "P-014",
    ageYears: 43,
    limbs: { cuff: "left arm", probe: "right hand", infusion: "right arm" },
    support: "none",
    phase: "new",
    since: T0,
    phases: [{ phase: "new", at: T0, by: "rule", why: "opened" }],
    baseline: "not yet",
    holds: [],
    cleared: "not needed",
    dose: "none",
    stoppedEarly: "no",
    window: "none",
    oxygen: { flow: "off", since: "never" },
    findings: {},
    checks: [],
    signed: "not yet",
    ended: "no",
    ...changes,
  });

export const dose = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  drug: "ketamine",
  mg: 40,
  weightKg: 80,
  mgPerKg: 0.5,
  plannedMs: 2_400_000,
  startedAt: T0,
  pump: "running",
  pumpSince: T0,
  ranMs: 0,
  stoppedAt: "not yet",
  unconfirmed: false,
  ...changes,
});
