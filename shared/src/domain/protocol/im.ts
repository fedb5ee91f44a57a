import { Minutes } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";
import { clinic, discharge } from "./clinic.ts";

/** Ketamine injected into a muscle, in a clinic (clinical 8, column IM clinic). */
export const im: Protocol = {
  ...clinic,
  id: "im",
  label: "IM injection",
  route: "im",
  dosing: { kind: "injection" },
  // clinical 6: ACTIVE at least 45 min.
  active: { from: "first dose", leastMs: Minutes(45) },
  // clinical 8, row NIBP cadence: 5, 10, 15, 20, 30, then every 15 min.
  cadence: {
    at: [Minutes(5), Minutes(10), Minutes(15), Minutes(20), Minutes(30)],
    firstSessionAt: [],
    earlyMs: Minutes(2),
    dosingMs: Minutes(15),
    afterMs: Minutes(15),
    alarmMs: Minutes(5),
    overdueLow: 1.5,
    overdueMedium: 2,
    grace: "none",
    mandatory: "none",
  },
  // clinical 8, row MOAA/S check: every 5 min four times, then every 10.
  assessment: {
    at: [Minutes(5), Minutes(10), Minutes(15), Minutes(20)],
    everyMs: Minutes(10),
    closeMs: Minutes(5),
    overdueLow: 1.5,
    overdueMedium: 2,
  },
  // clinical 7, row Minimum time: 90 min; S9: a redose counts from the last.
  discharge: { ...discharge, timers: [{ from: "end of dose", ms: Minutes(90) }] },
};
