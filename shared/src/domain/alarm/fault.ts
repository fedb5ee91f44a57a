import type { Priority } from "../../contracts/index.ts";

/** One fault of a configuration, as a person can mend it. */
export type Fault = { readonly path: string; readonly why: string; readonly remedy: string };

export const rank = { info: 0, low: 1, medium: 2, high: 3 } as const satisfies Record<Priority, number>;

/** A fault if the number lies outside from..to, both ends allowed. */
export function outside(path: string, value: number, from: number, to: number): readonly Fault[] {
  if (value >= from && value <= to) return [];
  return [{ path, why: `${value} is outside ${from} to ${to}`, remedy: `write a number from ${from} to ${to}` }];
}

/** A fault for every priority that is milder than the one before it. */
export function milderThanBefore(name: string, priorities: readonly Priority[]): readonly Fault[] {
  return priorities.flatMap((priority, index) => {
    const before = priorities[index - 1];
    if (before === undefined || rank[priority] >= rank[before]) return [];
    const why = `it is ${priority}, milder than the ${before} before it`;
    return [{ path: `${name}[${index}].priority`, why, remedy: `order from mild to severe: ${before} or worse here` }];
  });
}

/** A fault for every number that does not lie strictly further than the one before it. */
export function notFurther(
  name: string,
  field: string,
  numbers: readonly number[],
  way: "up" | "down",
): readonly Fault[] {
  return numbers.flatMap((number, index) => {
    const before = numbers[index - 1];
    if (before === undefined || (way === "up" ? number > before : number < before)) return [];
    const word = way === "up" ? "above" : "below";
    const why = `${number} is not ${word} the ${before} of the step before it`;
    return [
      { path: `${name}[${index}].${field}`, why, remedy: `order from mild to severe: a number ${word} ${before}` },
    ];
  });
}

/** A fault if no step is at least this grave: the alarm could never be heard as it must. */
export function neverReaches(name: string, priorities: readonly Priority[], least: Priority): readonly Fault[] {
  if (priorities.some((priority) => rank[priority] >= rank[least])) return [];
  return [{ path: name, why: `no step of it is ${least}`, remedy: `add a step with priority ${least}` }];
}
