import { after, Seconds, type Instant, type Millis } from "@vigil/shared/kernel";
import type { ChairId, Envelope, Input, Seq } from "@vigil/shared/contracts";
import { advanceChair, deadlineOfChair, newChair } from "@vigil/shared/domain";
import { engineOf, type Engine } from "./engine/engine.ts";
import { createLoop, type Loop } from "./engine/loop.ts";
import { restore, type Restored } from "./engine/restore.ts";
import type { Subject } from "./engine/route.ts";
import type { MemoryLog } from "./log/memory.ts";
import { chairId, started } from "./make.test-support.ts";
import { testClock, type TestClock } from "./testClock.test-support.ts";

export type Running = { clock: TestClock; log: MemoryLog; loop: Loop; restored: Restored };

/** What the gateway does at a start, without its wires: restore, number on, take the start. `crash` forgets all but the log. */
export async function startOn(
  log: MemoryLog,
  { at, downForMs, engines = {} }: { at?: Instant; downForMs?: Millis; engines?: Record<string, Engine> } = {},
): Promise<Running> {
  const clock = at === undefined ? testClock() : testClock(at);
  const restored = await restore(log, [chairId(1), chairId(2)]);
  const all = new Map<Subject, Engine>([...restored.engines, ...(Object.entries(engines) as [ChairId, Engine][])]);
  const loop = createLoop({
    clock,
    log,
    engines: all,
    first: (log.durable() + 1_000_000) as Seq,
    announce: () => {},
    act: () => {},
  });
  loop.take(started({ chairs: 2, ...(downForMs === undefined ? {} : { downForMs }) }));
  return { clock, log, loop, restored };
}

/** Kills it, and starts another on what is on disk, `downFor` later. */
export async function crashed(
  running: Running,
  downFor: Millis,
  engines: Record<string, Engine> = {},
): Promise<Running> {
  running.loop.stop();
  await onDisk();
  return startOn(running.log, { at: after(running.clock.now(), downFor), downForMs: downFor, engines });
}

export const onDisk = async (): Promise<void> => {
  // The loop hands on in one turn of the event loop, the log commits in the next.
  for (let turn = 0; turn < 3; turn += 1) await new Promise((done) => setImmediate(done));
};

export async function everything(log: MemoryLog): Promise<Envelope[]> {
  await onDisk();
  const all: Envelope[] = [];
  for await (const envelope of log.read({ after: -1 as Seq })) all.push(envelope);
  return all;
}

/** Says a number once a second for `seconds`. */
export function steadily({ clock, loop }: Running, input: Input, seconds: number): void {
  for (let second = 0; second < seconds; second += 1) {
    loop.take(input);
    clock.advance(Seconds(1));
  }
}

export const freshChair = (chair: ChairId): Engine => engineOf(newChair(chair), advanceChair, deadlineOfChair);

/** An engine with a fault in it: it throws when it is given what `bad` picks. */
export function faulty(engine: Engine, bad: (input: Input | "wake", at: Instant) => boolean): Engine {
  return {
    ...engine,
    advance(input, at) {
      if (bad(input, at)) throw new Error("planted");
      return engine.advance(input, at);
    },
  };
}
