import type { CriterionId, FindingName, Found, Protocol } from "../../contracts/index.ts";
import { spanWords } from "../span.ts";
import { isFresh, proof, type Proof, type Scene } from "./proof.ts";

type Discharge = Protocol["discharge"];

/** A criterion that a person ticks. Empty until somebody does, and nothing but a fresh finding since the dose counts (S21). */
export type HumanRule = {
  readonly id: FindingName & CriterionId;
  readonly words: (discharge: Discharge) => string;
  readonly isMet: (value: Found["value"], discharge: Discharge) => boolean;
  readonly say: (value: Found["value"]) => string;
  /** What was resolved stays so until somebody records otherwise. */
  readonly ages: boolean;
};

const asFound = (value: Found["value"]): string => `${value}`;

export const humanRules: readonly HumanRule[] = [
  {
    id: "moaas",
    words: () => "MOAA/S 5",
    isMet: (value) => value === 5,
    say: (value) => `MOAA/S ${value}`,
    ages: true,
  },
  {
    id: "dissociation",
    words: () => "Dissociation resolved",
    isMet: (value) => value === "resolved",
    say: asFound,
    ages: false,
  },
  { id: "orientation", words: () => "Oriented", isMet: (value) => value === "oriented", say: asFound, ages: true },
  { id: "gait", words: () => "Gait steady", isMet: (value) => value === "steady", say: asFound, ages: true },
  {
    id: "nausea",
    words: ({ nauseaMost }) => `Nausea at most ${nauseaMost} of 10`,
    isMet: (value, { nauseaMost }) => typeof value === "number" && value <= nauseaMost,
    say: (value) => `${value} of 10`,
    ages: true,
  },
  { id: "escort", words: () => "Escort present", isMet: (value) => value === "present", say: asFound, ages: true },
];

export function humanProof({ id, isMet, say, ages }: HumanRule, { session, doseEnd, at }: Scene): Proof {
  const { discharge } = session.protocol;
  const found = session.facts.findings[id];
  if (found === undefined) return proof("not known", "nobody has recorded it");
  const words = `${say(found.value)}, ${found.by.name}`;
  const of = { at: found.at };
  if (found.at <= doseEnd) return proof("not known", `${words}: not recorded since the pump stopped`, of);
  if (ages && !isFresh(found.at, discharge.findingFreshMs, at))
    return proof("not known", `${words}: more than ${spanWords(discharge.findingFreshMs)} ago`, of);
  return proof(isMet(found.value, discharge) ? "met" : "not met", words, of);
}
