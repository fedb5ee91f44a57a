import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { subjectOfAct, type ChairState, type Timed } from "@vigil/shared/domain";
import type { Act, Input } from "@vigil/shared/contracts";
import { HardCases } from "./codecs.tally.ts";
import { courses } from "./courses.arbitrary.ts";
import { play } from "./histories.arbitrary.ts";
import {
  advanceWorld,
  bySubject,
  chairs,
  deadlineOfWorld,
  fold,
  newWorld,
  type Heard,
  type World,
} from "./histories.world.ts";

const runs = { numRuns: 80 };

/** Before a start, wakes came only until the gateway went down. */
const awakeUntil = ({ at, input }: Heard, last: number): number => {
  if (input.type !== "gateway.started") return at;
  return input.downForMs === "unknown" ? last : at - input.downForMs;
};

const phasesIn = (decisions: readonly Timed[]): string[] =>
  decisions.flatMap(({ event }) =>
    event.type === "session.changed" || event.type === "session.ended" ? [event.session.phase] : [],
  );

describe("sessions", () => {
  test("the shell that wakes at every deadline decides what a fold without a wake decides", () => {
    const reached = ["held", "dosing", "active", "recovery", "review", "discharged", "restart with a session"];
    const hard = new HardCases("sessions live and replayed", reached);
    fc.assert(
      fc.property(courses, (list) => {
        const { history } = play(list);
        const met = new Set<string>();
        const live: Timed[] = [];
        let world = newWorld();
        let last = 0;
        for (const heard of history) {
          const until = awakeUntil(heard, last);
          for (let due = deadlineOfWorld(world); due <= until; due = deadlineOfWorld(world)) {
            const woken = advanceWorld(world, "wake", due);
            live.push(...woken.decisions);
            world = woken.world;
          }
          if (heard.input.type === "gateway.started" && world.first.session !== "no session")
            met.add("restart with a session");
          const told = advanceWorld(world, heard.input, heard.at);
          live.push(...told.decisions);
          world = told.world;
          last = heard.at;
        }
        for (const phase of phasesIn(live)) if (reached.includes(phase)) met.add(phase);
        hard.run(met);
        const replayed = fold(history);
        expect(bySubject(live)).toEqual(bySubject(replayed.decisions));
        expect(world).toEqual(replayed.world);
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("what the screen says is refused is refused, and nothing else", () => {
    const hard = new HardCases("screen and engine", ["done", "refused"]);
    fc.assert(
      fc.property(courses, (list) => {
        let world = newWorld();
        const met = new Set<string>();
        for (const { at, input } of play(list).history) {
          const act = actIn(input);
          if (input.type !== "gateway.started") world = advanceWorld(world, "wake", at).world;
          const shown = act === undefined ? undefined : refusalShown(act, world);
          const told = advanceWorld(world, input, at);
          world = told.world;
          if (shown === undefined) continue;
          const refused = told.decisions.find(({ event }) => event.type === "command.refused")?.event;
          met.add(refused === undefined ? "done" : "refused");
          expect(refused !== undefined, `${JSON.stringify({ act, shown, refused })}`).toBe(shown !== "none");
        }
        hard.run(met);
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("a session never goes back from its dose, and is told once for every change", () => {
    fc.assert(
      fc.property(courses, (list) => {
        const told = new Map<string, unknown>();
        for (const { event } of fold(play(list).history).decisions) {
          if (event.type !== "session.changed" && event.type !== "session.ended") continue;
          const { id, phases, dose } = event.session;
          const dosed = phases.findIndex(({ phase }) => phase === "dosing");
          expect(dosed >= 0).toBe(dose !== "none");
          if (dosed >= 0)
            for (const { phase } of phases.slice(dosed))
              expect(["draft", "screening", "held", "cleared"]).not.toContain(phase);
          // A person may record the same twice; a rule never says what is so already.
          if (event.type === "session.changed" && event.by === "rule")
            expect(event.session, "nothing changed").not.toEqual(told.get(id));
          told.set(id, event.session);
        }
      }),
      runs,
    );
  });
});

const actIn = (input: Input): Act | undefined => (input.type === "command.received" ? input.command.act : undefined);

/** What the screen of that chair shows of an act in its open session; undefined where it says nothing of it. */
function refusalShown(act: Act, world: World): string | undefined {
  const chair: ChairState = subjectOfAct(act) === chairs[0] ? world.first : world.second;
  const { session } = chair;
  if (!("session" in act) || session === "no session" || session.facts.id !== act.session) return undefined;
  if (session.facts.ended !== "no" || isRefusedByContent(act)) return undefined;
  const { refusals } = session.judgement;
  const name = act.type === "session.end" ? `session.end/${act.outcome}` : act.type;
  return refusals[name]?.why ?? "none";
}

/** What stands against it lies in what is asked, and not in where the session is. */
function isRefusedByContent(act: Act): boolean {
  if (act.type === "chart.record")
    return act.happenedAt !== undefined || (act.corrects !== undefined && act.entry.kind !== "reading remark");
  return act.type === "session.oxygen" || act.type === "session.reopen" || act.type === "followup.done";
}
