import type { Limits } from "../../contracts/index.ts";
import { ladder } from "./ladder.ts";
import { milderThanBefore, neverReaches, notFurther, outside, type Fault } from "./fault.ts";

type Range = readonly [from: number, to: number];

// Our judgement of what can still be meant, mmHg.
const sane = {
  bpLow: { systolic: [60, 110], diastolic: [30, 70] },
  bpHigh: { systolic: [120, 220], diastolic: [70, 130] },
} as const satisfies Record<string, { systolic: Range; diastolic: Range }>;

// S14: BP high never above 180/110.
const HIGH_AT_MOST = { systolic: 180, diastolic: 110 } as const;

export function checkPressure(name: "bpLow" | "bpHigh", limits: Limits): readonly Fault[] {
  const steps = limits[name];
  const range: { systolic: Range; diastolic: Range } = sane[name];
  const way = name === "bpHigh" ? "up" : "down";
  const rungs = ladder(steps).map(({ priority }) => priority);
  const diastolics = steps.flatMap(({ diastolic }) => (diastolic === undefined ? [] : [diastolic]));
  return [
    ...steps.flatMap(({ systolic, diastolic }, index) => [
      ...outside(`${name}[${index}].systolic`, systolic, ...range.systolic),
      ...(diastolic === undefined ? [] : outside(`${name}[${index}].diastolic`, diastolic, ...range.diastolic)),
    ]),
    ...notFurther(
      name,
      "systolic",
      steps.map(({ systolic }) => systolic),
      way,
    ),
    ...(diastolics.length === steps.length ? notFurther(name, "diastolic", diastolics, way) : []),
    ...milderThanBefore(
      name,
      steps.map(({ priority }) => priority),
    ),
    ...neverReaches(name, rungs, "medium"),
    ...neverReaches(name, rungs, "high"),
    ...checkConfirmed(name, limits),
    ...(name === "bpHigh" ? checkHigh(limits) : []),
  ];
}

function checkConfirmed(name: "bpLow" | "bpHigh", limits: Limits): readonly Fault[] {
  return limits[name].flatMap(({ when, priority }, index) => {
    if (when === "once") return [];
    const path = `${name}[${index}]`;
    const second = limits[name].findIndex((step) => step.when === "confirm") !== index;
    const faults: Fault[] = [];
    if (second) faults.push({ path: `${path}.when`, why: "only one step can wait", remedy: "write once" });
    // S4: the first reading is heard.
    if (priority !== "medium" && priority !== "low")
      faults.push({
        path: `${path}.priority`,
        why: `it is ${priority} before it is confirmed`,
        remedy: "write medium",
      });
    const after = limits[name][index + 1];
    if (after !== undefined && after.priority !== "high")
      faults.push({
        path: `${name}[${index + 1}].priority`,
        why: `it is ${after.priority}, beyond a step that is high when confirmed`,
        remedy: "write high",
      });
    return faults;
  });
}

function checkHigh({ bpHigh }: Limits): readonly Fault[] {
  const index = bpHigh.findIndex(({ priority, when }) => when === "confirm" || priority === "high");
  const step = bpHigh[index];
  if (step === undefined) return [];
  const path = `bpHigh[${index}]`;
  if (step.diastolic === undefined)
    return [{ path: `${path}.diastolic`, why: "either component must be enough", remedy: "add diastolic: 110" }];
  return [
    ...outside(`${path}.systolic`, step.systolic, sane.bpHigh.systolic[0], HIGH_AT_MOST.systolic),
    ...outside(`${path}.diastolic`, step.diastolic, sane.bpHigh.diastolic[0], HIGH_AT_MOST.diastolic),
  ];
}
