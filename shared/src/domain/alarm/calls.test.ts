import { describe, expect, test } from "vitest";
import { Instant, Millis, Seconds } from "../../kernel/index.ts";
import { ChairId, type Alarm, type AlarmKey, type Priority } from "../../contracts/index.ts";
import { clinicEscalation } from "../protocol/clinic.ts";
import { sublingual } from "../protocol/sublingual.ts";
import type { Escalation, Turn } from "./book.ts";
import { callOn, chainBegun, nextCall } from "./calls.ts";
import { defaultLimits } from "./defaultLimits.ts";
import { gone } from "./finding.ts";

const alarm = (priority: Priority, more: Partial<Alarm> = {}): Alarm => ({
  key: "chair-1/spo2/low" as AlarmKey,
  condition: "spo2/low",
  kind: "physiological",
  episode: Instant(0),
  phase: "active",
  step: 0,
  priority,
  rule: "spo2 below limit",
  evidence: { kind: "words", words: "" },
  delayMs: Millis(0),
  raisedAt: Instant(0),
  ...more,
});

/** Every step of a chain that nobody answers, with its second. */
function unanswered(priority: Priority, chain: Escalation): readonly string[] {
  const steps: string[] = [];
  let now = chainBegun(alarm(priority), Instant(0), chain);
  if (now.call !== undefined) steps.push(`0 ${now.call.role}`);
  for (let next = nextCall(now, chain); next !== undefined; next = nextCall(now, chain)) {
    const { step, role, at } = next;
    steps.push(`${at / 1_000} ${role}`);
    now = { ...now, call: { step, role, at } };
  }
  return steps;
}

describe("clinical 6: the chain of what nobody answers", () => {
  test.each([
    [
      "high in a clinic: lead at 30 s, on call 60 s later",
      "high",
      clinicEscalation,
      ["0 nurse", "30 lead", "90 on call"],
    ],
    ["medium in a clinic: lead at 120 s", "medium", clinicEscalation, ["0 nurse", "120 lead", "180 on call"]],
    [
      "high at home: guide 0, support person 30, clinician 60, emergency prompt 90 s",
      "high",
      sublingual.escalation,
      ["0 guide", "30 support person", "60 clinician", "90 emergency prompt"],
    ],
    ["low calls nobody", "low", clinicEscalation, []],
    ["information calls nobody", "info", clinicEscalation, []],
  ] as const)("%s", (_, priority, chain, steps) => expect(unanswered(priority, chain)).toEqual(steps));

  test("a first step with a time of its own waits for it", () => {
    const late: Escalation = { ...clinicEscalation, high: [{ role: "lead", afterMs: Seconds(30) }] };
    expect(unanswered("high", late)).toEqual(["30 lead"]);
  });

  test("where nobody was called yet, and of whom nobody heard, is said with the call", () => {
    const late: Escalation = { ...clinicEscalation, high: [{ role: "lead", afterMs: Seconds(30) }] };
    const one = alarm("high", { chair: ChairId.parse("chair-1") });
    const draft = { alarms: { [one.key]: { alarm: one, present: gone } }, limits: defaultLimits, escalation: late };
    const turn: Turn = { at: Instant(30_000), decisions: [], draft };
    callOn(turn);
    expect(turn.decisions.map(({ event }) => event)).toMatchObject([
      {
        type: "alarm.called",
        chair: "chair-1",
        key: one.key,
        episode: 0,
        step: 0,
        role: "lead",
        why: "nobody answered",
      },
      { type: "alarm.changed", alarm: { call: { step: 0, role: "lead", at: 30_000 } } },
    ]);
  });

  test("a step that was called early or late moves those behind it", () => {
    const early = alarm("high", { call: { step: 1, role: "lead", at: Instant(5_000) } });
    expect(nextCall(early, clinicEscalation)?.at).toBe(65_000);
    const late = alarm("high", { call: { step: 1, role: "lead", at: Instant(500_000) } });
    expect(nextCall(late, clinicEscalation)?.at).toBe(560_000);
  });

  test("a chain that has become shorter meanwhile is at its end", () => {
    const third = alarm("high", { call: { step: 2, role: "on call", at: Instant(0) } });
    expect(nextCall(third, { ...clinicEscalation, high: [{ role: "nurse", afterMs: Millis(0) }] })).toBeUndefined();
  });
});

describe("S10: what calls on", () => {
  const by = { name: "Ada", verified: false } as const;
  test.each([
    ["a latched high", { phase: "latched" }, true],
    [
      "a paused one: a pause is silence and no answer",
      { paused: { by, at: Instant(0), until: Instant(9), step: 0 } },
      true,
    ],
    ["not an acknowledged one", { acknowledged: { by, at: Instant(0), step: 0 } }, false],
    ["not one that a rule excuses", { inhibited: { by: "cuff", until: "it ends" } }, false],
    ["not a pending one", { phase: "pending" }, false],
    ["not a message", { phase: "latched", priority: "info", was: "medium" }, false],
  ] as const)("%s", (_, more, calls) => {
    expect(nextCall(alarm("high", more), clinicEscalation) !== undefined).toBe(calls);
    expect(chainBegun(alarm("high", more), Instant(7), clinicEscalation).call !== undefined).toBe(calls);
  });
});
