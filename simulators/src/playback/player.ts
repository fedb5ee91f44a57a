import { Millis } from "@vigil/shared/kernel";
import type { Device } from "../devices/device.ts";
import type { Recording } from "./recording.ts";

/** A recording as a device: it says its pieces at their times, `speed` times as fast, and is deaf. */
export function player(recording: Recording, speed: number): Device {
  let next = 0;
  const due = (): Millis | "never" => {
    const piece = recording.pieces[next];
    return piece === undefined ? "never" : Millis(Math.round(piece.at / speed));
  };
  return {
    hear: () => {},
    advance(at) {
      const outs = [];
      for (let when = due(); when !== "never" && when <= at; when = due()) {
        const piece = recording.pieces[next];
        if (piece !== undefined) outs.push({ at: when, bytes: piece.bytes });
        next += 1;
      }
      return outs;
    },
    next: due,
  };
}
