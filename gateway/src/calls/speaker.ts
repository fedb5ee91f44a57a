import { spawn } from "node:child_process";
import type { Hook } from "./hooksOf.ts";
import type { CallMessage } from "./message.ts";

/** What runs so long is playing: the call counts as heard, and it may go on for a while. */
export const PLAYING_MS = 5_000;
const LONGEST_MS = 60_000;

/** Runs the program without a shell; the message is in its environment, as JSON in VIGIL_CALL. */
export function play(
  [program, ...args]: NonNullable<Hook["speaker"]>,
  message: CallMessage,
  stop: AbortSignal,
  playingMs = PLAYING_MS,
): Promise<"done" | { failed: string }> {
  return new Promise((settle) => {
    const env = { PATH: process.env["PATH"], VIGIL_CALL: JSON.stringify(message) };
    const child = spawn(program, args, { stdio: "ignore", env, signal: stop, timeout: LONGEST_MS });
    const playing = setTimeout(() => settle("done"), playingMs);
    child.once("error", (error: NodeJS.ErrnoException) => {
      clearTimeout(playing);
      settle({ failed: `the speaker's program cannot be run${error.code === undefined ? "" : ` (${error.code})`}` });
    });
    child.once("exit", (code) => {
      clearTimeout(playing);
      settle(code === 0 ? "done" : { failed: `the speaker's program ended with ${code ?? "a signal"}` });
    });
  });
}
