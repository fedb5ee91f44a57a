import type { Limits, PressureStep, Priority, Session, ThresholdStep } from "@vigil/shared/contracts";

/** Which numbers on the page have limits of their own. */
export type Limited = "spo2" | "pulse" | "bp";

/** The limits of one number as they stand beside it: "medium < 92 · high < 88, < 80". Information is left out. */
export function besideWords(limits: Limits, metric: Limited): string {
  switch (metric) {
    case "spo2":
      return grouped(thresholds(limits.spo2Low, "<"));
    case "pulse":
      return grouped([...thresholds(limits.pulseLow, "<"), ...thresholds(limits.pulseHigh, ">")]);
    case "bp":
      return grouped([...pressures(limits.bpLow, "<"), ...pressures(limits.bpHigh, "≥")]);
  }
}

/** Why these are not the limits of the protocol: what a person changed, and what the patient's own state asks for. */
export function besideMarks(session: Session | "none", metric: Limited): readonly string[] {
  if (session === "none" || session.ended !== "no") return [];
  const { limits, oxygen, screening } = session;
  const changed =
    limits !== "as in the protocol" && changedFor[metric].some((side) => limits.limits[side] !== undefined);
  return [
    changed ? `changed by ${limits.by.name}` : "",
    changed && limits.extreme ? "at the edge" : "",
    metric === "spo2" && oxygen.flow !== "off" ? "oxygen runs" : "",
    metric === "spo2" && screening.overRead ? "may over-read" : "",
  ].filter((words) => words !== "");
}

const changedFor = {
  spo2: ["spo2Low"],
  pulse: ["pulseLow", "pulseHigh"],
  bp: ["bpLow", "bpHigh"],
} as const;

type One = { priority: Priority; words: string };

const thresholds = (steps: readonly ThresholdStep[], sign: string): readonly One[] =>
  steps.map(({ priority, limit }) => ({ priority, words: `${sign}\u00a0${limit}` }));

const pressures = (steps: readonly PressureStep[], sign: string): readonly One[] =>
  steps.map(({ priority, systolic, diastolic, when }) => ({
    // S4: heard as medium, high as soon as it is confirmed.
    priority: when === "confirm" ? "high" : priority,
    words: `${sign}\u00a0${diastolic === undefined ? systolic : `${systolic}/${diastolic}`}${when === "confirm" ? " twice" : ""}`,
  }));

const grouped = (all: readonly One[]): string =>
  (["low", "medium", "high"] as const)
    .map((priority) => ({ priority, words: all.filter((one) => one.priority === priority).map(({ words }) => words) }))
    .filter(({ words }) => words.length > 0)
    .map(({ priority, words }) => `${priority} ${words.join(", ")}`)
    .join(" · ");
