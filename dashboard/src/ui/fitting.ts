/** Room for one item of the strip: its letters, and its edges and gaps. Measured at 15 px Inter, rounded up. */
const LETTER_PX = 9;
const EDGES_PX = 90;

/** How many of `words` stand side by side in `width` pixels, keeping room to say how many more there are; at least one. */
export function fitting(words: readonly string[], width: number): number {
  let left = width;
  for (const [index, item] of words.entries()) {
    left -= item.length * LETTER_PX + EDGES_PX;
    if (left < 0) return Math.max(1, index);
  }
  return words.length;
}
