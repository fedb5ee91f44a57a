import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { Trouble } from "../trouble.ts";
import { contecRecording } from "./contec.ts";
import { nellcorRecording } from "./nellcor.ts";
import type { Recording, Splice } from "./recording.ts";
import { sessionRecording } from "./session.ts";

/** Reads a capture by the ending of its name. Throws Trouble, with a sentence, where it cannot. */
export async function readRecording(path: string, splices: readonly Splice[]): Promise<Recording> {
  const bytes = new Uint8Array(
    await readFile(path).catch((error: NodeJS.ErrnoException) => {
      throw new Trouble(
        error.code === "ENOENT" ? `there is no file ${path}` : `${path} cannot be read: ${error.message}`,
      );
    }),
  );
  const kind = extname(path);
  if (splices.length > 0 && kind !== ".bin") {
    throw new Trouble(`--splice counts real-time packets of a Contec capture, and ${path} is none: leave it out`);
  }
  switch (kind) {
    case ".bin":
      return contecRecording(bytes, splices);
    case ".txt":
      return nellcorRecording(bytes);
    case ".jsonl":
      return sessionRecording(new TextDecoder().decode(bytes), path);
    default:
      throw new Trouble(
        `${path}: what it holds is told by its ending: .bin Contec packets, .txt Nellcor lines, .jsonl a Contec session with times`,
      );
  }
}
