import { Millis } from "@vigil/shared/kernel";
import type { CuffFailure, CuffReading, KitCommand, KitReply } from "@vigil/shared/contracts";
import { measure } from "../devices/measure.ts";
import type { Patient } from "../patient/patient.ts";
import { randomOf } from "../patient/random.ts";
import { outcomeOf } from "../patient/script.ts";

/** What the cuff came to. */
export type CuffEnd = { at: Millis } & (
  | { is: "reading"; reading: CuffReading }
  | { is: "failed"; because: CuffFailure }
);

type Answer = Pick<KitReply, "outcome" | "why">;

export type KitCuff = {
  /** What ended up to and including `at`; the button is pressed by the script. */
  advance(at: Millis): readonly CuffEnd[];
  next(): Millis | "never";
  hear(verb: KitCommand["verb"], at: Millis): { answer: Answer; ended?: CuffEnd };
};

/** The codes that scripts use, in the words of a kit (facts/cuffs section 1). */
const failures: Readonly<Record<string, CuffFailure>> = { E42: "weak signal", E43: "weak signal", E44: "motion" };

/** A cuff on a kit: its button is pressed by the script, and the kit starts and stops it when it is told to. */
export function kitCuff(patient: Patient, seed: string, measuresMs: Millis): KitCuff {
  const { cuff: plan } = patient.script;
  let endsAt: Millis | "idle" = "idle";
  let readings = 0;
  let button: Millis | "never" = plan.every === "only when asked" ? "never" : plan.first;

  const end = (at: Millis): CuffEnd => {
    const measured = measure(outcomeOf(plan, readings), patient, randomOf(`${seed}/reading/${readings}`), at);
    readings += 1;
    if ("error" in measured) return { at, is: "failed", because: failures[measured.error] ?? "device fault" };
    return { at, is: "reading", reading: measured };
  };

  const next = (): Millis | "never" => {
    if (endsAt === "idle") return button;
    return button === "never" ? endsAt : Millis(Math.min(button, endsAt));
  };

  return {
    next,
    advance(at) {
      const ends: CuffEnd[] = [];
      for (let due = next(); due !== "never" && due <= at; due = next()) {
        if (endsAt !== "idle" && endsAt <= due) {
          endsAt = "idle";
          ends.push(end(due));
          continue;
        }
        if (endsAt === "idle") endsAt = Millis(due + measuresMs);
        button = plan.every === "only when asked" ? "never" : Millis(due + plan.every);
      }
      return ends;
    },
    hear(verb, at) {
      switch (verb) {
        case "bp.start":
          if (endsAt !== "idle") return { answer: { outcome: "refused", why: "it measures already" } };
          endsAt = Millis(at + measuresMs);
          return { answer: { outcome: "started" } };
        case "bp.stop":
          if (endsAt === "idle") return { answer: { outcome: "stopped", why: "it was not measuring" } };
          endsAt = "idle";
          return { answer: { outcome: "stopped" }, ended: { at, is: "failed", because: "aborted" } };
      }
    },
  };
}
