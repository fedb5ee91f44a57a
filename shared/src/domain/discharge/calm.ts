import { conditionNames } from "../../contracts/index.ts";
import { proof, type Proof, type Scene } from "./proof.ts";

/**
 * S21: no high or medium alarm is active, acknowledged or not; clinical 6: and none that nobody has answered is over. What
 * came late waits to be acknowledged likewise (S12).
 */
export function calmProof({ chair }: Scene): Proof {
  const [active, latched] = [named(chair, "active"), named(chair, "latched")];
  if (active.length === 0 && latched.length === 0) return proof("met", "none is active");
  // S21: a high is never signed over, and one that nobody has answered still calls.
  const overridable = !Object.values(chair.alarms).some(
    ({ alarm: { phase, priority } }) => priority === "high" && (phase === "active" || phase === "latched"),
  );
  const parts = [
    ...(active.length === 0 ? [] : [`active: ${active.join(", ")}`]),
    ...(latched.length === 0 ? [] : [`not acknowledged: ${latched.join(", ")}`]),
  ];
  return proof("not met", parts.join("; "), { overridable });
}

const named = ({ alarms }: Scene["chair"], phase: "active" | "latched"): readonly string[] =>
  Object.values(alarms)
    .flatMap(({ alarm }) =>
      alarm.phase === phase && (phase === "latched" || alarm.priority === "medium" || alarm.priority === "high")
        ? [
            `${conditionNames[alarm.condition]} (${phase === "latched" ? (alarm.was ?? alarm.priority) : alarm.priority})`,
          ]
        : [],
    )
    .toSorted();
