import type fc from "fast-check";
import { adCodec, contecCodec, nellcorCodec, type Codec } from "@vigil/shared/devices";
import { adFrames, adHard } from "./codecs.ad.ts";
import { contecFrames, contecHard } from "./codecs.contec.ts";
import type { Hard } from "./codecs.hard.ts";
import { nellcorFrames, nellcorHard } from "./codecs.nellcor.ts";

/** A frame and its bytes; `hard` names what is hard to get right about it. */
export type Sample = { frame: unknown; bytes: Uint8Array; hard: readonly Hard[]; header: number };

/** One codec, and frames to try it with. */
export type CodecCase = {
  /** Of the profile. */
  id: string;
  maxFrame: number;
  samples: fc.Arbitrary<Sample>;
  decode(bytes: Uint8Array): ReturnType<Codec<unknown>["decode"]>;
  /** What the codec makes of these bytes, said again: for each of its frames the bytes they came in and those they go out in. */
  again(bytes: Uint8Array): { was: Uint8Array; is: Uint8Array; frame: unknown }[];
  /** Whether every frame that can be read goes out in the very bytes it came in. */
  exact: boolean;
};

type Given<F> = {
  id: string;
  codec: Codec<F>;
  frames: fc.Arbitrary<F>;
  hard(frame: F): Hard[];
  /** How many bytes come before the first that carries a value. */
  header(bytes: Uint8Array): number;
  exact: boolean;
};

const caseOf = <F>({ id, codec, frames, hard, header, exact }: Given<F>): CodecCase => ({
  id,
  maxFrame: codec.maxFrame,
  samples: frames.map((frame) => {
    const bytes = codec.encode(frame);
    return { frame, bytes, hard: hard(frame), header: header(bytes) };
  }),
  decode: (bytes) => codec.decode(bytes),
  again: (bytes) =>
    codec
      .decode(bytes)
      .items.flatMap((item) =>
        item.kind === "frame" ? [{ was: item.bytes, is: codec.encode(item.frame), frame: item.frame }] : [],
      ),
  exact,
});

/** All codecs there are; a test holds the list against the registry. */
export const codecCases: readonly CodecCase[] = [
  caseOf({
    id: "contec-v7",
    codec: contecCodec,
    frames: contecFrames,
    hard: contecHard,
    header: () => 2, // type and high bits
    exact: true,
  }),
  caseOf({
    id: "nellcor-ascii",
    codec: nellcorCodec,
    frames: nellcorFrames,
    hard: nellcorHard,
    header: () => 21, // date, time and the blanks before SpO2
    exact: false, // the monitor ends its lines with more blanks or fewer
  }),
  caseOf({
    id: "ad-tm2657",
    codec: adCodec,
    frames: adFrames,
    hard: adHard,
    header: (bytes) => (bytes[0] === 0x02 ? 1 : 6), // bare: STX; else SYN SYN SOH a1 a2 STX
    exact: true,
  }),
];
