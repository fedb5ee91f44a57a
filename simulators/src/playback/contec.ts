import { concatBytes, Millis } from "@vigil/shared/kernel";
import { contecCodec } from "@vigil/shared/devices";
import { Trouble } from "../trouble.ts";
import type { Piece, Recording, Splice } from "./recording.ts";

/**
 * Everything a Contec sent in one run, without times. Its real-time packets are given theirs back, 60 a second (vendor
 * document); what stands between two of them goes with the later one. Every byte of the file is sent, in its order. What is
 * spliced in takes a sixtieth of a second of its own, as a packet would.
 */
export function contecRecording(file: Uint8Array, splices: readonly Splice[]): Recording {
  const { items, rest } = contecCodec.decode(file);
  const pieces: Piece[] = [];
  let between: Uint8Array[] = [];
  let realTime = 0;
  let slot = 0;
  let others = 0;
  for (const item of items) {
    if (item.kind !== "frame" || item.frame.type !== "real time") {
      if (item.kind === "frame") others += 1;
      between.push(item.bytes);
      continue;
    }
    realTime += 1;
    for (const splice of splices) {
      if (splice.before !== realTime) continue;
      slot += 1;
      pieces.push({ at: timeOf(slot), bytes: concatBytes(...between, splice.bytes) });
      between = [];
    }
    slot += 1;
    pieces.push({ at: timeOf(slot), bytes: concatBytes(...between, item.bytes) });
    between = [];
  }
  const unplaced = splices.find((splice) => splice.before < 1 || splice.before > realTime);
  if (unplaced !== undefined) {
    throw new Trouble(`--splice …@${unplaced.before}: the capture has real-time packets 1 to ${realTime}`);
  }
  const tail = concatBytes(...between, rest);
  if (tail.length > 0) pieces.push({ at: timeOf(slot + 1), bytes: tail });
  return { device: "contec-v7", pieces, facts: { "real-time": realTime, others, spliced: splices.length } };
}

const timeOf = (nth: number): Millis => Millis(Math.round(((nth - 1) * 1_000) / 60));
