import { expect, test } from "vitest";
import { Instant, Millis } from "../../kernel/index.ts";
import type { AlarmCondition, Priority } from "../../contracts/index.ts";
import { follow } from "../alarm/lifecycle.ts";
import type { ChairTurn } from "../chair/state.ts";
import { patientSubject } from "../chair/subject.ts";
import { chair as chairId } from "../story.test-support.ts";
import { criteriaOf } from "./criteria.ts";
import { scene } from "./scene.test-support.ts";

type Raised = readonly [condition: AlarmCondition, priority: Priority, then?: "over" | "held"];

/** The criterion beside alarms of these, each raised in turn. */
function calm(...raised: readonly Raised[]) {
  const { session, chair, at } = scene();
  const turn: ChairTurn = { at: Instant(at - 1_000), decisions: [], draft: { ...chair } };
  for (const [condition, priority, then] of raised) {
    const rule = "spo2 below limit" as const;
    const grade = { step: 0, priority, rule, evidence: { kind: "words" as const, words: "" }, delayMs: Millis(0) };
    follow(turn, patientSubject(chairId, condition), { is: then === "held" ? "pending" : "present", ...grade });
    if (then === "over") follow(turn, patientSubject(chairId, condition), { is: "gone" });
  }
  const found = criteriaOf(session, turn.draft, at).find(({ id }) => id === "alarms");
  return found && { evidence: found.evidence, overridable: found.overridable };
}

test.each<readonly [string, readonly Raised[], string, boolean]>([
  ["nothing", [], "none is active", true],
  [
    "what is active, by its name",
    [
      ["spo2/low", "medium"],
      ["rr/low", "medium"],
    ],
    "active: SpO2 low (medium), breathing slow (medium)",
    true,
  ],
  [
    "what is over and was medium, as what it was",
    [["pulse/high", "medium", "over"]],
    "not acknowledged: pulse high (medium)",
    true,
  ],
  [
    "and several of them",
    [
      ["rr/low", "medium", "over"],
      ["pulse/high", "medium", "over"],
    ],
    "not acknowledged: breathing slow (medium), pulse high (medium)",
    true,
  ],
  [
    "both",
    [
      ["spo2/low", "medium"],
      ["pulse/high", "medium", "over"],
    ],
    "active: SpO2 low (medium); not acknowledged: pulse high (medium)",
    true,
  ],
  ["S21: a high is nobody's to sign over", [["spo2/low", "high"]], "active: SpO2 low (high)", false],
  [
    "nor is one that is over and that nobody has answered",
    [["spo2/low", "high", "over"]],
    "not acknowledged: SpO2 low (high)",
    false,
  ],
  [
    "nor is one beside a medium",
    [
      ["pulse/high", "medium"],
      ["spo2/low", "high"],
    ],
    "active: SpO2 low (high), pulse high (medium)",
    false,
  ],
  [
    "a high that is only held is none yet",
    [
      ["pulse/high", "medium"],
      ["spo2/low", "high", "held"],
    ],
    "active: pulse high (medium)",
    true,
  ],
])("S21, clinical 6: %s", (_, raised, evidence, overridable) => {
  expect(calm(...raised)).toEqual({ evidence, overridable });
});
