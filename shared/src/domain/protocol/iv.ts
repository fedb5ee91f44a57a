import { Minutes, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";
import { clinic, discharge } from "./clinic.ts";

/** Ketamine as an intravenous infusion in a clinic (clinical 8, column IV clinic). */
export const iv: Protocol = {
  ...clinic,
  id: "iv",
  label: "IV infusion",
  route: "iv",
  // clinical 6: 40 min; S23: 10 min past the planned end, a stop unconfirmed for 60 s.
  dosing: { kind: "pump", plannedMs: Minutes(40), overrunMs: Minutes(10), confirmMs: Seconds(60) },
  active: { from: "end of dose", leastMs: Minutes(15) },
  // clinical 8, rows NIBP cadence (every 10 min, then 15, 5 if medium) and BP overdue (1.5 x low, 2 x medium).
  cadence: {
    at: [],
    firstSessionAt: [],
    earlyMs: Minutes(2),
    dosingMs: Minutes(10),
    afterMs: Minutes(15),
    alarmMs: Minutes(5),
    overdueLow: 1.5,
    overdueMedium: 2,
    grace: "none",
    mandatory: "none",
  },
  // clinical 8, row MOAA/S check: every 10 min; S8, S9: every 5; overdue as S8 says.
  assessment: { at: [], everyMs: Minutes(10), closeMs: Minutes(5), overdueLow: 1.5, overdueMedium: 2 },
  // clinical 7, row Minimum time: 60 min after pump stop.
  discharge: { ...discharge, timers: [{ from: "end of dose", ms: Minutes(60) }] },
};
