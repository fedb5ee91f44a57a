/** What is hard to get right about a single frame. */
export type Hard = "sentinel value" | "flag together with a number";

export const hardOf = (met: { sentinel: boolean; flagged: boolean }): Hard[] => [
  ...(met.sentinel ? ["sentinel value" as const] : []),
  ...(met.flagged ? ["flag together with a number" as const] : []),
];
