import type { Limits, Priority } from "../../contracts/index.ts";
import { milderThanBefore, neverReaches, notFurther, outside, type Fault } from "./fault.ts";

export function checkGrades(
  name: "signal" | "signalRecovery" | "linkOximeter" | "linkCuff",
  limits: Limits,
  least: Priority,
  withinMs: number,
): readonly Fault[] {
  const grades = limits[name];
  const priorities = grades.map(({ priority }) => priority);
  return [
    ...grades.flatMap(({ afterMs }, index) => outside(`${name}[${index}].afterMs`, afterMs, 0, withinMs)),
    ...notFurther(
      name,
      "afterMs",
      grades.map(({ afterMs }) => afterMs),
      "up",
    ),
    ...milderThanBefore(name, priorities),
    ...neverReaches(name, priorities, least),
  ];
}
