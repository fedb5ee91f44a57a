import type { DeviceInfo, DurationStep, Limits } from "../../contracts/index.ts";

/** How grave a lost link grows. A kit carries the oximeter: without it nobody is seen. */
export const linkGrades = ({ kind }: DeviceInfo, { linkOximeter, linkCuff }: Limits): readonly DurationStep[] =>
  kind === "cuff" ? linkCuff : linkOximeter;
