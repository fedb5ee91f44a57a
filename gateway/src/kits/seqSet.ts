/** A set of whole numbers from 0 that mostly follow one another: kept as ranges, so that a long run costs as much as one. */
export type SeqSet = {
  has(seq: number): boolean;
  add(seq: number): void;
  remove(seq: number): void;
  /** All from 0 up to here are in it; -1: not even 0. */
  upTo(): number;
  highest(): number | "none";
  /** The highest of those above `upTo`, at most so many, in order. */
  above(most: number): number[];
};

type Range = { from: number; to: number };

// A sender that leaves more gaps than this is out of order itself: the oldest piece above the gaps is forgotten, and what
// was in it would be taken again. Better twice than never.
const MOST_RANGES = 512;

export function seqSet({ upTo = -1, above = [] }: { upTo?: number; above?: readonly number[] } = {}): SeqSet {
  const ranges: Range[] = upTo < 0 ? [] : [{ from: 0, to: upTo }];

  /** Index of the first range that ends at or after `seq`. */
  const find = (seq: number): number => {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ranges[middle]?.to ?? Infinity) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const has = (seq: number): boolean => (ranges[find(seq)]?.from ?? Infinity) <= seq;
  const upToNow = (): number => (ranges[0]?.from === 0 ? ranges[0].to : -1);

  const add = (seq: number): void => {
    if (has(seq)) return;
    const at = find(seq);
    const [before, next] = [ranges[at - 1], ranges[at]];
    const joinsBefore = before?.to === seq - 1;
    const joinsNext = next?.from === seq + 1;
    if (before !== undefined && next !== undefined && joinsBefore && joinsNext) {
      before.to = next.to;
      ranges.splice(at, 1);
    } else if (before !== undefined && joinsBefore) before.to = seq;
    else if (next !== undefined && joinsNext) next.from = seq;
    else ranges.splice(at, 0, { from: seq, to: seq });
    if (ranges.length > MOST_RANGES) ranges.splice(upToNow() < 0 ? 0 : 1, 1);
  };
  for (const seq of above) add(seq);

  return {
    has,
    add,
    remove(seq) {
      const at = find(seq);
      const range = ranges[at];
      if (range === undefined || range.from > seq) return;
      const pieces = [
        { from: range.from, to: seq - 1 },
        { from: seq + 1, to: range.to },
      ].filter(({ from, to }) => from <= to);
      ranges.splice(at, 1, ...pieces);
    },
    upTo: upToNow,
    highest: () => ranges.at(-1)?.to ?? "none",
    above(most) {
      const seqs: number[] = [];
      for (const { from, to } of ranges.toReversed()) {
        if (from === 0) break;
        for (let seq = to; seq >= from && seqs.length < most; seq--) seqs.push(seq);
        if (seqs.length >= most) break;
      }
      return seqs.toReversed();
    },
  };
}
