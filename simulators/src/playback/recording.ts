import type { Millis } from "@vigil/shared/kernel";

/** What a device once sent: pieces of bytes, each with its time from the beginning, in order. */
export type Recording = { device: string; pieces: readonly Piece[]; facts: Readonly<Record<string, number>> };
export type Piece = { at: Millis; bytes: Uint8Array };

/** Bytes to put in before real-time packet `before` of a Contec capture; the first packet is 1. */
export type Splice = { bytes: Uint8Array; before: number };
