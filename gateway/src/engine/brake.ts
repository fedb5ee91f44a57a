import type { EventLog } from "../ports.ts";

/** `hold(true)` stops reading a line, `hold(false)` goes on. */
type Hold = (held: boolean) => void;

export type Brake = { took(bytes: number, hold: Hold): void };

// A serial line at 115,200 baud brings 11.5 kB in a second: so much in one turn comes from no device that is well.
const FLOOD_BYTES = 16_384;
// Well below what may wait for the disk (log/sqlite.ts), and some tenths of a second of what it writes.
const HOLD_ABOVE = 20_000;
const GO_ON_BELOW = 5_000;

/**
 * Holds a line that brings more than the log can write, where it comes from, so that no event is lost in between. Only such a
 * line: what another patient's device says waits for no disk. Where the log cannot be written at all nothing is held.
 */
export function brake(log: Pick<EventLog, "state" | "onDurable" | "onState">): Brake {
  const held = new Set<Hold>();
  const goOn = (): void => {
    for (const hold of held) hold(false);
    held.clear();
  };
  log.onDurable(() => {
    if (held.size > 0 && log.state().queued < GO_ON_BELOW) goOn();
  });
  log.onState(({ writable }) => {
    if (!writable) goOn();
  });

  return {
    took(bytes, hold) {
      if (bytes < FLOOD_BYTES) return;
      const { writable, queued } = log.state();
      if (!writable || queued < HOLD_ABOVE) return;
      held.add(hold);
      hold(true);
    },
  };
}
