import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Alarm, Announce } from "@vigil/shared/contracts";
import type { Timed } from "@vigil/shared/domain";
import { HardCases } from "./codecs.tally.ts";
import { courses } from "./courses.arbitrary.ts";
import { alarmsOf, moves, play, type Move } from "./histories.arbitrary.ts";
import { advanceWorld, deadlineOfWorld, fold, newWorld, oximeters, type Heard, type World } from "./histories.world.ts";

type Changed = { readonly at: number; readonly alarm: Alarm; readonly announce: Announce };

/** A grave alarm is acknowledged, and then left alone or attended, for longer than either allows. */
const answered = fc
  .tuple(fc.constantFrom(...oximeters), fc.nat(5), fc.boolean(), fc.constantFrom(60_000, 200_000))
  .map(([device, which, attends, ms]): readonly Move[] => [
    { kind: "reads", device, spo2: 79, pulse: 70, quality: "good", times: 2 },
    { kind: "answers", what: "acknowledge", which, stepOff: 0 },
    ...(attends ? ([0, 1] as const).map((chair): Move => ({ kind: "does", what: "patient.attended", chair })) : []),
    { kind: "waits", ms },
    { kind: "waits", ms: 1 },
  ]);

const withAnswers = fc.tuple(moves, answered, moves).map((parts): readonly Move[] => parts.flat());

/** Both with sessions and without. */
const histories = fc.oneof({ weight: 3, arbitrary: withAnswers }, { weight: 1, arbitrary: courses });

const changes = (decisions: readonly Timed[]): readonly Changed[] =>
  decisions.flatMap(({ at, event }) =>
    event.type === "alarm.changed" ? [{ at, alarm: event.alarm, announce: event.announce }] : [],
  );

/** What keeps a raised alarm silent, as anybody can see it. */
const isSilenced = ({ acknowledged, paused, inhibited }: Alarm): boolean =>
  acknowledged !== undefined || paused !== undefined || inhibited !== undefined;

/** Plays a history input by input and looks at the world after each. */
function eachTurn(
  history: readonly Heard[],
  look: (now: { world: World; at: number; decisions: readonly Timed[] }) => void,
): void {
  let world = newWorld();
  for (const { at, input } of history) {
    const told = advanceWorld(world, input, at);
    world = told.world;
    look({ world, at, decisions: told.decisions });
  }
}

describe("what is raised is heard", () => {
  test("no active or latched high is without an announcement that was heard, or a reason that can be seen", () => {
    const hard = new HardCases("announced", ["active", "latched", "acknowledged", "paused"]);
    fc.assert(
      fc.property(histories, (list) => {
        const met = new Set<string>();
        const last = new Map<string, Changed>();
        eachTurn(play(list).history, ({ world, decisions }) => {
          for (const changed of changes(decisions)) last.set(changed.alarm.key, changed);
          for (const alarm of alarmsOf(world)) {
            if (alarm.priority !== "high" || alarm.phase === "pending") continue;
            const said = last.get(alarm.key);
            // What is told last is what there is: nothing changes in silence.
            if (said?.alarm !== alarm) expect(said?.alarm, alarm.key).toEqual(alarm);
            expect(said?.announce.heard, `${alarm.key}: ${said?.announce.why}`).toBe(!isSilenced(alarm));
            met.add(alarm.phase);
            if (alarm.acknowledged !== undefined) met.add("acknowledged");
            if (alarm.paused !== undefined) met.add("paused");
          }
        });
        hard.run([...met].filter((one) => one !== "cleared"));
      }),
      { numRuns: 150 },
    );
    expect(hard.rare()).toEqual([]);
  });

  test("a medium or high is never over without a trace: it was answered, is a message or a latch, or its patient has left or was seen", () => {
    const hard = new HardCases("traces", ["a message", "a latch", "answered"]);
    fc.assert(
      fc.property(withAnswers, (list) => {
        const met = new Set<string>();
        let before = new Map<string, Alarm>();
        eachTurn(play(list).history, ({ world, decisions }) => {
          const now = new Map(alarmsOf(world).map((alarm) => [alarm.key, alarm]));
          const seen = decisions.some(({ event }) => event.type === "watch.ended" || event.type === "command.done");
          for (const { alarm, announce } of changes(decisions)) {
            if (announce.why === "message") met.add("a message");
            if (announce.why === "still latched") met.add("a latch");
            const was = before.get(alarm.key);
            if (alarm.phase !== "cleared" || was === undefined || was.phase === "pending") continue;
            if (was.priority !== "medium" && was.priority !== "high") continue;
            if (was.acknowledged !== undefined) met.add("answered");
            // Only the gateway's engine alarm ends with a start, and a screen that can sound ends its own.
            const ownEnd = alarm.condition === "engine" || alarm.condition === "station";
            expect(was.acknowledged !== undefined || seen || ownEnd, `${alarm.key} is gone`).toBe(true);
          }
          before = now;
        });
        hard.run(met);
      }),
      { numRuns: 150 },
    );
    expect(hard.rare()).toEqual([]);
  });
});

