import type { Due } from "@vigil/shared/contracts";

/** The place of each kind in the list: what cannot wait first. A row's place never depends on the time. */
const places = {
  attend: 0,
  "back on monitor": 1,
  "pump confirmation": 2,
  reply: 3,
  presence: 4,
  "breathing and MOAA/S": 5,
  bp: 6,
  "baseline reading": 7,
  "next device": 8,
  "planned end": 9,
  ride: 10,
  "discharge check": 11,
  signature: 12,
  screening: 13,
} as const satisfies Record<Due["what"], number>;

/**
 * The same rows in the same places, whatever is overdue: nothing re-sorts under a finger (safety S24). What the screening still
 * wants is one row, for it is answered in one place.
 */
export function inPlace(due: readonly Due[]): readonly Due[] {
  const gaps = due.filter(({ what }) => what === "screening");
  const [first] = gaps;
  const rows = due.filter(({ what }) => what !== "screening");
  if (first !== undefined) rows.push({ ...first, words: gaps.map(({ words }) => words).join(" · ") });
  return rows.toSorted((a, b) => places[a.what] - places[b.what] || a.words.localeCompare(b.words));
}
