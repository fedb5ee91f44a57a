import type { ChairView, Session } from "@vigil/shared/contracts";

/** What is worked through beside the patient, one at a time. */
export type WorkTab = "screening" | "assess" | "discharge" | "chart";

export const tabNames = {
  screening: "Screening",
  assess: "Findings",
  discharge: "Discharge",
  chart: "Chart",
} as const satisfies Record<WorkTab, string>;

/** What may be looked at in this phase, in a fixed order: a tab goes only when its time is over. */
export function tabsOf({ judgement }: Pick<ChairView, "judgement">, session: Session): readonly WorkTab[] {
  const { phase, signed, ended } = session;
  const before = phase === "draft" || phase === "screening" || phase === "held" || phase === "cleared";
  const judged =
    judgement.criteria.length > 0 ||
    phase === "recovery" ||
    phase === "review" ||
    phase === "waiting" ||
    signed !== "not yet";
  return [
    ...(before ? (["screening"] as const) : []),
    ...(ended === "no" ? (["assess"] as const) : []),
    ...(judged ? (["discharge"] as const) : []),
    "chart",
  ];
}

/** What is opened first; where a person chose a tab that is still there, that one stands, whatever the phase has become. */
export function tabShown(tabs: readonly WorkTab[], chosen: WorkTab | "not chosen", { phase }: Session): WorkTab {
  if (chosen !== "not chosen" && tabs.includes(chosen)) return chosen;
  if ((phase === "recovery" || phase === "review" || phase === "waiting") && tabs.includes("discharge"))
    return "discharge";
  return tabs[0] ?? "chart";
}
