import type { Part } from "./options.ts";
import type { Spread } from "./statistics.ts";

/** One line of the table. Of several repetitions there is a spread; a single run or a median made elsewhere is a number. */
export type Row = {
  what: string;
  unit: string;
  vigil: Spread | number;
  /** The bare relay in the same run, and what compares the two: by repetition, so that each ratio is of one moment. */
  relay?: { value: Spread; compared: Spread; as: "×" | "+ ms" };
  goal: string;
  met: "met" | "not met" | "fault" | "no goal";
};

/** A part's rows, and what a reader must know to judge them. */
export type Measured = { part: Part; rows: readonly Row[]; notes: readonly string[] };

/** One repetition of both. */
export type Pair = { vigil: number; relay: number };

/** Progress for the person who waits. */
export type Say = (words: string) => void;

/** How long each thing takes: whole, or just long enough to prove that it works. */
export type Extent = { quick: boolean; repetitions: number };
