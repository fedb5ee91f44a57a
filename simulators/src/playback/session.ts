import { fromHex, Millis } from "@vigil/shared/kernel";
import { z } from "zod";
import { Trouble } from "../trouble.ts";
import type { Piece, Recording } from "./recording.ts";

const Row = z.object({ ts: z.string(), dir: z.string(), hex: z.string().optional() });

/** A session recorded in both directions, one JSON object a line, `ts` as `17.10.2011 21:26:20.937`: what the device sent. */
export function sessionRecording(text: string, path: string): Recording {
  const pieces: Piece[] = [];
  let first: number | undefined;
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const row = Row.safeParse(jsonOf(line));
    const at = row.success ? timeOf(row.data.ts) : undefined;
    if (!row.success || at === undefined) {
      throw new Trouble(`${path}, line ${index + 1}: not a row with ts, dir and hex`);
    }
    if (row.data.dir !== "RX" || row.data.hex === undefined) continue;
    first ??= at;
    pieces.push({ at: Millis(at - first), bytes: fromHex(row.data.hex) });
  }
  return { device: "contec-v7", pieces, facts: { pieces: pieces.length } };
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    // Not JSON is not a row; the caller names the line.
    return undefined;
  }
}

function timeOf(ts: string): number | undefined {
  const parts = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d\.\d{1,3})$/.exec(ts);
  if (parts === null) return undefined;
  const [, day, month, year, time] = parts;
  const at = Date.parse(`${year}-${month}-${day}T${time}Z`);
  return Number.isNaN(at) ? undefined : at;
}
