import type { AlarmCondition } from "../../contracts/index.ts";
import { proof, type Proof, type Scene } from "./proof.ts";

const names = {
  "spo2/low": "SpO2 low",
  "pulse/low": "pulse low",
  "pulse/high": "pulse high",
  "bp/low": "pressure low",
  "bp/high": "pressure high",
  "bp/rise": "pressure above the baseline",
  "bp/overdue": "pressure overdue",
  pump: "pump",
  signal: "no signal",
  link: "link lost",
  cuff: "cuff",
  log: "log",
  engine: "engine",
} as const satisfies Record<AlarmCondition, string>;

/** S21: no high or medium alarm is active, acknowledged or not. */
export function calmProof({ chair }: Scene): Proof {
  const active = Object.values(chair.alarms).flatMap(({ alarm: { phase, priority, condition } }) =>
    phase === "active" && (priority === "medium" || priority === "high") ? [`${names[condition]} (${priority})`] : [],
  );
  if (active.length === 0) return proof("met", "none is active");
  return proof("not met", `active: ${active.toSorted().join(", ")}`);
}
