import { Millis, Minutes, Seconds } from "../../kernel/index.ts";
import type { Protocol } from "../../contracts/index.ts";
import { clinic, clinicScreening, discharge } from "./clinic.ts";

/** Ketamine tablets under the tongue, at home under a remote guide (clinical 0.4, 1.4; clinical 8, column SL home; S18). */
export const sublingual: Protocol = {
  ...clinic,
  id: "sublingual",
  label: "Sublingual at home",
  route: "sublingual",
  setting: "home",
  // clinical 6, home guards; S18: an answered test alert, today's address and the local number as a card to read out.
  screening: [
    ...clinicScreening.filter((item) => item !== "escort named"),
    "guide online",
    "support person on camera",
    "address of today confirmed",
    "local emergency number known",
    "cuff tested",
    "test alert answered",
    "emergency card read out",
  ],
  limits: {
    // clinical 8, row SpO2: medium after 20 s.
    spo2Low: [
      { limit: 94, holdMs: Seconds(60), priority: "info" },
      { limit: 92, holdMs: Seconds(20), priority: "medium" },
      { limit: 88, holdMs: Seconds(5), priority: "high" },
      { limit: 80, holdMs: Millis(0), priority: "high" },
    ],
    // clinical 8, row HR: 15 s more; S6 stands for > 150.
    pulseLow: [
      { limit: 50, holdMs: Seconds(30), priority: "medium" },
      { limit: 40, holdMs: Seconds(25), priority: "high" },
    ],
    pulseHigh: [
      { limit: 110, holdMs: Seconds(75), priority: "info" },
      { limit: 120, holdMs: Seconds(315), priority: "medium" },
      { limit: 130, holdMs: Seconds(75), priority: "high" },
      { limit: 150, holdMs: Seconds(10), priority: "high" },
    ],
    // clinical 8, rows BP info, medium, high (a single reading) and low.
    bpHigh: [
      { systolic: 150, diastolic: 95, priority: "info", when: "once" },
      { systolic: 160, diastolic: 100, priority: "medium", when: "once" },
      { systolic: 180, diastolic: 110, priority: "high", when: "once" },
      { systolic: 200, diastolic: 120, priority: "high", when: "once" },
    ],
    bpLow: [
      { systolic: 95, priority: "medium", when: "once" },
      { systolic: 85, priority: "high", when: "once" },
    ],
    // clinical 8, row Link loss: 15 s low, 60 s medium, 120 s high.
    linkOximeter: [
      { afterMs: Seconds(15), priority: "low" },
      { afterMs: Seconds(60), priority: "medium" },
      { afterMs: Seconds(120), priority: "high" },
    ],
  },
  // clinical 6: guide 0 s, support person 30 s, clinician 60 s, emergency prompt 90 s; it never dials by itself.
  escalation: {
    high: [
      { role: "guide", afterMs: Millis(0) },
      { role: "support person", afterMs: Seconds(30) },
      { role: "clinician", afterMs: Seconds(60) },
      { role: "emergency prompt", afterMs: Seconds(90) },
    ],
    medium: [
      { role: "guide", afterMs: Millis(0) },
      { role: "support person", afterMs: Seconds(120) },
      { role: "clinician", afterMs: Seconds(180) },
    ],
  },
  // clinical 8, row Pre-dose hard hold: above 150/95 no dose that day.
  hold: { ...clinic.hold, hard: { systolic: 150, diastolic: 95 } },
  // clinical 0.4: it dissolves in about 10 min.
  dosing: { kind: "tablet", dissolveMs: Minutes(10) },
  // clinical 6: ACTIVE at least 70 min: 10 to dissolve, 60 of the journey.
  active: { from: "first dose", leastMs: Minutes(70) },
  // clinical 8, rows NIBP cadence (30, 60, 90, 120, and 15 in the first session) and BP overdue (1.5 x medium).
  // S18: overdue at due + 10 min up to minute 90.
  cadence: {
    at: [Minutes(30), Minutes(60), Minutes(90), Minutes(120)],
    firstSessionAt: [Minutes(15)],
    earlyMs: Minutes(5),
    dosingMs: Minutes(30),
    afterMs: Minutes(30),
    alarmMs: Minutes(5),
    overdueLow: "never",
    overdueMedium: 1.5,
    grace: { ms: Minutes(10), untilMs: Minutes(90) },
    mandatory: "none",
  },
  // clinical 8, row MOAA/S check: by video or voice every 15 min.
  assessment: { at: [], everyMs: Minutes(15), closeMs: Minutes(5), overdueLow: 1.5, overdueMedium: 2 },
  // S18: 30 s repeat, 60 s medium, 120 s high, high at 30 s unseen; presence every 15 min, two missed.
  home: {
    replyEveryMs: Minutes(15),
    repeatMs: Seconds(30),
    mediumMs: Seconds(60),
    highMs: Seconds(120),
    highUnseenMs: Seconds(30),
    presenceMs: Minutes(15),
    presenceMissed: 2,
  },
  // clinical 8, row BP medium: 30/20.
  rise: { ...clinic.rise, systolic: 30, diastolic: 20 },
  discharge: {
    ...discharge,
    // clinical 7: 120 min after the tablet.
    timers: [{ from: "first dose", ms: Minutes(120) }],
    // clinical 7, row Home extra.
    followUps: [{ task: "next-day check", afterMs: Minutes(24 * 60), words: "Call the patient the day after" }],
  },
};
