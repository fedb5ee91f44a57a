import type { Limits } from "../../contracts/index.ts";
import { milderThanBefore, neverReaches, notFurther, outside, type Fault } from "./fault.ts";

type Name = "spo2Low" | "pulseLow" | "pulseHigh";

// Our judgement of what can still be meant: beyond these a number is a slip of the keyboard.
const sane = { spo2Low: [70, 98], pulseLow: [30, 70], pulseHigh: [90, 200] } as const satisfies Record<
  Name,
  readonly [number, number]
>;

// S14: SpO2 medium 90 to 95 with a hold up to 30 s, high 85 to 90 with a hold up to 10 s.
const bounds = {
  medium: { from: 90, to: 95, holdMs: 30_000 },
  high: { from: 85, to: 90, holdMs: 10_000 },
} as const;

/** Ten minutes: longer than any hold of the default limits. */
const LONGEST_HOLD_MS = 600_000;

export function checkThreshold(name: Name, limits: Limits): readonly Fault[] {
  const steps = limits[name];
  const [from, to] = sane[name];
  const priorities = steps.map(({ priority }) => priority);
  const numbers = steps.map(({ limit }) => limit);
  return [
    ...steps.flatMap(({ limit, holdMs }, index) => [
      ...outside(`${name}[${index}].limit`, limit, from, to),
      ...outside(`${name}[${index}].holdMs`, holdMs, 0, LONGEST_HOLD_MS),
    ]),
    ...notFurther(name, "limit", numbers, name === "pulseHigh" ? "up" : "down"),
    ...milderThanBefore(name, priorities),
    ...neverReaches(name, priorities, "medium"),
    ...neverReaches(name, priorities, "high"),
    ...(name === "spo2Low" ? checkSpo2(limits) : []),
  ];
}

// The first step of a priority bounds it: further ones are lower, and only add to it.
function checkSpo2({ spo2Low }: Limits): readonly Fault[] {
  return (["medium", "high"] as const).flatMap((priority) => {
    const index = spo2Low.findIndex((step) => step.priority === priority);
    const step = spo2Low[index];
    if (step === undefined) return [];
    const { from, to, holdMs } = bounds[priority];
    const path = `spo2Low[${index}]`;
    return [...outside(`${path}.limit`, step.limit, from, to), ...outside(`${path}.holdMs`, step.holdMs, 0, holdMs)];
  });
}
