import { Minutes, Seconds, type Instant } from "@vigil/shared/kernel";
import type { Findings, Route, ScreeningAnswers } from "@vigil/shared/contracts";
import { shipped } from "@vigil/shared/domain";
import type { Told } from "./story.test-support.ts";

const awake = { moaas: 5, dissociation: "resolved" } as const;
const ready: Findings = {
  ...awake,
  rr: 14,
  orientation: "oriented",
  gait: "steady",
  nausea: 0,
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 2 },
  symptoms: [],
  mood: "no acute distress",
  escort: "present",
  transport: "arranged",
  driving: "acknowledged",
  instructions: "handed over",
};
const screened = (route: Route): ScreeningAnswers => ({
  items: Object.fromEntries(shipped[route].screening.map((item) => [item, "yes" as const])),
  factors: [],
  medicines: ["opioids"],
  escort: "Eve",
});
const done = (answer: string): void => {
  if (answer !== "done") throw new Error(answer);
};

/** A patient of this route is cleared, with two readings. */
function clearedFor(told: Told, route: Route): void {
  told.spo2(98, Seconds(30));
  done(told.opens({ protocol: shipped[route].id }));
  told.probeOff();
  told.spo2(98, Seconds(5));
  done(told.does((on) => ({ type: "screening.record", ...on, answers: screened(route) })));
  told.cuff(128, 80);
  told.spo2(98, Minutes(3));
  told.cuff(126, 78);
  told.spo2(97, Seconds(10));
}

/** Two nasal devices, sedated and dissociated at 40 min, and gone against advice after an hour. */
export function nasalVisit(told: Told): { dosedAt: Instant } {
  clearedFor(told, "intranasal");
  const dosedAt = told.now();
  const start = { drug: "esketamine", mg: 56, weightKg: 70, devices: 2, lot: "L1" };
  done(told.does((on) => ({ type: "dose.start", ...on, ...start })));
  told.spo2(97, Minutes(5));
  done(told.does((on) => ({ type: "dose.device", ...on, lot: "L2" })));
  told.spo2(97, Minutes(15));
  told.cuff(140, 86);
  told.spo2(97, Minutes(19));
  told.cuff(150, 92);
  const peak: Findings = { moaas: 4, rr: 14, cadss6: [2, 2, 1, 0, 0, 0] };
  done(told.does((on) => ({ type: "chart.record", ...on, entry: { kind: "findings", findings: peak } })));
  told.spo2(97, Minutes(21));
  const calls = "Eve was called";
  done(told.does((on) => ({ type: "session.end", ...on, outcome: "left against advice", reason: "work", calls })));
  return { dosedAt };
}

/** From the opening to the signed discharge, as the engine decides it; when the dose began, and when the signal was lost. */
export function treatment(told: Told): { dosedAt: Instant; lostAt: Instant } {
  clearedFor(told, "iv");
  const dosedAt = told.now();
  told.spo2(97, Minutes(2));
  done(told.does((on) => ({ type: "dose.start", ...on, happenedAt: dosedAt, drug: "ketamine", mg: 35, weightKg: 70 })));
  told.spo2(97, Minutes(4));
  told.spo2(85, Seconds(20));
  const lostAt = told.now();
  told.spo2("not heard", Seconds(44));
  told.spo2(98, Minutes(1));
  told.answers();
  done(told.does((on) => ({ type: "session.oxygen", ...on, flow: 2 })));
  told.spo2(98, Minutes(2));
  done(told.does((on) => ({ type: "session.oxygen", ...on, flow: "off" })));
  done(told.does((on) => ({ type: "dose.pause", ...on, reason: "nausea" })));
  done(told.does((on) => ({ type: "dose.confirm", ...on })));
  told.spo2(98, Minutes(2));
  done(told.does((on) => ({ type: "dose.resume", ...on })));
  told.spo2(98, Minutes(2));
  done(told.does((on) => ({ type: "dose.stop", ...on })));
  done(told.does((on) => ({ type: "dose.confirm", ...on })));
  told.spo2(98, Minutes(15));
  done(told.does((on) => ({ type: "chart.record", ...on, entry: { kind: "findings", findings: awake } })));
  told.spo2(98, Minutes(20));
  told.cuff(124, 78);
  done(told.does((on) => ({ type: "patient.seen", chair: on.chair, moaas: 5 })));
  told.spo2(98, Minutes(16));
  told.cuff(122, 76);
  done(told.does((on) => ({ type: "chart.record", ...on, entry: { kind: "findings", findings: ready } })));
  told.answers();
  done(told.does((on) => ({ type: "discharge.check", ...on })));
  told.spo2(98, Minutes(11));
  told.cuff(121, 77);
  done(told.does((on) => ({ type: "chart.record", ...on, entry: { kind: "findings", findings: ready } })));
  told.answers();
  done(told.does((on) => ({ type: "discharge.check", ...on })));
  done(told.does((on) => ({ type: "discharge.sign", ...on, reason: "=all criteria met", leaves: true })));
  return { dosedAt, lostAt };
}
