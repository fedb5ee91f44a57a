import fc from "fast-check";
import { concatBytes } from "@vigil/shared/kernel";
import type { Sample } from "./codecs.cases.ts";
import type { Hard } from "./codecs.hard.ts";

/** A part of a stream; `header` is how many bytes of a whole frame come before its first value. */
type Piece = {
  bytes: Uint8Array;
  kind: "whole" | "truncated" | "mutated" | "garbage";
  header: number;
  hard: readonly Hard[];
};
export type Stream = { bytes: Uint8Array; pieces: readonly Piece[] };

/** Whole frames, and what lines do to them: one byte changed, lost or doubled, the end missing, and noise of any kind between. */
export function streams(samples: fc.Arbitrary<Sample>): fc.Arbitrary<Stream> {
  const whole = samples.map(({ bytes, header, hard }): Piece => ({ bytes, kind: "whole", header, hard }));
  const mutated = fc
    .tuple(samples, fc.nat(), fc.nat(255), fc.constantFrom("changed", "lost", "doubled"))
    .map(([{ bytes }, where, to, how]): Piece => {
      const at = where % bytes.length;
      const middle = how === "changed" ? [to] : how === "lost" ? [] : [...bytes.subarray(at, at + 1), to];
      return broken("mutated", concatBytes(bytes.subarray(0, at), Uint8Array.from(middle), bytes.subarray(at + 1)));
    });
  const truncated = fc
    .tuple(samples, fc.nat())
    .map(([{ bytes }, where]) => broken("truncated", bytes.subarray(0, where % bytes.length)));
  const garbage = fc
    .oneof(
      fc.uint8Array({ minLength: 1, maxLength: 40 }),
      // Control characters of all protocols, close together.
      fc.array(fc.constantFrom(0x01, 0x02, 0x03, 0x06, 0x0a, 0x0d, 0x15, 0x16, 0x1e, 0x7d, 0x80, 0xff), {
        maxLength: 12,
      }),
      // Text without an end, longer than any frame.
      fc.integer({ min: 100, max: 600 }).map((length) => Array.from({ length }, () => 0x41)),
    )
    .map((bytes) => broken("garbage", Uint8Array.from(bytes)));
  return fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: whole },
        { weight: 2, arbitrary: mutated },
        { weight: 2, arbitrary: truncated },
        { weight: 2, arbitrary: garbage },
      ),
      { minLength: 1, maxLength: 12 },
    )
    .map((pieces) => ({ bytes: concatBytes(...pieces.map((piece) => piece.bytes)), pieces }));
}

const broken = (kind: Piece["kind"], bytes: Uint8Array): Piece => ({ bytes, kind, header: 0, hard: [] });

/** Where a stream may be cut: a few places, or all of them. */
export const cuttings = (stream: Stream): fc.Arbitrary<number[]> => {
  const size = stream.bytes.length;
  const everywhere = Array.from({ length: Math.max(0, size - 1) }, (_, i) => i + 1);
  return fc.oneof(
    { weight: 4, arbitrary: fc.uniqueArray(fc.nat(size), { maxLength: 12 }).map((at) => at.toSorted((a, b) => a - b)) },
    { weight: 1, arbitrary: fc.constant(everywhere) },
  );
};

export const cut = (bytes: Uint8Array, at: readonly number[]): Uint8Array[] =>
  [0, ...at].map((from, i) => bytes.subarray(from, at[i]));

/** Whether one of the cuts falls inside the header of a whole frame, or inside a whole frame behind it. */
export function whereCut(stream: Stream, cuts: readonly number[]): ("cut inside a header" | "cut inside a value")[] {
  let from = 0;
  const met: ("cut inside a header" | "cut inside a value")[] = [];
  for (const { bytes, kind, header } of stream.pieces) {
    const [start, behind, end] = [from, from + header, from + bytes.length];
    from = end;
    if (kind !== "whole") continue;
    if (cuts.some((at) => at > start && at < behind)) met.push("cut inside a header");
    if (cuts.some((at) => at >= behind && at < end)) met.push("cut inside a value");
  }
  return met;
}
