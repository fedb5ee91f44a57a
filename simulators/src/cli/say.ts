import type { Stopwatch } from "../wires/stopwatch.ts";
import type { WireEvent } from "../wires/pump.ts";

export type ReadyWire = { name: string; device: string; wire: string };

/** The program's voice: lines for people, or one JSON object a line for programs. Nothing else is written to stdout. */
export type Say = {
  /** Every wire can be opened now. */
  ready(wires: readonly ReadyWire[], words: string): void;
  event(name: string, time: Stopwatch, event: WireEvent): void;
  /** A fact at the end: counts, and why it ended. */
  done(words: string, facts?: Readonly<Record<string, number | string>>): void;
};

const write = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

export const sayJson: Say = {
  ready: (wires) => write(JSON.stringify({ type: "ready", wires })),
  event: (name, time, event) => write(JSON.stringify({ ...event, name, at: time.now() })),
  done: (why, facts) => write(JSON.stringify({ type: "done", why, ...facts })),
};

export const sayWords: Say = {
  ready(wires, words) {
    for (const { name, device, wire } of wires)
      write(`READY ${wire}  ${name === device ? device : `${name} (${device})`}`);
    write(words);
  },
  event: (name, time, event) => write(`${clockOf(time.now())}  ${name}  ${wordsOf(event)}`),
  done(why, facts = {}) {
    const counted = Object.entries(facts).map(([key, value]) => `${key} ${value}`);
    write([why, ...counted].join(" · "));
  },
};

function wordsOf(event: WireEvent): string {
  switch (event.type) {
    case "opened":
      return "somebody opened the line";
    case "closed":
      return "the line was closed by the other side";
    case "unplugged":
      return "fault: the line is unplugged";
    case "plugged":
      return "the line is back";
    case "said":
      return event.note;
    case "trouble":
      return `trouble: ${event.why}`;
  }
}

const clockOf = (ms: number): string => {
  const seconds = Math.floor(ms / 1_000);
  const two = (n: number): string => String(n).padStart(2, "0");
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
};
