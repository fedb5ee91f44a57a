import type { Priority, ThresholdStep } from "../../contracts/index.ts";
import { rank } from "./fault.ts";

/** The index of the first step at least so grave, or -1. */
export function firstOf(steps: readonly ThresholdStep[], least: Priority): number {
  return steps.findIndex(({ priority }) => rank[priority] >= rank[least]);
}
