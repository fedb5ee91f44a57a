import { Millis, Minutes, Seconds } from "@vigil/shared/kernel";
import type { Episode, Script } from "../patient/script.ts";
import { cuffEvery, desaturation, onlyAsked } from "./scenarios.ts";

/** Long enough that a gateway that tries its lines every few seconds sees the probe off before it sees it on. */
const probeGoesOn: Episode = { kind: "probe off", at: Seconds(0), lasts: Seconds(5) };

const infusion: Episode = {
  kind: "infusion",
  at: Minutes(2),
  lasts: Minutes(40),
  systolic: 12,
  diastolic: 8,
  pulse: 4,
};

/** About as long as a session of the short protocol and the pause after it. */
const ROUND = Minutes(11);

/** A chair where nothing happens but its treatments, the first at `at`. */
const treated = (at: Millis, baseline: NonNullable<Script["baseline"]>): Script => ({
  baseline,
  opening: [probeGoesOn],
  cycle: {
    from: at,
    every: ROUND,
    episodes: [{ kind: "infusion", at: Millis(0), lasts: Minutes(4), systolic: 10, diastolic: 6, pulse: 5 }],
  },
  cuff: onlyAsked([]),
});

/**
 * The demo's chairs, in order; a ninth chair is the first again with another patient. What the first four must show comes in
 * the first two minutes; the others have a nurse from the beginning on (scenarios/shift.ts). The cycles that follow have different lengths, so that somebody who looks later sees alarms come and go every
 * few minutes and the chairs never fall into step.
 */
const chairs: readonly Script[] = [
  {
    // The spike: exactly 205/122 on the second reading, whose button is pressed at 75 s.
    baseline: { systolic: 128, diastolic: 78, pulse: 72 },
    opening: [probeGoesOn, infusion],
    cycle: {
      from: Minutes(6),
      every: Minutes(11),
      episodes: [{ kind: "motion", at: Minutes(3), lasts: Seconds(25) }],
    },
    cuff: cuffEvery({
      first: Seconds(12),
      every: Seconds(63),
      opening: [
        "as it is",
        { systolic: 205, diastolic: 122 },
        { systolic: 158, diastolic: 94 },
        "as it is",
        "as it is",
      ],
      cycle: [
        ...Array.from({ length: 8 }, () => "as it is" as const),
        { systolic: 168, diastolic: 101 },
        { systolic: 152, diastolic: 92 },
      ],
    }),
  },
  {
    // The desaturation: 97 to 84 from 25 s on, back at about 115 s.
    baseline: { spo2: 97, pulse: 70 },
    opening: [probeGoesOn, desaturation(Seconds(25))],
    cycle: {
      from: Minutes(5),
      every: Minutes(9),
      episodes: [
        { kind: "desaturation", at: Seconds(40), nadir: 90, fall: 0.4, hold: Seconds(45), recover: 0.5 },
        { kind: "desaturation", at: Minutes(5), nadir: 86, fall: 0.6, hold: Seconds(25), recover: 0.5 },
      ],
    },
    cuff: cuffEvery({ first: Seconds(22), every: Seconds(88) }),
  },
  {
    // The probe comes off at 45 s and is put on again after 45 s.
    baseline: { spo2: 98, pulse: 66 },
    opening: [probeGoesOn, { kind: "probe off", at: Seconds(45), lasts: Seconds(45) }],
    cycle: {
      from: Minutes(4),
      every: Minutes(8),
      episodes: [
        { kind: "motion", at: Seconds(30), lasts: Seconds(20) },
        { kind: "probe off", at: Minutes(3), lasts: Seconds(38) },
        { kind: "pulse", at: Minutes(6), lasts: Seconds(70), to: 96 },
      ],
    },
    cuff: cuffEvery({ first: Seconds(30), every: Seconds(79) }),
  },
  {
    // The cuff error: E44 first, then a good one.
    baseline: { pulse: 78 },
    opening: [probeGoesOn, infusion],
    cycle: {
      from: Minutes(7),
      every: Minutes(13),
      episodes: [{ kind: "desaturation", at: Minutes(2), nadir: 91, fall: 0.3, hold: Seconds(40), recover: 0.5 }],
    },
    cuff: cuffEvery({
      first: Seconds(15),
      every: Seconds(70),
      opening: [{ error: "E44" }, "as it is"],
      cycle: [...Array.from({ length: 6 }, () => "as it is" as const), { error: "E43" }],
    }),
  },
  // The early stop: its patient feels it after a minute.
  treated(Seconds(70), { systolic: 119, diastolic: 73, pulse: 76, spo2: 97.4 }),
  // An injection.
  treated(Seconds(70), { systolic: 114, diastolic: 71, pulse: 69, spo2: 98 }),
  {
    // Held at 158/96: above the soft limit, below the hard one.
    baseline: { systolic: 146, diastolic: 91, pulse: 79, spo2: 96.8 },
    opening: [probeGoesOn],
    cycle: {
      from: Minutes(5),
      every: ROUND,
      episodes: [{ kind: "infusion", at: Millis(0), lasts: Minutes(4), systolic: 4, diastolic: 3, pulse: 5 }],
    },
    cuff: onlyAsked([
      { systolic: 158, diastolic: 96 },
      { systolic: 158, diastolic: 96 },
    ]),
  },
  // Arrives late.
  treated(Minutes(5), { systolic: 122, diastolic: 77, pulse: 72, spo2: 97.8 }),
];

export function demoScript(chair: number): Script {
  const script = chairs[chair % chairs.length];
  if (script === undefined) throw new RangeError(`chair ${chair} is no chair`);
  return script;
}
