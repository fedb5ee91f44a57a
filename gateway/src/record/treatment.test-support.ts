import { Minutes, Seconds, type Instant } from "@vigil/shared/kernel";
import type { Told } from "./story.test-support.ts";

const awake = { moaas: 5, dissociation: "resolved" } as const;
const ready = { ...awake, orientation: "oriented", gait: "steady", nausea: 0, escort: "present" } as const;

/** From the opening to the signed discharge, as the engine decides it; when the dose began, and when the signal was lost. */
export function treatment(told: Told): { dosedAt: Instant; lostAt: Instant } {
  const done = (answer: string): void => {
    if (answer !== "done") throw new Error(answer);
  };
  told.spo2(98, Seconds(30));
  done(told.opens());
  told.cuff(128, 80);
  told.spo2(98, Minutes(3));
  told.cuff(126, 78);
  told.spo2(97, Seconds(10));
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
  done(told.does((on) => ({ type: "findings.record", ...on, findings: awake })));
  told.spo2(98, Minutes(20));
  told.cuff(124, 78);
  done(told.does((on) => ({ type: "patient.seen", chair: on.chair, moaas: 5 })));
  told.spo2(98, Minutes(16));
  told.cuff(122, 76);
  done(told.does((on) => ({ type: "findings.record", ...on, findings: ready })));
  done(told.does((on) => ({ type: "discharge.check", ...on })));
  told.spo2(98, Minutes(11));
  told.cuff(121, 77);
  done(told.does((on) => ({ type: "findings.record", ...on, findings: ready })));
  done(told.does((on) => ({ type: "discharge.check", ...on })));
  done(told.does((on) => ({ type: "discharge.sign", ...on, reason: "=all criteria met", leaves: true })));
  return { dosedAt, lostAt };
}