describe("S10: what nobody answers calls on", () => {
  test("every raised and unanswered medium or high has called somebody, and waits for the next or has no next", () => {
    const hard = new HardCases("calls", ["a later step", "the end of the chain"]);
    fc.assert(
      fc.property(histories, (list) => {
        const met = new Set<string>();
        eachTurn(play(list).history, ({ world, at }) => {
          for (const alarm of alarmsOf(world)) {
            const { priority, phase, acknowledged, inhibited, call } = alarm;
            if (phase === "pending" || acknowledged !== undefined || inhibited !== undefined) continue;
            if (priority !== "medium" && priority !== "high") continue;
            const chain = chainOf(alarm, world);
            expect(call, alarm.key).toBeDefined();
            if (call === undefined) continue;
            if (call.step > 0) met.add("a later step");
            const next = chain[call.step + 1];
            const here = chain[call.step];
            if (next === undefined || here === undefined) {
              met.add("the end of the chain");
              continue;
            }
            const due = call.at + next.afterMs - here.afterMs;
            expect(due, `${alarm.key} called ${call.role}`).toBeGreaterThan(at);
            expect(deadlineOfWorld(world)).toBeLessThanOrEqual(due);
          }
        });
        hard.run(met);
      }),
      { numRuns: 150 },
    );
    expect(hard.rare()).toEqual([]);
  });

  test("a chain goes on one step at a time, each an event of its own, and begins again only with a raise", () => {
    const hard = new HardCases("steps", ["went on", "began again", "passed on at once", "lapsed", "repeat due"]);
    fc.assert(
      fc.property(histories, (list) => {
        const met = new Set<string>();
        const last = new Map<string, Alarm>();
        let called: { key: string; step: number } | "none" = "none";
        for (const { event } of fold(play(list).history).decisions) {
          if (event.type === "alarm.called") {
            const before = last.get(event.key)?.call;
            // Into a session or out of it the chain is another's.
            expect(event.step).toBe(before === undefined ? 0 : before.step + 1);
            if (event.why.includes("cannot come") || event.why.includes("not reached")) met.add("passed on at once");
            called = { key: event.key, step: event.step };
            continue;
          }
          if (event.type !== "alarm.changed") continue;
          const { alarm, announce } = event;
          const before = last.get(alarm.key);
          if (called !== "none") {
            expect({ key: alarm.key, step: alarm.call?.step }).toEqual(called);
            met.add(announce.why === "acknowledgement lapsed" ? "lapsed" : "went on");
          } else if (alarm.call !== undefined && alarm.call.at !== before?.call?.at && announce.heard) {
            if (announce.why === "repeat due") met.add("repeat due");
            if (announce.why !== "gateway restarted" && before?.call !== undefined) met.add("began again");
            if (announce.why !== "gateway restarted") expect(alarm.call.step).toBe(0);
          }
          called = "none";
          last.set(alarm.key, alarm);
        }
        hard.run(met);
      }),
      { numRuns: 150 },
    );
    expect(hard.rare()).toEqual([]);
  });

  test("an acknowledged high is attended within 60 s, or it sounds again", () => {
    const hard = new HardCases("going", ["on the way", "attended", "lapsed"]);
    fc.assert(
      fc.property(histories, (list) => {
        const met = new Set<string>();
        eachTurn(play(list).history, ({ world, at, decisions }) => {
          for (const { announce } of changes(decisions)) {
            if (announce.why === "attended") met.add("attended");
            if (announce.why === "acknowledgement lapsed") met.add("lapsed");
          }
          for (const { acknowledged } of alarmsOf(world)) {
            if (acknowledged?.goingUntil === undefined) continue;
            met.add("on the way");
            expect(acknowledged.goingUntil).toBeGreaterThan(at);
            expect(acknowledged.goingUntil - at).toBeLessThanOrEqual(60_000);
          }
        });
        hard.run(met);
      }),
      { numRuns: 150 },
    );
    expect(hard.rare()).toEqual([]);
  });
});

/** By the chain that stands in the state itself. */
function chainOf({ priority, chair, condition }: Alarm, { first, second, house }: World) {
  const owner = condition === "engine" || chair === undefined ? house : chair === first.id ? first : second;
  return priority === "high" ? owner.escalation.high : owner.escalation.medium;
}
