import type { Reason } from "./reason.ts";

export const ofDischarge: readonly Reason[] = [
  {
    file: /^discharge\/air\.ts$/,
    code: /if \(from < oldest\)/,
    why: "only a saving: a slice of before the span is kept, and never looked at",
  },
  {
    file: /^discharge\/check\.ts$/,
    code: /phase === "review" && between/,
    to: /^true$/,
    why: "equivalent: a recovery that is as old is in review by the rule",
  },
  {
    file: /^discharge\/worse\.ts$/,
    code: /const over = /,
    why: "equivalent: it is asked of whoever was signed, and no criterion is named so",
  },
  {
    file: /^discharge\/worse\.ts$/,
    code: /const ofPatient = /,
    why: "equivalent: no criterion is named so",
  },
  {
    file: /^discharge\/worse\.ts$/,
    code: /!bySensor\.includes/,
    to: /^true$/,
    why: "equivalent: where oxygen runs the saturation is not met, and takes the signature back as well",
  },
  {
    file: /^discharge\/(humanRules|human|pulse|saturation|pressure)\.ts$/,
    code: /typeof (found\.)?value === "number"|window !== "none"|baseline (!==|===) "not yet"|oxygen\.since !== "never"|over\.lowest === "none"/,
    why: "equivalent: a word, and what a word does not have, is neither more nor less than a number",
  },
  {
    file: /^discharge\/valuesNow\.ts$/,
    code: /known\.is === "valid"/,
    why: "equivalent: only what is valid has a quality",
  },
  {
    file: /^discharge\/air\.ts$/,
    code: /slice\.lowest < lowest/,
    why: "equivalent: the lower of two that are the same is either",
  },
  {
    file: /^discharge\/calm\.ts$/,
    code: /alarm\.was \?\? alarm\.priority/,
    why: "equivalent: what is active as medium or high was nothing graver that it has to remember",
  },
  {
    file: /^discharge\/humanRules\.ts$/,
    code: /stands: "the session"/,
    why: "equivalent: only the three others are ever asked for by name",
  },
  {
    file: /^discharge\/criteria\.ts$/,
    code: /reopened < dose\.stoppedAt/,
    mutator: /EqualityOperator/,
    why: "equivalent: what counts since the one counts since the other, where both are one instant",
  },
  {
    file: /^discharge\/criteria\.ts$/,
    code: /\?\? "draft"/,
    mutator: /StringLiteral/,
    why: "equivalent: before the first phase nothing had ended, by whatever name",
  },
  {
    file: /^discharge\/pressure\.ts$/,
    code: /own\.at\(-1\)\?\.at/,
    mutator: /OptionalChaining/,
    why: "equivalent: there is a last reading; the types do not know that",
  },
];
