import { InvalidArgumentError, Option } from "commander";
import type { Millis } from "@vigil/shared/kernel";
import { parseDuration } from "../faults/duration.ts";
import type { Fault, Span } from "../faults/fault.ts";
import type { Calendar } from "../devices/device.ts";
import { parseFault } from "../faults/parse.ts";
import type { Stopwatch } from "../wires/stopwatch.ts";
import { parseWire, type WireAddress } from "../wires/wire.ts";

// Each reads one flag's text and refuses it with a sentence; commander puts the flag's name before it.

export function wireOf(text: string): WireAddress {
  const address = parseWire(text);
  if (address === undefined) {
    throw new InvalidArgumentError(
      "Say tcp:HOST:PORT (port 0 for a free one) or pty:/absolute/path, for example tcp:127.0.0.1:4001.",
    );
  }
  return address;
}

export function durationOf(text: string): Millis {
  const span = parseDuration(text);
  if (span === undefined) throw new InvalidArgumentError("Say a time with its unit: 500ms, 30s, 10m or 2h.");
  return span;
}

export function faultsOf(text: string, before: readonly Fault[] | undefined): readonly Fault[] {
  const fault = parseFault(text);
  if ("trouble" in fault) throw new InvalidArgumentError(fault.trouble);
  return [...(before ?? []), fault];
}

export function wholeOf(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw new InvalidArgumentError("Say a whole number, 0 or more.");
  return value;
}

/** Calendar time as the device shows it, in milliseconds of that calendar; a device knows no time zone. */
export function clockOf(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  if (Number.isNaN(at))
    throw new InvalidArgumentError("Say a date and time without a zone, for example 2026-01-05T09:00:00.");
  return at;
}

/** A device's calendar: it shows `clock` when time begins, or what this machine's wall shows then. */
export function calendarOf(time: Stopwatch, clock: number | undefined): Calendar {
  let base = clock;
  const wall = (): number => Date.now() - new Date().getTimezoneOffset() * 60_000;
  time.onStart(() => (base ??= wall()));
  return (at) => (base ?? wall()) + at;
}

/** `60s:30s`: from 60 s on for 30 s. Each use of the flag adds one. */
export function spansOf(text: string, before: readonly Span[] | undefined): readonly Span[] {
  const [start = "", length = "", ...more] = text.split(":");
  const from = parseDuration(start);
  const lasts = parseDuration(length);
  if (from === undefined || lasts === undefined || more.length > 0)
    throw new InvalidArgumentError("Say when and how long, for example 60s:30s.");
  return [...(before ?? []), { from, lasts }];
}

/** A time that may lie before or after: `5m`, `-90s`. */
export function offsetOf(text: string): number {
  const span = parseDuration(text.replace(/^[+-]/, ""));
  if (span === undefined)
    throw new InvalidArgumentError("Say a time with its unit, with - for a clock that is slow: 5m or -90s.");
  return text.startsWith("-") ? -span : span;
}

export const flags = {
  wire: () =>
    new Option("--wire <address>", "what the gateway opens: tcp:HOST:PORT or pty:PATH")
      .argParser(wireOf)
      .makeOptionMandatory(),
  fault: () =>
    new Option("--fault <fault>", "something that goes wrong; may be given many times (list below)")
      .argParser(faultsOf)
      .default([], "none"),
  seed: () => new Option("--seed <number>", "the same seed gives the same bytes").argParser(wholeOf).default(1),
  lasts: () => new Option("--for <time>", "end after this time, for example 10m").argParser(durationOf),
  clock: () =>
    new Option("--clock <time>", "what the device's own clock shows at the beginning (without it, this machine's time)")
      .argParser(clockOf)
      .default(undefined, "this machine's time"),
  json: () => new Option("--json", "one JSON object a line, for programs"),
  leash: () =>
    new Option("--until-stdin-closes", "end when stdin does, so that nothing outlives the program that started it"),
} as const;
