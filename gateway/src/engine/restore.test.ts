import { describe, expect, test } from "vitest";
import { Millis, Seconds } from "@vigil/shared/kernel";
import type { Alarm, Envelope } from "@vigil/shared/contracts";
import { crashed, everything, faulty, freshChair, startOn, steadily, type Running } from "../history.test-support.ts";
import { memoryLog } from "../log/memory.ts";
import { play } from "../replay/play.ts";
import { chairId, command, observed, pressure, stationId } from "../make.test-support.ts";

const alarms = ({ restored }: Running, of: "gateway" | "chair-1"): Record<string, Alarm> => {
  if (restored.view === "none") return {};
  return of === "gateway" ? restored.view.alarms : (restored.view.chairs[of]?.alarms ?? {});
};

const acknowledge = ({ key, episode, step }: Alarm) =>
  command(`ack-${key}`.replaceAll("/", "-"), { type: "alarm.acknowledge", key, episode, step });

/** What the last start told of alarms. */
function atLastStart(all: readonly Envelope[]): string[] {
  const start = all.findLast(({ event }) => event.type === "gateway.started")?.seq ?? 0;
  return all
    .filter(({ seq }) => seq > start)
    .flatMap(({ event }) =>
      event.type === "alarm.changed" ? [`${event.alarm.key} ${event.alarm.phase}: ${event.announce.why}`] : [],
    );
}

test("at the very first start there is nothing, and that is no difference", async () => {
  const { restored } = await startOn(memoryLog());
  expect(restored).toMatchObject({ view: "none", differences: [], lastAt: "never" });
  expect([...restored.watched]).toEqual([]);
});

test("an open alarm is announced again at every start, however many there were; an answer stands", async () => {
  let running = await startOn(memoryLog());
  steadily(running, observed(1, 79), 3);
  running.loop.take(pressure(2, 205, 122));
  for (let start = 0; start < 3; start += 1) {
    running = await crashed(running, Seconds(10));
    expect(running.restored.differences).toEqual([]);
    const told = atLastStart(await everything(running.log));
    expect(told).toContain("chair-1/spo2/low active: gateway restarted");
    expect(told).toContain("chair-2/bp/high active: gateway restarted");
    expect(alarms(running, "chair-1")["chair-1/spo2/low"]?.phase).toBe("active");
  }
  const alarm = alarms(running, "chair-1")["chair-1/spo2/low"];
  if (alarm === undefined) throw new Error("no alarm");
  const turn = running.loop.take({ type: "command.received", command: acknowledge(alarm), chair: chairId(1) });
  expect(turn.at(-1)?.event.type).toBe("command.done");
  running = await crashed(running, Seconds(10));
  expect(alarms(running, "chair-1")["chair-1/spo2/low"]?.acknowledged).toMatchObject({ by: { name: "Nurse Test" } });
  expect(atLastStart(await everything(running.log)).filter((told) => told.startsWith("chair-1/spo2"))).toEqual([]);
  expect(running.restored.answered.get("ack-chair-1-spo2-low")).toMatchObject({ outcome: "done" });
});

test("an alarm of the gateway itself is on the screens as long as its engine has it, through any number of starts", async () => {
  let running = await startOn(memoryLog());
  running.loop.take({ type: "log.state", writable: false, why: "the disk is full", lost: 0 });
  running.loop.take({ type: "log.state", writable: true, why: "", lost: 0 });
  for (let start = 0; start < 3; start += 1) {
    running = await crashed(running, Seconds(10));
    expect(alarms(running, "gateway")["gateway/log"]?.phase).toBe("latched");
  }
  const alarm = alarms(running, "gateway")["gateway/log"];
  if (alarm === undefined) throw new Error("no alarm");
  const turn = running.loop.take({ type: "command.received", command: acknowledge(alarm) });
  expect(turn.at(-1)?.event.type).toBe("command.done");
  running = await crashed(running, Seconds(10));
  expect(alarms(running, "gateway")).toEqual({});
});

test("numbers are not kept, the last pressure is, and a chair nobody is at begins anew", async () => {
  let running = await startOn(memoryLog());
  steadily(running, observed(1, 97), 3);
  running.loop.take(pressure(1, 128, 76));
  running.loop.take({
    type: "command.received",
    command: command("left-now", { type: "patient.left", chair: chairId(1) }),
    chair: chairId(1),
  });
  steadily(running, observed(2, 96), 3);
  running = await crashed(running, Seconds(10));
  const { view, watched } = running.restored;
  if (view === "none") throw new Error("no view");
  expect([...watched]).toEqual(["chair-2"]);
  expect(view.chairs["chair-1"]).toMatchObject({
    watchedSince: "not watched",
    metrics: {},
    bp: { reading: { systolic: 128 } },
  });
  expect(view.chairs["chair-2"]?.metrics).toEqual({});
});

