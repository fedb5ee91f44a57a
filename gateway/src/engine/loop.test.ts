import { describe, expect, test, vi } from "vitest";
import { after, Millis, Seconds } from "@vigil/shared/kernel";
import type { Decision, Envelope, Input } from "@vigil/shared/contracts";
import { advanceHouse, deadlineOfHouse, newHouse } from "@vigil/shared/domain";
import { faulty, freshChair } from "../history.test-support.ts";
import { memoryLog } from "../log/memory.ts";
import { chairId, command, observed, pressure, started } from "../make.test-support.ts";
import { testClock } from "../testClock.test-support.ts";
import { engineOf, type Engine } from "./engine.ts";
import { createLoop } from "./loop.ts";
import type { Subject } from "./route.ts";

const turnOfTheEventLoop = (): Promise<void> => new Promise((done) => setImmediate(done));
const houseEngine = (): Engine => engineOf(newHouse(), advanceHouse, deadlineOfHouse);

function house(engines: [Subject, Engine][] = [], chairs = 2) {
  const clock = testClock();
  const log = memoryLog();
  const order: string[] = [];
  const announced: Envelope[] = [];
  const acted: Decision[] = [];
  const numbers = Array.from({ length: chairs }, (_, at) => at + 1);
  const append = vi.spyOn(log, "append").mockImplementation((envelopes) => {
    order.push(`log ${envelopes.map(({ seq }) => seq).join(" ")}`);
  });
  const loop = createLoop({
    clock,
    log,
    // The house last, as whoever builds the map may put it.
    engines: new Map<Subject, Engine>([
      ...numbers.map((n): [Subject, Engine] => [chairId(n), freshChair(chairId(n))]),
      ["gateway", houseEngine()],
      ...engines,
    ]),
    first: 1_000_000 as Envelope["seq"],
    announce(envelopes) {
      order.push(`announce ${envelopes.map(({ seq }) => seq).join(" ")}`);
      announced.push(...envelopes);
    },
    act: (decision) => void acted.push(decision),
  });
  return { clock, loop, order, announced, acted, append, start: () => loop.take(started({ chairs })) };
}

const alarms = (envelopes: readonly Envelope[]): string[] =>
  envelopes.flatMap(({ event }) =>
    event.type === "alarm.changed"
      ? [`${event.alarm.key} ${event.alarm.phase} ${event.alarm.priority} ${event.announce.heard ? "heard" : "silent"}`]
      : [],
  );

test("numbers rise by one, an input stands before what was decided on it, and all is announced before it is logged", async () => {
  const { loop, order, announced, start } = house();
  start();
  const turn = loop.take(pressure(1, 205, 122));
  expect(turn.map(({ event }) => event.type).slice(0, 2)).toEqual(["cuff.result", "watch.started"]);
  expect(alarms(turn)).toEqual(["chair-1/bp/high active high heard", "chair-1/signal/ox-1 pending low silent"]);
  // Not in the middle of a turn: what it brings goes out together.
  expect(order).toEqual([]);
  await turnOfTheEventLoop();
  expect(announced.map(({ seq }) => seq)).toEqual([1_000_000, 1_000_001, 1_000_002, 1_000_003, 1_000_004]);
  expect(loop.announced()).toBe(1_000_004);
  const numbers = "1000000 1000001 1000002 1000003 1000004";
  expect(order).toEqual([`announce ${numbers}`, `log ${numbers}`]);
});

test("a deadline wakes at its own instant, and what it decides bears that instant", async () => {
  const { clock, loop, announced, start } = house();
  start();
  loop.take(observed(1, 87));
  const seenAt = clock.now();
  // SpO2 < 88 for 5 s is high; the value stands for 5 s.
  clock.advance(Millis(4_000));
  loop.take(observed(1, 87));
  clock.advance(Millis(999));
  await turnOfTheEventLoop();
  expect(alarms(announced).filter((alarm) => alarm.includes("active"))).toEqual([]);
  clock.advance(Millis(1));
  await turnOfTheEventLoop();
  const raised = announced.find(({ event }) => event.type === "alarm.changed" && event.alarm.phase === "active");
  expect(raised?.at).toBe(after(seenAt, Seconds(5)));
  expect(alarms(announced).at(-1)).toBe("chair-1/spo2/low active high heard");
});

