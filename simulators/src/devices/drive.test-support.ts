import { concatBytes, fromHex, Millis } from "@vigil/shared/kernel";
import { profileOf, type Said } from "@vigil/shared/devices";
import type { Device, Out } from "./device.ts";

/** Lets a device live from `from` to `to`, looked at every `step` ms, and hands it what a host says at its times. */
export function drive(
  device: Device,
  to: number,
  {
    from = 0,
    step = 10,
    host = [],
  }: { from?: number; step?: number; host?: readonly (readonly [number, Uint8Array])[] } = {},
): Out[] {
  const outs: Out[] = [];
  const waiting = [...host];
  for (let at = from; at <= to; at += step) {
    outs.push(...device.advance(Millis(at)));
    while (waiting[0] !== undefined && waiting[0][0] <= at) {
      const [, bytes] = waiting.shift() ?? [0, new Uint8Array(0)];
      device.hear(bytes, Millis(at));
      outs.push(...device.advance(Millis(at)));
    }
  }
  return outs;
}

export const bytesOf = (outs: readonly Out[]): Uint8Array => concatBytes(...outs.map((out) => out.bytes));

/** What the gateway's own decoder makes of the bytes: each thing said, with the time its bytes left. */
export function understood(
  profile: string,
  outs: readonly Out[],
): { said: (Said & { at: number })[]; frames: number; discards: number } {
  const listener = profileOf(profile)?.listen();
  if (listener === undefined) throw new Error(`no profile ${profile}`);
  const said: (Said & { at: number })[] = [];
  let frames = 0;
  let discards = 0;
  for (const out of outs) {
    const heard = listener.hear(out.bytes);
    frames += heard.frames;
    discards += heard.discards.length;
    said.push(...heard.says.map((one) => ({ ...one, at: out.at })));
  }
  return { said, frames, discards };
}

/** The numbers said of a metric, with their times; "unavailable" is left out. */
export const numbersOf = (
  said: readonly (Said & { at: number })[],
  metric: "spo2" | "pulse",
): { at: number; value: number }[] =>
  said.flatMap((one) =>
    one.kind === "observed"
      ? one.values.flatMap((v) =>
          v.metric === metric && v.value !== "unavailable" ? [{ at: one.at, value: v.value }] : [],
        )
      : [],
  );

/** Contec's commands (facts/oximeters section 2): 7D, 81 for the high bit of the command, the command, six times 80. */
export const contec = {
  start: fromHex("7d81a1808080808080"),
  stop: fromHex("7d81a2808080808080"),
  keepAlive: fromHex("7d81af808080808080"),
};

/** A&D's commands with their known check characters (facts/cuffs section 1). */
export const ad = {
  start: fromHex("16160130300253540307"),
  stop: fromHex("16160130300253500303"),
  last: fromHex("16160130300252420310"),
};

/** The calendar of these tests: 5 January 2026, 09:00:00. */
export const calendar = (at: number): number => Date.UTC(2026, 0, 5, 9) + at;
