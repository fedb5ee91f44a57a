import type { Envelope, Seq } from "@vigil/shared/contracts";

const KEPT = 10_000;

export type Ring = {
  push(envelopes: readonly Envelope[]): void;
  /** What came after `since`; `gone` when some of that is no longer here. */
  after(since: Seq): readonly Envelope[] | "gone";
  /** The oldest seq that is here. */
  oldest(): Seq | "empty";
};

/** The last 10,000 events that must arrive, for screens that come back. */
export function ring(startsAfter: Seq): Ring {
  let kept: Envelope[] = [];
  let from = startsAfter;

  return {
    push(envelopes) {
      kept.push(...envelopes);
      // Cut seldom and by half, so that a push costs no copy of the whole.
      if (kept.length < KEPT * 2) return;
      const cut = kept.slice(0, -KEPT);
      from = cut.at(-1)?.seq ?? from;
      kept = kept.slice(-KEPT);
    },
    after(since) {
      if (since < from) return "gone";
      const first = kept.findIndex(({ seq }) => seq > since);
      return first < 0 ? [] : kept.slice(first);
    },
    oldest: () => kept[0]?.seq ?? "empty",
  };
}
