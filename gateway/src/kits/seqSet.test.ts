import { expect, test } from "vitest";
import { seqSet } from "./seqSet.ts";

test("what comes in order is one run; a gap stays a gap until it is filled", () => {
  const seqs = seqSet();
  expect([seqs.upTo(), seqs.highest(), seqs.above(9)]).toEqual([-1, "none", []]);
  for (const seq of [0, 1, 2, 5, 6, 9]) seqs.add(seq);
  expect([seqs.upTo(), seqs.highest(), seqs.above(9)]).toEqual([2, 9, [5, 6, 9]]);
  expect(seqs.above(2)).toEqual([6, 9]);
  for (const seq of [4, 3, 8, 7]) seqs.add(seq);
  expect([seqs.upTo(), seqs.above(9)]).toEqual([9, []]);
});

test("it says the same as a plain set, whatever is added and taken out", () => {
  const seqs = seqSet({ upTo: 10, above: [12, 13, 20] });
  const plain = new Set([...Array(11).keys(), 12, 13, 20]);
  let random = 7;
  for (let step = 0; step < 3_000; step += 1) {
    random = (random * 48_271) % 0x7fff_ffff;
    const seq = random % 300;
    if (random % 5 === 0) {
      seqs.remove(seq);
      plain.delete(seq);
    } else {
      seqs.add(seq);
      plain.add(seq);
    }
  }
  for (let seq = 0; seq <= 301; seq += 1) expect(seqs.has(seq), String(seq)).toBe(plain.has(seq));
  const upTo = seqs.upTo();
  expect(plain.has(upTo + 1)).toBe(false);
  expect(seqs.above(1_000)).toEqual([...plain].filter((seq) => seq > upTo).toSorted((a, b) => a - b));
});

test("a sender of nothing but gaps costs bounded memory, and what is forgotten is the oldest", () => {
  const seqs = seqSet();
  for (let seq = 1; seq < 100_000; seq += 2) seqs.add(seq);
  expect(seqs.above(100_000)).toHaveLength(512);
  expect(seqs.has(99_999)).toBe(true);
  expect(seqs.has(1)).toBe(false);
});
