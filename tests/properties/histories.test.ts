import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Alarm, Input } from "@vigil/shared/contracts";
import type { Timed } from "@vigil/shared/domain";
import { HardCases } from "./codecs.tally.ts";
import { alarmsOf, losses, moves, play, type Move } from "./histories.arbitrary.ts";
import { advanceWorld, bySubject, deadlineOfWorld, fold, newWorld, oximeters, type Heard } from "./histories.world.ts";

const runs = { numRuns: 500 };

/** Before a start, wakes came only until the gateway went down. */
const awakeUntil = ({ at, input }: Heard, last: number): number => {
  if (input.type !== "gateway.started") return at;
  return input.downForMs === "unknown" ? last : at - input.downForMs;
};

describe("replay is live", () => {
  test("the shell that wakes at every deadline decides what a fold without a wake decides", () => {
    const hard = new HardCases("live and replay", ["a deadline fired between inputs", "a restart with history"]);
    fc.assert(
      fc.property(moves, (list) => {
        const { history } = play(list);
        const met: string[] = [];
        let world = newWorld();
        let last = 0;
        const live: Timed[] = [];
        for (const heard of history) {
          const until = awakeUntil(heard, last);
          for (let due = deadlineOfWorld(world); due <= until; due = deadlineOfWorld(world)) {
            const woken = advanceWorld(structuredClone(world), "wake", due);
            if (woken.decisions.length > 0 && due < heard.at) met.push("a deadline fired between inputs");
            live.push(...woken.decisions);
            world = woken.world;
          }
          const told = advanceWorld(structuredClone(world), heard.input, heard.at);
          if (heard.input.type === "gateway.started" && world.first.watch !== "not watched")
            met.push("a restart with history");
          live.push(...told.decisions);
          world = told.world;
          last = heard.at;
        }
        hard.run(met);
        const replayed = fold(history);
        expect(bySubject(live)).toEqual(bySubject(replayed.decisions));
        expect(world).toEqual(replayed.world);
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("extra wake-ups at any time change nothing", () => {
    const hard = new HardCases("extra wakes", ["a wake at the very instant of an input", "a wake between inputs"]);
    fc.assert(
      fc.property(moves, fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })), (list, where) => {
        const { history } = play(list);
        const met: string[] = [];
        let world = newWorld();
        let last = 0;
        const woken: Timed[] = [];
        for (const heard of history) {
          const until = awakeUntil(heard, last);
          const [share = 0] = where.take(1);
          const at = share > 0.8 ? until : Math.floor(last + (until - last) * share);
          if (until >= last) {
            if (at === heard.at) met.push("a wake at the very instant of an input");
            else if (at > last) met.push("a wake between inputs");
            const told = advanceWorld(world, "wake", at);
            woken.push(...told.decisions);
            world = told.world;
          }
          const told = advanceWorld(world, heard.input, heard.at);
          woken.push(...told.decisions);
          world = told.world;
          last = heard.at;
        }
        hard.run(met);
        expect(bySubject(woken)).toEqual(bySubject(fold(history).decisions));
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("folding never changes a state it was given", () => {
    fc.assert(
      fc.property(moves, (list) => {
        let world = newWorld();
        for (const { at, input } of play(list).history) {
          const before = structuredClone(world);
          const { world: next } = advanceWorld(world, input, at);
          expect(world).toEqual(before);
          world = next;
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe("S1: one answer, one alarm", () => {
  test("acknowledging or pausing one alarm never silences, ends or changes another", () => {
    const hard = new HardCases("one answer", ["acknowledged", "paused", "another alarm of the chair sounded later"]);
    fc.assert(
      fc.property(moves, fc.nat(), (list, pick) => {
        const { history } = play(list);
        const answers = history.filter(({ input }) => silencingKey(input) !== undefined);
        const chosen = answers[pick % Math.max(1, answers.length)];
        const key = chosen && silencingKey(chosen.input);
        if (chosen === undefined || key === undefined) return hard.run([]);
        const withIt = fold(history).decisions;
        // The same history in which that answer was never given; its instant stays, so that the same deadlines fire.
        const nothing: Input = { type: "clock.stepped", byMs: 0 };
        const unanswered = history.map((heard) => (heard === chosen ? { at: heard.at, input: nothing } : heard));
        const without = fold(unanswered).decisions;
        const answered = new Set(history.filter(({ input }) => keyOf(input) === key).map(({ input }) => idOf(input)));
        expect(others(withIt, key, answered)).toEqual(others(without, key, answered));
        const met: string[] = [];
        const done = withIt.some(({ event }) => event.type === "command.done" && event.command === idOf(chosen.input));
        if (done && chosen.input.type === "command.received")
          met.push(chosen.input.command.act.type === "alarm.pause" ? "paused" : "acknowledged");
        const [chair] = key.split("/");
        const later = withIt.some(
          ({ at, event }) =>
            at >= chosen.at &&
            event.type === "alarm.changed" &&
            event.announce.heard &&
            event.alarm.key !== key &&
            event.alarm.chair === chair,
        );
        if (done && later) met.push("another alarm of the chair sounded later");
        hard.run(met);
      }),
      { numRuns: 1_000 },
    );
    expect(hard.rare()).toEqual([]);
  });

  test("no alarm is silent without a reason that can be seen, and no answer covers a worse step", () => {
    const hard = new HardCases("reasons", ["escalated", "acknowledged", "paused", "still latched", "pause ended"]);
    fc.assert(
      fc.property(moves, (list) => {
        const met = new Set<string>();
        const before = new Map<string, Alarm>();
        for (const { event } of fold(play(list).history).decisions) {
          if (event.type !== "alarm.changed") continue;
          const { alarm, announce } = event;
          met.add(announce.why);
          expect(reasonStands(alarm, announce), `${announce.why} for ${JSON.stringify(alarm)}`).toBe(true);
          expect(alarm.acknowledged?.step ?? alarm.step).toBe(alarm.step);
          expect(alarm.paused?.step ?? alarm.step).toBe(alarm.step);
          const last = before.get(alarm.key);
          // A high is never over before a person has answered it, or the patient has left or was seen.
          if (
            last?.phase === "active" &&
            last.priority === "high" &&
            last.acknowledged === undefined &&
            alarm.step < last.step
          )
            expect(announce.why === "acknowledged").toBe(true);
          before.set(alarm.key, alarm);
        }
        hard.run([...met].filter((why) => cases.includes(why)));
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("every command gets exactly one answer", () => {
    const hard = new HardCases("answers", ["done", "refused"]);
    fc.assert(
      fc.property(moves, (list) => {
        const { history } = play(list);
        const asked = history.flatMap(({ input }) => (input.type === "command.received" ? [input.command.id] : []));
        const answered = fold(history).decisions.flatMap(({ event }) =>
          event.type === "command.done" || event.type === "command.refused" ? [event] : [],
        );
        expect(answered.map(({ command }) => command).toSorted()).toEqual(asked.toSorted());
        hard.run(answered.map(({ type }) => (type === "command.done" ? "done" : "refused")));
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });
});

test("S2: loss of data never ends, eases or silences an active or latched alarm", () => {
  const hard = new HardCases("loss", ["a patient's alarm was active", "a patient's alarm was latched"]);
  fc.assert(
    fc.property(moves, losses, fc.boolean(), (list, lost, suddenly) => {
      const played = play(list);
      // A value stands until it is stale: either every probe says that it is off at once, or all of them first grow stale.
      const at = suddenly ? played.at : played.at + 5_000;
      const seen = { world: advanceWorld(played.world, "wake", at).world, at };
      const first: Move[] = suddenly ? oximeters.map((device) => ({ kind: "off", device, because: "probe off" })) : [];
      const before = alarmsOf(seen.world).filter(
        // A start opens the log anew: that alarm is about no patient's data.
        ({ phase, condition }) => (phase === "active" || phase === "latched") && condition !== "log",
      );
      const after = new Map(
        alarmsOf(play([...first, ...lost], seen.world, seen.at).world).map((alarm) => [alarm.key, alarm]),
      );
      for (const alarm of before) {
        const now = after.get(alarm.key);
        expect(now, `${alarm.key} is gone`).toBeDefined();
        // Of a message a new finding is shown whole, and that it was a medium is kept.
        if (alarm.was !== undefined) {
          expect(now?.was === alarm.was || now?.priority === "medium" || now?.priority === "high").toBe(true);
          continue;
        }
        expect(now?.step).toBeGreaterThanOrEqual(alarm.step);
        expect(now?.phase === "active" || now?.phase === alarm.phase, `${alarm.key} is ${now?.phase}`).toBe(true);
        // Nothing may become silent that was not answered before.
        expect(now?.acknowledged === undefined || alarm.acknowledged !== undefined).toBe(true);
        expect(now?.paused === undefined || alarm.paused !== undefined).toBe(true);
      }
      const ofPatient = before.filter(({ kind }) => kind === "physiological");
      const met: string[] = [];
      if (ofPatient.some(({ phase }) => phase === "active")) met.push("a patient's alarm was active");
      if (ofPatient.some(({ phase }) => phase === "latched")) met.push("a patient's alarm was latched");
      hard.run(met);
    }),
    runs,
  );
  expect(hard.rare()).toEqual([]);
});

const cases = ["escalated", "acknowledged", "paused", "still latched", "pause ended"];

function reasonStands(alarm: Alarm, announce: Extract<Timed["event"], { type: "alarm.changed" }>["announce"]): boolean {
  const answered = alarm.acknowledged !== undefined || alarm.paused !== undefined;
  const raised = alarm.phase === "active" || alarm.phase === "latched";
  if (announce.heard) return raised && !answered && alarm.inhibited === undefined && alarm.priority !== "info";
  switch (announce.why) {
    case "pending":
      return alarm.phase === "pending";
    case "acknowledged":
      return alarm.acknowledged !== undefined;
    case "paused":
      return alarm.paused !== undefined;
    case "information only":
      return alarm.priority === "info";
    case "milder step":
      return alarm.phase === "active" && !answered;
    case "inhibited":
      return alarm.inhibited !== undefined && !answered;
    case "message":
      return alarm.phase === "latched" && alarm.priority === "info" && alarm.was !== undefined;
    case "attended":
      return alarm.acknowledged !== undefined && alarm.acknowledged.goingUntil === undefined;
    case "ended":
      return alarm.phase === "cleared";
  }
}

function keyOf(input: Input): string | undefined {
  return input.type === "command.received" && "key" in input.command.act ? input.command.act.key : undefined;
}

function silencingKey(input: Input): string | undefined {
  const act = input.type === "command.received" ? input.command.act.type : "none";
  return act === "alarm.acknowledge" || act === "alarm.pause" ? keyOf(input) : undefined;
}

const idOf = (input: Input): string | undefined => (input.type === "command.received" ? input.command.id : undefined);

/** All decisions but those of one alarm and the answers to commands that name it. */
function others(decisions: readonly Timed[], key: string, commands: ReadonlySet<string | undefined>) {
  return bySubject(
    decisions.filter(({ event }) => {
      if (event.type === "alarm.changed") return event.alarm.key !== key;
      if (event.type === "alarm.called") return event.key !== key;
      if (event.type === "command.done" || event.type === "command.refused") return !commands.has(event.command);
      return true;
    }),
  );
}
