import { concatBytes } from "../kernel/index.ts";
import type { Codec, Discard, Heard, Listener, Meaning, Said } from "./profile.ts";

const nothing = new Uint8Array(0);

/** Joins a codec and a meaning for the life of one connection. */
export function listenWith<F, S>(codec: Codec<F>, meaning: Meaning<F, S>): Listener {
  let rest: Uint8Array = nothing;
  let state = meaning.initial;

  return {
    hear(chunk: Uint8Array): Heard {
      const decoded = codec.decode(rest.length === 0 ? chunk : concatBytes(rest, chunk));
      // Copied, for the rest is a view of a chunk that its channel may use again.
      rest = decoded.rest.length === 0 ? nothing : decoded.rest.slice();
      const says: Said[] = [];
      const discards: Discard[] = [];
      let frames = 0;
      for (const item of decoded.items) {
        if (item.kind === "discard") {
          discards.push(item);
          continue;
        }
        frames += 1;
        const read = meaning.read(state, item.frame);
        state = read.state;
        says.push(...read.says);
      }
      return { says, frames, discards };
    },
    end(): Heard {
      const left = rest;
      rest = nothing;
      state = meaning.initial;
      return {
        says: [],
        frames: 0,
        discards: left.length === 0 ? [] : [{ kind: "discard", why: "cut short", bytes: left }],
      };
    },
  };
}
