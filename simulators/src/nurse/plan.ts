import type { Millis } from "@vigil/shared/kernel";
import type { Role } from "@vigil/shared/contracts";

export type Patient = { pseudonym: string; ageYears: number; weightKg: number; support?: string };

/** What somebody does for the patients of one place, one after another. Times count from when a phase began, unless they say so. */
export type Plan = {
  /** Who does it, and as what. */
  by: string;
  role: Role;
  /** The protocol of every patient of this place. */
  protocol: string;
  /** The patient of a round; rounds count from 0. */
  patient(round: number): Patient;
  /** From the beginning to the first session, and from the end of one to the next. */
  opensAfter: Millis;
  nextAfter: Millis;
  /** From the beginning: until then the cuff is left to its own button. */
  measuresFrom: Millis;
  /** How long a reading may be due before the nurse asks for it: the button may be pressed first. */
  patience: Millis;
  /** How long a patient stays held before a clinician lets a soft hold pass. */
  clearsAfter: Millis | "never";
  dosesAfter: Millis;
  /** The planned length of the infusion; "protocol": what the protocol says. */
  plannedMs: Millis | "protocol";
  /** Pump time until the infusion is paused once, and for how long. */
  pause: { after: Millis; lasts: Millis } | "none";
  /** Pump time until it is given up, every other round beginning with the first. */
  stopsEarlyAfter: Millis | "never";
  /** From pump stop to MOAA/S 5 with dissociation resolved. */
  wakesAfter: Millis;
};
