import { Instant } from "@vigil/shared/kernel";

const BLOCK_SECONDS = 0.5;

export type PlethBlock = { at: Instant; samples: Uint8Array<ArrayBuffer> };

/**
 * Gathers pleth samples into blocks of half a second. A block's instant is that of its first sample, counted back from the
 * arrival of its last by the device's own rate.
 */
export function plethBlocks(hz: number): { add(sample: number, at: Instant): PlethBlock | undefined; drop(): void } {
  const size = Math.max(1, Math.round(hz * BLOCK_SECONDS));
  let block = new Uint8Array(size);
  let filled = 0;

  return {
    add(sample, at) {
      block[filled] = sample;
      filled += 1;
      if (filled < size) return undefined;
      const full = block;
      block = new Uint8Array(size);
      filled = 0;
      return { at: Instant(Math.round(at - ((size - 1) * 1_000) / hz)), samples: full };
    },
    drop() {
      filled = 0;
    },
  };
}
