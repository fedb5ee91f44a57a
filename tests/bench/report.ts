import { parts, type Part } from "./options.ts";
import type { Measured, Row } from "./row.ts";
import type { Spread } from "./statistics.ts";

/** A part as it was measured last: on which day, on what machine, how many times. */
export type Kept = Measured & { on: string; machine: string; repetitions: number };

const titles: Record<Part, string> = {
  wire: "Must-arrive events, wire to Socket.IO client",
  latest: "Latest values, wire to Socket.IO client",
  saturation: "Saturation",
  mqtt: "Kits, publish at Mosquitto to Socket.IO client",
  kits: "200 homes",
  "kits-saturation": "Saturation over MQTT",
  decode: "Decoding",
  advance: "The engine",
  log: "The log",
  history: "History",
  chairs: "A full house",
};

const intro = `# Measured

\`npx -y pnpm@10 bench\` writes this page; \`--only\` measures one part again, \`--help\` says more. Publisher, gateway and viewers are
processes of their own on loopback; times are read from one monotonic clock. The bare relay beside Vigil is TCP in, cut into
messages, each sent on by Socket.IO: no decoding, no alarms, no log. Both take turns in one run, so that a ratio is of one moment:
trust ratios more than numbers. Where there are repetitions a cell says *least / **median** / most*.
`;

/** The page: every part that was ever measured here, each with its day; what was not says so. */
export function report(kept: readonly Kept[]): string {
  const sections = parts.map((part) => {
    const measured = kept.find((each) => each.part === part);
    return measured === undefined ? `## ${titles[part]}\n\nNot measured yet.\n` : section(measured);
  });
  return [intro, ...sections].join("\n");
}

function section({ part, rows, notes, on, machine, repetitions }: Kept): string {
  const compared = rows.some(({ relay }) => relay !== undefined);
  // Where more than the relay stands beside Vigil, each row says who.
  const head = compared
    ? ["", "unit", "Vigil", part === "mqtt" ? "the other" : "relay", "compared", "goal", ""]
    : ["", "unit", "Vigil", "goal", ""];
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    `## ${titles[part]}`,
    "",
    line(head),
    line(head.map(() => "---")),
    ...rows.map((row) => line(cellsOf(row, compared))),
    "",
    ...notes,
    "",
    `${on}, ${compared ? `${repetitions} repetition${repetitions === 1 ? "" : "s"}, ` : ""}${machine}.`,
    "",
  ].join("\n");
}

function cellsOf({ what, unit, vigil, relay, goal, met }: Row, compared: boolean): string[] {
  const verdict = met === "no goal" ? "" : met === "met" ? "met" : `**${met}**`;
  const beside = relay === undefined ? ["", ""] : [cell(relay.value), `${cell(relay.compared)} ${relay.as}`];
  return [what, unit, cell(vigil), ...(compared ? beside : []), goal, verdict];
}

const cell = (value: Spread | number): string =>
  typeof value === "number" ? short(value) : `${short(value.min)} / **${short(value.median)}** / ${short(value.max)}`;

/** Three digits are all that a shared machine is good for. */
const short = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString("en") : String(Number(value.toPrecision(3)));
