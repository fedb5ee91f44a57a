import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { profileOf, profiles, type Heard } from "@vigil/shared/devices";
import { concatBytes, hexOf } from "@vigil/shared/kernel";
import { codecCases, type CodecCase } from "./codecs.cases.ts";
import { cut, cuttings, streams, whereCut } from "./codecs.stream.ts";
import { HardCases } from "./codecs.tally.ts";

const runs = { numRuns: 1_000 };

type Item = ReturnType<CodecCase["decode"]>["items"][number];

/** Frames as they are, and discards of one kind that touch made one: how noise is portioned is no promise. */
function joined(items: readonly Item[]): { what: string; frame?: unknown; bytes: string }[] {
  const all: { what: string; frame?: unknown; bytes: string }[] = [];
  for (const item of items) {
    const last = all.at(-1);
    const bytes = hexOf(item.bytes);
    if (item.kind === "frame") all.push({ what: "frame", frame: item.frame, bytes });
    else if (last?.what === item.why) last.bytes += bytes;
    else all.push({ what: item.why, bytes });
  }
  return all;
}

/** As a line's owner decodes it: chunk by chunk, the rest kept. */
function inChunks(codec: CodecCase, chunks: readonly Uint8Array[]): { items: Item[]; rest: Uint8Array } {
  const items: Item[] = [];
  let rest: Uint8Array = new Uint8Array(0);
  for (const chunk of chunks) {
    const decoded = codec.decode(concatBytes(rest, chunk));
    items.push(...decoded.items);
    rest = decoded.rest;
  }
  return { items, rest };
}

test("every registered profile has frames here", () => {
  expect(codecCases.map(({ id }) => id)).toEqual(profiles.map(({ id }) => id));
});

describe.each(codecCases)("$id", (codec) => {
  test("round trip: a frame's bytes are that frame, whole, and nothing else", () => {
    const hard = new HardCases(`${codec.id}, round trip`, ["sentinel value", "flag together with a number"]);
    fc.assert(
      fc.property(codec.samples, (sample) => {
        hard.run(sample.hard);
        const { items, rest } = codec.decode(sample.bytes);
        expect(items).toEqual([{ kind: "frame", frame: sample.frame, bytes: sample.bytes }]);
        expect(rest).toHaveLength(0);
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("what was read out of any stream can be said again, and reads the same", () => {
    const hard = new HardCases(`${codec.id}, said again`, ["frame between damage"]);
    fc.assert(
      fc.property(streams(codec.samples), (stream) => {
        const frames = codec.again(stream.bytes);
        hard.run(
          frames.length > 0 && stream.pieces.some(({ kind }) => kind !== "whole") ? ["frame between damage"] : [],
        );
        for (const { is, frame } of frames) {
          expect(codec.decode(is).items).toEqual([{ kind: "frame", frame, bytes: is }]);
        }
        const changed = frames.filter(({ was, is }) => hexOf(was) !== hexOf(is));
        expect(codec.exact ? changed : []).toEqual([]);
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("how the bytes were cut never matters, to frames, to discards or to what is said", () => {
    const hard = new HardCases(`${codec.id}, cutting`, [
      "cut inside a header",
      "cut inside a value",
      "sentinel value",
      "flag together with a number",
    ]);
    const profile = profileOf(codec.id);
    const says = (chunks: readonly Uint8Array[]): Heard["says"] => {
      const listener = profile?.listen();
      return chunks.flatMap((chunk) => listener?.hear(chunk).says ?? []);
    };
    const cutStreams = streams(codec.samples).chain((stream) => fc.tuple(fc.constant(stream), cuttings(stream)));
    fc.assert(
      fc.property(cutStreams, ([stream, cuts]) => {
        hard.run([...whereCut(stream, cuts), ...stream.pieces.flatMap((piece) => piece.hard)]);
        const chunks = cut(stream.bytes, cuts);
        const whole = codec.decode(stream.bytes);
        const pieces = inChunks(codec, chunks);
        expect(joined(pieces.items)).toEqual(joined(whole.items));
        expect(hexOf(pieces.rest)).toBe(hexOf(whole.rest));
        expect(says(chunks)).toEqual(says([stream.bytes]));
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("every byte is accounted for, and the rest is never longer than the longest frame", () => {
    const kinds = ["truncated", "mutated", "garbage"];
    const hard = new HardCases(`${codec.id}, accounting`, [...kinds, "something discarded", "something left"]);
    fc.assert(
      fc.property(streams(codec.samples), ({ bytes, pieces }) => {
        const { items, rest } = codec.decode(bytes);
        hard.run([
          ...pieces.map(({ kind }) => kind).filter((kind) => kinds.includes(kind)),
          ...(items.some(({ kind }) => kind === "discard") ? ["something discarded"] : []),
          ...(rest.length > 0 ? ["something left"] : []),
        ]);
        expect(hexOf(concatBytes(...items.map((item) => item.bytes), rest))).toBe(hexOf(bytes));
        expect(items.filter((item) => item.bytes.length === 0)).toEqual([]);
        expect(rest.length).toBeLessThanOrEqual(codec.maxFrame);
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });

  test("a truncated frame is never a frame, whatever comes next", () => {
    const hard = new HardCases(`${codec.id}, truncation`, ["cut inside a header", "cut inside a value"]);
    fc.assert(
      fc.property(codec.samples, codec.samples, fc.nat(), (sample, follows, where) => {
        const at = 1 + (where % Math.max(1, sample.bytes.length - 1));
        fc.pre(at < sample.bytes.length);
        const half = sample.bytes.subarray(0, at);
        hard.run([at < sample.header ? "cut inside a header" : "cut inside a value"]);
        expect(codec.decode(half).items.filter(({ kind }) => kind === "frame")).toEqual([]);

        const both = concatBytes(half, follows.bytes);
        // What follows may begin with the very bytes that are missing: then nothing was truncated.
        fc.pre(!hexOf(both).startsWith(hexOf(sample.bytes)));
        const frames = codec.decode(both).items.flatMap((item) => (item.kind === "frame" ? [item.frame] : []));
        expect([[], [follows.frame]]).toContainEqual(frames);
      }),
      runs,
    );
    expect(hard.rare()).toEqual([]);
  });
});
