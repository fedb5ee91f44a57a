import { Millis } from "@vigil/shared/kernel";

/** The simulation's time: it stands at 0 until it is started, and devices of one patient share it. */
export type Stopwatch = { start(): void; onStart(then: () => void): void; readonly running: boolean; now(): Millis };

export function stopwatch(): Stopwatch {
  let startedAt: number | undefined;
  const waiting: (() => void)[] = [];
  return {
    start() {
      if (startedAt !== undefined) return;
      startedAt = performance.now();
      for (const then of waiting.splice(0)) then();
    },
    onStart(then) {
      waiting.push(then);
    },
    get running() {
      return startedAt !== undefined;
    },
    now: () => Millis(startedAt === undefined ? 0 : Math.floor(performance.now() - startedAt)),
  };
}
