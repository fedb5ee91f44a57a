/** A number of a protocol in words, and the row or rule it comes from: "clinical 8" is the table of thresholds, S a safety rule. */
export type SourcedFact = { name: string; words: string; source: string };

type Pressure = { systolic: number; diastolic: number };

/** "140/90". */
export const pressureOf = ({ systolic, diastolic }: Pressure): string => `${systolic}/${diastolic}`;

/** A share as whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;
