import type { Findings, Session } from "@vigil/shared/contracts";

/** Findings that whoever looked at all of them records in one tap; the button names each (safety S21, S24). */
export type Together = { key: "patient" | "leaving"; title: string; parts: readonly string[]; findings: Findings };

const patient: Together = {
  key: "patient",
  title: "All of these:",
  parts: ["oriented", "gait steady", "no red-flag symptom", "no acute distress"],
  findings: { orientation: "oriented", gait: "steady", symptoms: [], mood: "no acute distress" },
};

const advised: Findings = { driving: "acknowledged", instructions: "handed over" };
const advice = ["no driving until after a night’s sleep: acknowledged", "instructions handed over"];

const leaving = {
  clinic: {
    key: "leaving",
    title: "All of these:",
    parts: ["escort present", "transport arranged", ...advice],
    findings: { escort: "present", transport: "arranged", ...advised },
  },
  home: {
    key: "leaving",
    title: "All of these:",
    parts: ["support person stays", "end-of-session call made", ...advice],
    findings: { support: "stays", endCall: "made", ...advised },
  },
} as const satisfies Record<Session["protocol"]["setting"], Together>;

export const togetherOf = ({ protocol: { setting } }: Session): readonly Together[] => [patient, leaving[setting]];
