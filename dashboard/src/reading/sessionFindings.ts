import type { FindingName, Findings, Found, Session } from "@vigil/shared/contracts";

export type FindingChoice = { label: string; words: string; findings: Findings };
export type FindingRow = { name: FindingName; title: string; choices: readonly FindingChoice[] };

// Modified Observer's Assessment of Alertness/Sedation: responsiveness, 5 to 0.
const moaas = [
  [5, "answers readily to the name"],
  [4, "answers slowly to the name"],
  [3, "answers only when called loudly or repeatedly"],
  [2, "answers only to mild prodding or shaking"],
  [1, "answers only to a painful squeeze"],
  [0, "does not answer to a painful squeeze"],
] as const;
const zeroToTen = Array.from({ length: 11 }, (_, score) => score);

/** What a person may find, one tap each. Nothing is chosen beforehand (safety S21). */
export const findingRows: readonly FindingRow[] = [
  {
    name: "moaas",
    title: "MOAA/S",
    choices: moaas.map(([score, words]) => ({ label: String(score), words, findings: { moaas: score } })),
  },
  {
    name: "nausea",
    title: "Nausea 0–10",
    choices: zeroToTen.map((score) => ({ label: String(score), words: `${score} of 10`, findings: { nausea: score } })),
  },
  {
    name: "dissociation",
    title: "Dissociation",
    choices: [
      { label: "present", words: "present", findings: { dissociation: "present" } },
      { label: "resolved", words: "resolved", findings: { dissociation: "resolved" } },
    ],
  },
  {
    name: "orientation",
    title: "Orientation",
    choices: [
      { label: "not oriented", words: "not oriented", findings: { orientation: "not oriented" } },
      { label: "oriented", words: "oriented", findings: { orientation: "oriented" } },
    ],
  },
  {
    name: "gait",
    title: "Gait",
    choices: [
      { label: "unsteady", words: "unsteady", findings: { gait: "unsteady" } },
      { label: "steady", words: "steady", findings: { gait: "steady" } },
    ],
  },
  {
    name: "escort",
    title: "Escort",
    choices: [
      { label: "not present", words: "not present", findings: { escort: "not present" } },
      { label: "present", words: "present", findings: { escort: "present" } },
    ],
  },
];

/** What was found last, by name; undefined until somebody records it. */
export const foundOf = (session: Session, name: FindingName): Found | undefined => session.findings[name];

/** True for the choice that was recorded last. */
export const isFound = (choice: FindingChoice, name: FindingName, found: Found | undefined): boolean =>
  found !== undefined && choice.findings[name] === found.value;

/** A test's hook for a choice: "finding-moaas-5", "finding-gait-not-steady". */
export const choiceKey = (name: FindingName, { label }: FindingChoice): string =>
  `${name}-${label.replaceAll(" ", "-")}`;