test("a timer that comes late decides for the instant that was due, and time never runs back", async () => {
  const { clock, loop, announced, start } = house();
  start();
  loop.take(observed(1, 87));
  const seenAt = clock.now();
  clock.advance(Millis(4_000));
  loop.take(observed(1, 87));
  vi.spyOn(clock, "now").mockReturnValue(after(seenAt, Millis(7_000)));
  clock.advance(Seconds(2));
  vi.spyOn(clock, "now").mockReturnValue(after(seenAt, Millis(6_000)));
  loop.take(observed(1, 86));
  await turnOfTheEventLoop();
  const raised = announced.find(({ event }) => event.type === "alarm.changed" && event.alarm.phase === "active");
  expect(raised?.at).toBe(after(seenAt, Seconds(5)));
  expect(announced.findLast(({ event }) => event.type === "device.observed")?.at).toBe(after(seenAt, Millis(7_000)));
});

describe("an engine that throws", () => {
  const poisoned = (input: Input | "wake"): boolean => input !== "wake" && input.type === "cuff.result";

  test("ends only its own chair: the gateway raises a high alarm that names it, the input is kept as poison", () => {
    const { loop, start } = house([[chairId(1), faulty(freshChair(chairId(1)), poisoned)]]);
    start();
    const turn = loop.take(pressure(1, 128, 76));
    expect(turn[1]?.event).toMatchObject({
      type: "engine.failed",
      chair: "chair-1",
      poison: turn[0]?.seq,
      why: "planted",
    });
    expect(alarms(turn)).toEqual(["chair-1/engine active high heard"]);
    expect([...loop.failed()]).toEqual(["chair-1"]);
    // Later inputs are recorded and judged by nobody; the other chair is watched as before.
    expect(loop.take(pressure(1, 205, 122)).map(({ event }) => event.type)).toEqual(["cuff.result"]);
    expect(alarms(loop.take(pressure(2, 205, 122)))).toContain("chair-2/bp/high active high heard");
  });

  test("at a deadline is told as well", async () => {
    const engine = faulty(freshChair(chairId(1)), (input) => input === "wake");
    const { clock, loop, announced, start } = house([[chairId(1), engine]]);
    start();
    loop.take(observed(1, 87));
    loop.take(observed(2, 87));
    clock.advance(Seconds(20));
    await turnOfTheEventLoop();
    expect(alarms(announced)).toContain("chair-1/engine active high heard");
    expect([...loop.failed()]).toEqual(["chair-1"]);
    expect(alarms(announced).some((alarm) => alarm.startsWith("chair-2/signal"))).toBe(true);
  });

  test("at the start itself keeps its alarm, wherever the house stands in the map", () => {
    const engine = faulty(freshChair(chairId(1)), (input) => input !== "wake" && input.type === "gateway.started");
    const { start } = house([[chairId(1), engine]]);
    expect(alarms(start())).toEqual(["chair-1/engine active high heard"]);
  });

  test("is a broken promise when it is the house's own: it is not swallowed", () => {
    const { loop, start } = house([
      ["gateway", faulty(houseEngine(), (input) => input !== "wake" && input.type === "log.state")],
    ]);
    start();
    expect(() => loop.take({ type: "log.state", writable: false, why: "", lost: 0 })).toThrow("planted");
  });
});

test("what a command asks of a cuff is done after the turn, once", () => {
  const { loop, acted, start } = house();
  start();
  loop.take({
    type: "command.received",
    command: command("measure", { type: "bp.measure", chair: chairId(1) }),
    chair: chairId(1),
  });
  expect(acted).toMatchObject([{ type: "cuff.asked", device: "cuff-1", ask: "measure" }]);
});

test("stopping hands on what was not yet announced, and no timer is left", () => {
  const { clock, loop, order, start } = house();
  start();
  loop.take(observed(1, 87));
  loop.stop();
  expect(order).toHaveLength(2);
  expect(clock.armed()).toBe(0);
});
