import type { CriterionId, FindingName, Findings, Found, Session } from "@vigil/shared/contracts";

export type FindingChoice = { label: string; words: string; findings: Findings };
export type FindingRow = { name: FindingName; title: string; choices: readonly FindingChoice[] };

// Modified Observer's Assessment of Alertness/Sedation: responsiveness, 5 to 0.
export const moaasScale = [
  [5, "answers readily to the name"],
  [4, "answers slowly to the name"],
  [3, "answers only when called loudly or repeatedly"],
  [2, "answers only to mild prodding or shaking"],
  [1, "answers only to a painful squeeze"],
  [0, "does not answer to a painful squeeze"],
] as const;
const zeroToTen = Array.from({ length: 11 }, (_, score) => score);

/** Breaths a minute that stand ready to be tapped: a count over half a minute, doubled. Any other number is typed. */
export const rrChoices = [8, 10, 12, 14, 16, 18, 20, 22, 24] as const;

/** Two words for one finding, the one that holds somebody back first. */
const pair = (name: FindingName, title: string, held: Findings, free: Findings): FindingRow => ({
  name,
  title,
  choices: [held, free].map((findings) => {
    const told = findings[name];
    const label = typeof told === "string" ? told : name;
    return { label, words: label, findings };
  }),
});

/** What a person may find, one tap each. Nothing is chosen beforehand (safety S21). */
export const findingRows: readonly FindingRow[] = [
  {
    name: "moaas",
    title: "MOAA/S",
    choices: moaasScale.map(([score, words]) => ({ label: String(score), words, findings: { moaas: score } })),
  },
  {
    name: "rr",
    title: "Breaths a minute",
    choices: rrChoices.map((rr) => ({ label: String(rr), words: `${rr} a minute`, findings: { rr } })),
  },
  {
    name: "nausea",
    title: "Nausea 0–10",
    choices: zeroToTen.map((score) => ({ label: String(score), words: `${score} of 10`, findings: { nausea: score } })),
  },
  {
    name: "pain",
    title: "Pain 0–10",
    choices: zeroToTen.map((score) => ({ label: String(score), words: `${score} of 10`, findings: { pain: score } })),
  },
  pair("dissociation", "Dissociation", { dissociation: "present" }, { dissociation: "resolved" }),
  pair("orientation", "Orientation", { orientation: "not oriented" }, { orientation: "oriented" }),
  pair("gait", "Gait", { gait: "unsteady" }, { gait: "steady" }),
  pair("mood", "Mood", { mood: "acute distress" }, { mood: "no acute distress" }),
  pair("standing", "Standing pressure", { standing: "not tolerated" }, { standing: "tolerated" }),
  pair("escort", "Escort", { escort: "not present" }, { escort: "present" }),
  pair("transport", "Transport", { transport: "not arranged" }, { transport: "arranged" }),
  pair("instructions", "Instructions", { instructions: "not handed over" }, { instructions: "handed over" }),
  pair(
    "driving",
    "No driving until after a full night’s sleep",
    { driving: "not acknowledged" },
    { driving: "acknowledged" },
  ),
  pair("support", "Support person", { support: "does not stay" }, { support: "stays" }),
  pair("endCall", "End-of-session call", { endCall: "not made" }, { endCall: "made" }),
];

const ofClinic: ReadonlySet<FindingName> = new Set<FindingName>(["escort", "transport"]);
const ofHome: ReadonlySet<FindingName> = new Set<FindingName>(["support", "endCall"]);

/** The rows that have a sense here: those of the setting, and whatever a criterion of discharge asks for. */
export function rowsHere({ protocol, arrival }: Session, asked: readonly CriterionId[]): readonly FindingRow[] {
  return findingRows.filter(({ name }) => {
    if (asked.some((id) => id === name)) return true;
    if (name === "standing") return arrival !== "none";
    if (ofClinic.has(name)) return protocol.setting === "clinic";
    return !ofHome.has(name) || protocol.setting === "home";
  });
}

/** The row of one finding that is told in one tap; undefined for scores and symptoms. */
export const rowOf = (name: FindingName): FindingRow | undefined => findingRows.find((row) => row.name === name);

/** What was found last, by name; undefined until somebody records it. */
export const foundOf = (session: Session, name: FindingName): Found | undefined => session.findings[name];

/** True for the choice that was recorded last. */
export const isFound = (choice: FindingChoice, name: FindingName, found: Found | undefined): boolean =>
  found !== undefined && choice.findings[name] === found.value;

/** A test's hook for a choice: "finding-moaas-5", "finding-gait-not-steady". */
export const choiceKey = (name: FindingName, { label }: FindingChoice): string =>
  `${name}-${label.replaceAll(" ", "-")}`;
