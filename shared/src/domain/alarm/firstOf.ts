import type { Priority, ThresholdStep } from "../../contracts/index.ts";
import { rank } from "./fault.ts";

/** The index of the first step at least so grave, or -1. */
export function firstOf(steps: readonly ThresholdStep[], least: Priority): number {
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index];
    if (step !== undefined && rank[step.priority] >= rank[least]) return index;
  }
  return -1;
}
