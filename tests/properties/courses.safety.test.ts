import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { VigilEvent, type Alarm, type Announce, type Session } from "@vigil/shared/contracts";
import type { Timed } from "@vigil/shared/domain";
import { between } from "@vigil/shared/kernel";
import { HardCases } from "./codecs.tally.ts";
import { courses } from "./courses.arbitrary.ts";
import { alarmsOf, play } from "./histories.arbitrary.ts";
import { advanceWorld, fold, newWorld, quick } from "./histories.world.ts";

const runs = { numRuns: 40 };

const required = [
  "moaas",
  "rr",
  "dissociation",
  "orientation",
  "gait",
  "nausea",
  "aldrete",
  "symptoms",
  "mood",
] as const;
const papers = ["escort", "transport", "driving", "instructions"] as const;

describe("sessions, whatever happens in them", () => {
  test("every decision is as the contract says", () => {
    fc.assert(
      fc.property(courses, (list) => {
        for (const { event } of fold(play(list).history).decisions) {
          const { data, error } = VigilEvent.safeParse(event);
          expect(error).toBeUndefined();
          expect(data).toEqual(event);
        }
      }),
      runs,
    );
  });

  test("S21: nobody is discharged without all the evidence, each of it found in time", () => {
    const hard = new HardCases("discharges", ["discharged"]);
    fc.assert(
      fc.property(courses, (list) => {
        const ends = fold(play(list).history).decisions.flatMap(({ event }) =>
          event.type === "session.ended" && event.session.phase === "discharged" ? [event.session] : [],
        );
        hard.run(new Set(ends.length > 0 ? ["discharged"] : []));
        for (const session of ends) proven(session);
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("S1: no active high is unheard, unless somebody or a rule says why", () => {
    const hard = new HardCases("high alarms in sessions", ["high"]);
    fc.assert(
      fc.property(courses, (list) => {
        const told = new Map<string, Announce>();
        let world = newWorld();
        let high = false;
        for (const { at, input } of play(list).history) {
          const turn = advanceWorld(world, input, at);
          world = turn.world;
          note(told, turn.decisions);
          for (const alarm of alarmsOf(world)) {
            if (!isLoud(alarm)) continue;
            high = true;
            const announce = told.get(alarm.key);
            expect(announce, alarm.key).toBeDefined();
            // Nothing is heard anew where a worse step that was heard has eased.
            expect(
              announce?.heard === true || announce?.why === "milder step",
              JSON.stringify({ alarm, announce }),
            ).toBe(true);
          }
        }
        hard.run(new Set(high ? ["high"] : []));
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });
});

function note(told: Map<string, Announce>, decisions: readonly Timed[]): void {
  for (const { event } of decisions) if (event.type === "alarm.changed") told.set(event.alarm.key, event.announce);
}

const isLoud = ({ phase, priority, acknowledged, paused, inhibited }: Alarm): boolean =>
  phase === "active" &&
  priority === "high" &&
  acknowledged === undefined &&
  paused === undefined &&
  inhibited === undefined;

function proven(session: Session): void {
  const { checks, signed, findings, dose } = session;
  const [first, last] = checks.slice(-2);
  if (first === undefined || last === undefined) throw new Error("fewer than two checks");
  if (signed === "not yet" || signed.override !== undefined) throw new Error("not signed by the criteria");
  if (dose === "none" || dose.stoppedAt === "not yet") throw new Error("the dose goes on");
  const { discharge } = quick;
  expect(between(first.at, last.at)).toBeGreaterThanOrEqual(discharge.apartMs);
  expect(between(dose.stoppedAt, signed.at)).toBeGreaterThanOrEqual(discharge.timers[0]?.ms ?? Infinity);
  for (const name of required) {
    const found = findings[name];
    if (found === undefined) throw new Error(`${name} was never found`);
    expect(between(found.at, last.at), name).toBeLessThanOrEqual(discharge.findingFreshMs);
    expect(found.at, name).toBeGreaterThan(dose.stoppedAt);
  }
  for (const name of papers) expect(findings[name], name).toBeDefined();
  expect(findings["moaas"]?.value).toBe(5);
}
