import { unreachable } from "../../kernel/index.ts";
import { conditionNames, type Alarm } from "../../contracts/index.ts";

/** What is worse than it was when somebody looked, as the reason for a refusal. */
export function grownWorse({ condition, evidence, priority }: Alarm): string {
  const spoken = conditionNames[condition];
  const name = spoken.charAt(0).toUpperCase() + spoken.slice(1);
  switch (evidence.kind) {
    case "number":
      return `${name}: it is now ${evidence.direction} ${evidence.limit}, look again`;
    case "pressure":
      return `${name}: it is now ${evidence.systolic}/${evidence.diastolic}, ${priority}, look again`;
    case "several":
    case "words":
      return `${name}: it is now ${priority} (${evidence.words}), look again`;
    default:
      return unreachable(evidence);
  }
}
