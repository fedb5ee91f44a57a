import type { DurationStep, RuleId } from "../../contracts/index.ts";
import { gradingFinding, gradingStatus, type Grading } from "../alarm/grading.ts";
import type { Finding } from "../alarm/finding.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairTurn, DeviceState } from "./state.ts";
import { deviceSubject } from "./subject.ts";

type Inhibited = NonNullable<Extract<Finding, { is: "present" }>["inhibited"]>;

const troubles = {
  signal: { condition: "signal", rule: "signal lost" },
  poor: { condition: "signal/poor", rule: "poor signal" },
  linkLost: { condition: "link", rule: "link lost" },
} as const satisfies Record<string, { condition: "signal" | "signal/poor" | "link"; rule: RuleId }>;

/** Keeps what was made of a device's trouble, and tells it where its step is another; `inhibited`: why it is silent. */
export function settle(
  turn: ChairTurn,
  device: DeviceState,
  which: keyof typeof troubles,
  now: Grading,
  grades: readonly DurationStep[],
  words: string,
  inhibited?: Inhibited,
): void {
  const before = device[which];
  if (now === before) return;
  const { draft } = turn;
  const { id } = device.info;
  draft.devices = draft.devices.map((one) => (one.info.id === id ? { ...one, [which]: now } : one));
  if (gradingStatus(now) === gradingStatus(before)) return;
  const { condition, rule } = troubles[which];
  const finding = gradingFinding(now, grades, rule, words);
  const silent = inhibited !== undefined && finding.is === "present";
  follow(turn, deviceSubject(draft.id, condition, id), silent ? { ...finding, inhibited } : finding);
}
