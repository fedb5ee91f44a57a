import { loadSequence } from "../../../simulators/src/load/readings.ts";

// What a viewer of the relay does for itself, as cheaply as it can: the fields stand where our publisher puts them.
const SEPARATOR = "\x1e";

/** Which result a cuff's message is, from the numbers in it. */
export function resultIn(message: string): number {
  const fields = message.split(SEPARATOR);
  const number = (place: number): number => Number((fields[place] ?? "").slice(1, 4));
  return loadSequence({ systolic: number(5), mean: number(6), diastolic: number(7), pulse: number(8) });
}

/** The pulse in a Contec real-time packet: D3, whose bit 7 is bit 3 of byte 1. */
export const pulseIn = (packet: string): number =>
  (packet.charCodeAt(5) & 0x7f) | (((packet.charCodeAt(1) >> 3) & 1) << 7);

/** The number in a device's name: `oximeter-7` is 7, and so is `kit-7-oximeter`. */
export const kitOf = (device: string): number => Number(/\d+/.exec(device)?.[0]);

/** Which pressure a kit's message is; not a number where it is none. */
export function resultInJson(message: string): number {
  // Our publisher's own words: their shape is known, and a relay's viewer pays for no more than it must.
  const { reading } = JSON.parse(message) as { reading?: Parameters<typeof loadSequence>[0] };
  return reading === undefined ? Number.NaN : loadSequence(reading);
}

export function pulseInJson(message: string): { kit: number; pulse: number } {
  const { kit, values } = JSON.parse(message) as { kit: string; values?: readonly { metric: string; value: number }[] };
  return { kit: kitOf(kit), pulse: values?.find(({ metric }) => metric === "pulse")?.value ?? Number.NaN };
}