test("no deadline inside the gap fires: what was pending is dropped, not raised", async () => {
  let running = await startOn(memoryLog());
  steadily(running, observed(1, 97), 2);
  running.loop.take(observed(1, 87));
  running = await crashed(running, Seconds(600));
  running.clock.advance(Millis(1_000));
  const told = await everything(running.log);
  expect(atLastStart(told).filter((line) => line.includes("spo2/low active"))).toEqual([]);
});

describe("an input that broke an engine", () => {
  const onPressure = () => faulty(freshChair(chairId(1)), (input) => input !== "wake" && input.type === "cuff.result");

  test("is skipped when its chair is folded again: the watch goes on, and its alarms with it", async () => {
    let running = await startOn(memoryLog(), { engines: { "chair-1": onPressure() } });
    steadily(running, observed(1, 79), 3);
    running.loop.take(pressure(1, 205, 122));
    running.loop.take(observed(1, 85));
    expect([...running.loop.failed()]).toEqual(["chair-1"]);
    running = await crashed(running, Seconds(10));
    expect([...running.loop.failed()]).toEqual([]);
    expect([...running.restored.watched]).toContain("chair-1");
    const told = atLastStart(await everything(running.log));
    expect(told).toContain("chair-1/spo2/low active: gateway restarted");
    // What the poison would have raised now was never decided: it was a bedside matter, and the alarm said so.
    expect(told.filter((line) => line.startsWith("chair-1/bp"))).toEqual([]);
    // Only a start can end it, and it has.
    expect(told).toContain("chair-1/engine cleared: ended");
  });

  test("at a start: the next one begins without the past, and leaves no alarm on the screens that nobody can answer", async () => {
    const atStart = () =>
      faulty(freshChair(chairId(1)), (input) => input !== "wake" && input.type === "gateway.started");
    let running = await startOn(memoryLog());
    steadily(running, observed(1, 79), 3);
    running = await crashed(running, Seconds(10), { "chair-1": atStart() });
    expect(atLastStart(await everything(running.log))).toContain("chair-1/engine active: first");
    running = await crashed(running, Seconds(10));
    expect(running.restored.differences).toMatchObject([
      { chair: "chair-1", why: expect.stringContaining("without its past") as string },
    ]);
    expect(alarms(running, "chair-1")["chair-1/spo2/low"]).toBeUndefined();
    expect([...running.loop.failed()]).toEqual([]);
    // And it watches again with the first number.
    expect(running.loop.take(observed(1, 97)).map(({ event }) => event.type)).toContain("watch.started");
  });
});

test("a record that its own inputs do not explain is told of", async () => {
  let running = await startOn(memoryLog());
  steadily(running, observed(1, 79), 3);
  running.loop.record({ type: "watch.ended", chair: chairId(2), why: "made up" });
  running.loop.record({ type: "cuff.asked", chair: chairId(1), device: "cuff-1" as never, ask: "measure" });
  running = await crashed(running, Seconds(10));
  expect(running.restored.differences).toMatchObject([
    { chair: "chair-1", why: expect.stringContaining("recorded cuff.asked") as string },
  ]);
});

test("what went to every engine is in the past of each: an alarm that screens ended is folded again as it was", async () => {
  let running = await startOn(memoryLog());
  const { loop, clock } = running;
  const limbs = { cuff: "left arm", probe: "right hand", infusion: "right arm" } as const;
  const open = { type: "session.open", chair: chairId(1), protocol: "iv", pseudonym: "Blue 7", ageYears: 40 } as const;
  const said = (id: string, armed: boolean): void =>
    void loop.take({
      type: "command.received",
      command: command(id, { type: "station.armed", station: stationId, armed }),
    });
  steadily(running, observed(1, 97), 2);
  const opened = {
    type: "command.received",
    command: command("open-it-", { ...open, limbs }),
    chair: chairId(1),
  } as const;
  expect(loop.take(opened).some(({ event }) => event.type === "session.opened")).toBe(true);
  steadily(running, observed(1, 97), 20);
  said("armed-on", true);
  steadily(running, observed(1, 97), 20);
  said("armed-of", false);
  steadily(running, observed(1, 97), 20);
  loop.take({ type: "station.gone", station: stationId });
  clock.advance(Seconds(1));
  running = await crashed(running, Seconds(10));
  expect(running.restored.differences).toEqual([]);
  const told = (await everything(running.log)).flatMap(({ event }) =>
    event.type === "alarm.changed" && event.alarm.condition === "station" ? [event.announce.why] : [],
  );
  expect(told.slice(0, 3)).toEqual(["first", "ended", "first"]);
  running.loop.take({
    type: "command.received",
    command: command("armed-up", { type: "station.armed", station: stationId, armed: true }),
  });
  expect((await play(each(await everything(running.log)))).differences).toEqual([]);
});

async function* each(envelopes: readonly Envelope[]): AsyncGenerator<Envelope> {
  yield* envelopes;
}
