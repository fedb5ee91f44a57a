import { Minutes } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";
import { clinic, clinicScreening, discharge } from "./clinic.ts";

/** Esketamine sprayed into the nose, never taken home (clinical 0.3, 1.1; clinical 8, column IN clinic). */
export const intranasal: Protocol = {
  ...clinic,
  id: "intranasal",
  label: "Intranasal esketamine",
  route: "intranasal",
  // clinical 1.1: no food for 2 h, no liquid for 30 min.
  screening: [...clinicScreening, "fasting kept"],
  // clinical 1.1: 28 mg a device, 56 mg = 2, 84 mg = 3, 5 min rest.
  dosing: { kind: "devices", counts: [2, 3], mgEach: 28, restMs: Minutes(5) },
  // clinical 6: ACTIVE at least 60 min.
  active: { from: "first dose", leastMs: Minutes(60) },
  // clinical 8, row NIBP cadence: 20, 40, 60, 90, 120; S20: the 40 +- 5 min reading is mandatory, medium at 45.
  cadence: {
    at: [Minutes(20), Minutes(40), Minutes(60), Minutes(90), Minutes(120)],
    firstSessionAt: [],
    earlyMs: Minutes(5),
    dosingMs: Minutes(20),
    afterMs: Minutes(30),
    alarmMs: Minutes(5),
    overdueLow: 1.5,
    overdueMedium: 2,
    grace: "none",
    mandatory: { atMs: Minutes(40), byMs: Minutes(45) },
  },
  // clinical 8, row MOAA/S check: every 15 min.
  assessment: { at: [], everyMs: Minutes(15), closeMs: Minutes(5), overdueLow: 1.5, overdueMedium: 2 },
  discharge: {
    ...discharge,
    // clinical 7: 120 min from the first device, hard; S9: the later of first + 120 and last + 110.
    timers: [
      { from: "first dose", ms: Minutes(120) },
      { from: "end of dose", ms: Minutes(110) },
    ],
    timeOverridable: false,
    // clinical 1.1: submitted within 7 days.
    followUps: [
      { task: "REMS form", afterMs: Minutes(7 * 24 * 60), words: "Submit the patient monitoring form within 7 days" },
    ],
  },
};
