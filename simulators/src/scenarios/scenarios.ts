import { Millis, Minutes, Seconds } from "@vigil/shared/kernel";
import type { CuffPlan, Episode, Script } from "../patient/script.ts";

/** The probe goes on the finger when the simulation begins: no finger, searching, then numbers. */
export const probeGoesOn: Episode = { kind: "probe off", at: Millis(0), lasts: Seconds(2) };

export const cuffEvery = (plan: Partial<CuffPlan> = {}): CuffPlan => ({
  first: Seconds(15),
  every: Seconds(60),
  opening: [],
  cycle: [],
  ...plan,
});

/** A cuff whose button nobody presses: it is worked by who looks after the patient. */
export const onlyAsked = (opening: CuffPlan["opening"]): CuffPlan => ({
  first: Millis(0),
  every: "only when asked",
  opening,
  cycle: [],
});

/** 97 % to 84 % and back. At 0.6 %/s the fall takes 22 s; facts/clinical 2.2: fall 0.3–0.8 %/s, recovery 0.5 %/s. */
export const desaturation = (at: Millis): Episode => ({
  kind: "desaturation",
  at,
  nadir: 84,
  fall: 0.6,
  hold: Seconds(40),
  recover: 0.5,
});

/** The scenarios `simulate patient` can be asked for, each with the line that describes it. */
export const scenarios: Readonly<Record<string, { words: string; script: Script }>> = {
  steady: { words: "nothing happens", script: { opening: [probeGoesOn], cuff: cuffEvery() } },
  desaturation: {
    words: "97 % falls to 84 % at 30 s, stays for 40 s and comes back",
    script: { baseline: { spo2: 97 }, opening: [probeGoesOn, desaturation(Seconds(30))], cuff: cuffEvery() },
  },
  spike: {
    words: "the second cuff reading is 205/122",
    script: { opening: [probeGoesOn], cuff: cuffEvery({ opening: ["as it is", { systolic: 205, diastolic: 122 }] }) },
  },
  "probe-off": {
    words: "the probe comes off at 30 s for 40 s",
    script: {
      opening: [probeGoesOn, { kind: "probe off", at: Seconds(30), lasts: Seconds(40) }],
      cuff: cuffEvery(),
    },
  },
  "cuff-error": {
    words: "the first cuff reading fails (E44, the patient moved), the second is good",
    script: { opening: [probeGoesOn], cuff: cuffEvery({ opening: [{ error: "E44" }] }) },
  },
  infusion: {
    words: "an infusion of 40 min from 1 min on: +16/+10 mmHg and +4/min at its end (facts/clinical 2.2)",
    script: {
      opening: [
        probeGoesOn,
        { kind: "infusion", at: Minutes(1), lasts: Minutes(40), systolic: 16, diastolic: 10, pulse: 4 },
      ],
      cuff: cuffEvery({ every: Minutes(5) }),
    },
  },
};
