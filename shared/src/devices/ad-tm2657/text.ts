import { byteAt } from "../../kernel/index.ts";
import { ETX, STX, isText } from "./codes.ts";
import { maxMessage } from "./message.ts";

/** `at` of an ended text is its ETX; of one that broke off, the first byte that is not part of it. */
export type EndOfText = { is: "ended" | "cut short" | "oversize"; at: number } | { is: "not yet" };

/**
 * Follows the text of the message from `at`, whose STX stands at `stx`, to its end. A second STX begins anew in a bare text
 * only: behind a header it is damage, which the check character finds, and no place for an unchecked half to begin.
 */
export function endOfText(
  bytes: Uint8Array,
  at: number,
  stx: number,
  header: "headed" | "bare" | "damaged",
): EndOfText {
  // The last place is the check character's.
  const limit = at + maxMessage - 1;
  for (let i = stx + 1; i < bytes.length; i += 1) {
    if (i >= limit) return { is: "oversize", at: i };
    const byte = byteAt(bytes, i);
    if (byte === ETX) return { is: "ended", at: i };
    if (!isText(byte) && (byte !== STX || header === "bare")) return { is: "cut short", at: i };
  }
  return { is: "not yet" };
}
