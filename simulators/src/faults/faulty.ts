import { concatBytes, Millis } from "@vigil/shared/kernel";
import type { Device, Out } from "../devices/device.ts";
import { between, randomOf, type Random } from "../patient/random.ts";
import { inSpan, type Fault } from "./fault.ts";

/** The same device with faults in its bytes and their times, drawn by the seed. Order is kept: no byte overtakes another. */
export function faulty(device: Device, faults: readonly Fault[], seed: string): Device {
  if (faults.length === 0) return device;
  const next = randomOf(`${seed}/faults`);
  const waiting: Out[] = [];
  let lastAt = 0;

  const push = (out: Out): void => {
    lastAt = Math.max(lastAt, out.at);
    waiting.push({ ...out, at: Millis(lastAt) });
  };

  const take = (out: Out): void => {
    const now = faults.filter((fault) => inSpan(fault.span, out.at));
    if (now.some((fault) => fault.kind === "stall")) return;
    const bytes = now.reduce((sofar, fault) => harmed(sofar, fault, next), out.bytes);
    const held = now.find((fault) => fault.kind === "late");
    const at = held === undefined || held.span.lasts === "for ever" ? out.at : held.span.from + held.span.lasts;
    if (!now.some((fault) => fault.kind === "split")) return push({ ...out, at: Millis(at), bytes });
    const start = Math.max(at, lastAt);
    bytes.forEach((_, index) => push({ at: Millis(start + index + 1), bytes: bytes.slice(index, index + 1) }));
  };

  return {
    hear: (bytes, at) => device.hear(bytes, at),
    advance(at) {
      for (const out of device.advance(at)) take(out);
      const due = waiting.findIndex((out) => out.at > at);
      return waiting.splice(0, due === -1 ? waiting.length : due);
    },
    next() {
      const first = waiting[0]?.at;
      const own = device.next();
      if (first === undefined) return own;
      return own === "never" || first < own ? first : own;
    },
  };
}

function harmed(bytes: Uint8Array, fault: Fault, next: Random): Uint8Array {
  switch (fault.kind) {
    case "noise": {
      if (next() * fault.oneIn >= 1) return bytes;
      return concatBytes(
        Uint8Array.from({ length: between(next, 1, 12) }, () => between(next, 0, 255)),
        bytes,
      );
    }
    case "corrupt": {
      if (next() * fault.oneIn >= 1) return bytes;
      const hit = between(next, 0, bytes.length - 1);
      const bit = 1 << between(next, 0, 7);
      return bytes.map((byte, index) => (index === hit ? byte ^ bit : byte));
    }
    case "cut":
      return next() * fault.oneIn >= 1 ? bytes : bytes.slice(0, bytes.length >> 1);
    default:
      return bytes;
  }
}
