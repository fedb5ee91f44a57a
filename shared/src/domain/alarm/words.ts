import { unreachable } from "../../kernel/index.ts";
import type { Alarm } from "../../contracts/index.ts";

const names = {
  "spo2/low": "SpO2",
  "pulse/low": "The pulse",
  "pulse/high": "The pulse",
  "bp/low": "The pressure",
  "bp/high": "The pressure",
  "bp/rise": "The rise of the pressure",
  "bp/overdue": "The reading that is overdue",
  pump: "The pump alarm",
  signal: "The signal alarm",
  link: "The link alarm",
  cuff: "The cuff alarm",
  log: "The log alarm",
  engine: "The engine alarm",
} as const satisfies Record<Alarm["condition"], string>;

/** What is worse than it was when somebody looked, as the reason for a refusal. */
export function grownWorse({ condition, evidence, priority }: Alarm): string {
  const name = names[condition];
  switch (evidence.kind) {
    case "number":
      return `${name} is now ${evidence.direction} ${evidence.limit}: look again`;
    case "pressure":
      return `${name} is now ${evidence.systolic}/${evidence.diastolic}, ${priority}: look again`;
    case "words":
      return `${name} is now ${priority} (${evidence.words}): look again`;
    default:
      return unreachable(evidence);
  }
}
