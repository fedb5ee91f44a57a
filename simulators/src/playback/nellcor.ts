import { byteAt, concatBytes, Millis } from "@vigil/shared/kernel";
import { nellcorCodec } from "@vigil/shared/devices";
import type { Piece, Recording } from "./recording.ts";

/** A Nellcor's lines, as they stand in the file: a data line every 2 s, header lines at once before the next of them. */
export function nellcorRecording(file: Uint8Array): Recording {
  const pieces: Piece[] = [];
  let before: Uint8Array[] = [];
  let data = 0;
  let others = 0;
  for (const line of linesOf(file)) {
    const item = nellcorCodec.decode(line).items[0];
    if (item?.kind === "frame" && item.frame.type === "data") {
      pieces.push({ at: Millis(data * 2_000), bytes: concatBytes(...before, line) });
      before = [];
      data += 1;
    } else {
      others += 1;
      before.push(line);
    }
  }
  if (before.length > 0) pieces.push({ at: Millis(data * 2_000), bytes: concatBytes(...before) });
  return { device: "nellcor-ascii", pieces, facts: { data, others } };
}

/** Pieces that end with LF; the last one may not. */
function linesOf(file: Uint8Array): readonly Uint8Array[] {
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let at = 0; at < file.length; at += 1) {
    if (byteAt(file, at) !== 0x0a) continue;
    lines.push(file.subarray(start, at + 1));
    start = at + 1;
  }
  if (start < file.length) lines.push(file.subarray(start));
  return lines;
}
