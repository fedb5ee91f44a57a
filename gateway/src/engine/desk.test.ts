import { expect, test } from "vitest";
import fc from "fast-check";
import { Answer, type Envelope } from "@vigil/shared/contracts";
import { advanceChair, advanceHouse, deadlineOfChair, deadlineOfHouse, newChair, newHouse } from "@vigil/shared/domain";
import { memoryLog } from "../log/memory.ts";
import { chairId, command, keyOf, pressure, started, stationId } from "../make.test-support.ts";
import { MORNING, testClock } from "../testClock.test-support.ts";
import { commandDesk } from "./desk.ts";
import { engineOf, type Engine } from "./engine.ts";
import { createLoop } from "./loop.ts";
import type { Subject } from "./route.ts";

const turnOfTheEventLoop = (): Promise<void> => new Promise((done) => setImmediate(done));

function desk(answered: ReadonlyMap<string, Answer> = new Map()) {
  const log = memoryLog();
  const announced: Envelope[] = [];
  let failing = false;
  const chair = engineOf(newChair(chairId(1)), advanceChair, deadlineOfChair);
  const engines = new Map<Subject, Engine>([
    ["gateway", engineOf(newHouse(), advanceHouse, deadlineOfHouse)],
    [
      chairId(1),
      {
        ...chair,
        advance(input, at) {
          if (failing) throw new Error("planted");
          return chair.advance(input, at);
        },
      },
    ],
  ]);
  const loop = createLoop({
    clock: testClock(),
    log,
    engines,
    first: 1 as Envelope["seq"],
    announce: (envelopes) => void announced.push(...envelopes),
    act: () => {},
  });
  const at = commandDesk({ loop, log, chairs: new Set(["chair-1"]), answered });
  loop.take(started());
  return {
    ...at,
    log,
    loop,
    announced,
    fail() {
      failing = true;
      loop.take(pressure(1, 128, 76));
    },
  };
}

const measure = (id: string) => command(id, { type: "bp.measure", chair: chairId(1) });

test("done is said when it is on disk, and not before", async () => {
  const { receive, log } = desk();
  let answer: Answer | undefined;
  const asked = receive(measure("measure-1")).then((given) => (answer = given));
  await Promise.resolve();
  expect([answer, log.durable()]).toEqual([undefined, 0]);
  await asked;
  expect(answer).toEqual({ id: "measure-1", outcome: "done" });
  expect(await log.last(["command.done"], chairId(1))).toMatchObject({ event: { command: "measure-1" } });
});

test("the same id gets the first answer again, even while that is still awaited, and is done once", async () => {
  const { receive, announced } = desk();
  const answers = await Promise.all([receive(measure("measure-1")), receive(measure("measure-1"))]);
  answers.push(await receive(measure("measure-1")));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  await turnOfTheEventLoop();
  expect(announced.filter(({ event }) => event.type === "command.received")).toHaveLength(1);
});

test("an id that was answered before this start gets that answer, and nothing is done", async () => {
  const before: Answer = { id: "measure-1", outcome: "refused", why: "then" };
  const { receive, announced } = desk(new Map([["measure-1", before]]));
  expect(await receive(measure("measure-1"))).toEqual(before);
  await turnOfTheEventLoop();
  expect(announced.map(({ event }) => event.type)).toEqual(["gateway.started"]);
});

test("while nothing can be written it is done and said not to be recorded; afterwards it is done again", async () => {
  const { receive, log } = desk();
  await turnOfTheEventLoop();
  log.fail("the disk is full");
  await turnOfTheEventLoop();
  expect(await receive(measure("measure-1"))).toEqual({
    id: "measure-1",
    outcome: "done, not recorded",
    why: "It was done, but the log cannot be written: the disk is full",
  });
  log.mend();
  await turnOfTheEventLoop();
  expect(await receive(measure("measure-2"))).toEqual({ id: "measure-2", outcome: "done" });
});

test("one that waits for the disk when the disk fails is not left waiting", async () => {
  const { receive, log } = desk();
  await turnOfTheEventLoop();
  const asked = receive(measure("measure-1"));
  log.fail("the disk is full");
  expect(await asked).toMatchObject({ outcome: "done, not recorded" });
});

test("what cannot be done is refused with what to do", async () => {
  const { receive, fail } = desk();
  const chair9 = command("chair-nine", { type: "patient.left", chair: "chair-9" as never });
  expect(await receive(chair9)).toMatchObject({ outcome: "refused", why: "There is no chair chair-9 here." });
  const over = command("alarm-over", {
    type: "alarm.acknowledge",
    key: keyOf("chair-1/spo2/low"),
    episode: MORNING,
    step: 1,
  });
  expect(await receive(over)).toMatchObject({ outcome: "refused", why: expect.stringMatching(/is over/) as string });
  fail();
  expect(await receive(measure("measure-1"))).toMatchObject({
    outcome: "refused",
    why: expect.stringMatching(/Watch the bedside device/) as string,
  });
});

test("a station arms itself with the gateway, not with a chair", async () => {
  const { receive } = desk();
  const armed = command("armed-now", { type: "station.armed", station: stationId, armed: true });
  expect(await receive(armed)).toEqual({ id: "armed-now", outcome: "done" });
});

test("anything at all gets an answer, never a throw; what is no command changes nothing and is counted", async () => {
  const { receive, malformed, loop } = desk();
  const before = loop.announced();
  let asked = 0;
  const anything = fc.oneof(
    fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true, withSparseArray: true }),
    fc.record({ id: fc.anything(), by: fc.anything(), act: fc.anything() }),
    fc.record({
      id: fc.string(),
      by: fc.constant({ name: "N", verified: false }),
      act: fc.record({ type: fc.string() }),
    }),
    fc.record({
      id: fc.string({ minLength: 8, maxLength: 64 }),
      by: fc.constant({ name: "N", verified: true }),
      act: fc.constant({ type: "patient.left", chair: "chair-1" }),
    }),
  );
  await fc.assert(
    fc.asyncProperty(anything, async (raw) => {
      asked += 1;
      const answer = Answer.parse(await receive(raw));
      expect(answer).toMatchObject({ outcome: "refused", why: expect.stringMatching(/^Not a command: /) as string });
    }),
    { numRuns: 500, seed: 20_261_121 },
  );
  expect([malformed(), loop.announced()]).toEqual([asked, before]);
});
