import type { CriterionId, FindingName, Found } from "../../contracts/index.ts";
import type { SessionState } from "../session/state.ts";
import type { HumanRule } from "./humanRule.ts";

type Answered = Pick<HumanRule, "id" | "words" | "stands" | "ofPatient"> & { readonly yes: Found["value"] };

const isAtHome = ({ protocol }: SessionState): boolean => protocol.setting === "home";
const isInClinic = ({ protocol }: SessionState): boolean => protocol.setting === "clinic";

const asFound = ({ value }: Found): string => `${value}`;

/** A finding of the criterion's own name that has one right answer. */
const answered = ({ yes, ...rule }: Answered & { readonly id: CriterionId & FindingName }): HumanRule => ({
  ...rule,
  from: () => [rule.id],
  isMet: ({ value }) => value === yes,
  say: asFound,
});

const isNumber = ({ value }: Found, from: number, to: number): boolean =>
  typeof value === "number" && value >= from && value <= to;

const scoreNames = { aldrete: "Aldrete", mpadss: "modified PADSS" } as const;
// clinical 3: five rows of 0 to 2.
const HIGHEST_SCORE = 10;

// Clinical 7 asks for a clinician's word; a lay helper's is none.
const isLay = ({ by }: Found): boolean => by.role === "support person";

/**
 * What a person finds, as clinical 7 and S21 ask for it. What tells of the patient's state counts only since the dose, and
 * only while fresh. An escort is to be present, not only named: that is a state, too, and grows old. Transport and
 * instructions are arrangements, and as good before the dose as after; that nobody drives may be acknowledged before the dose
 * as well, but not in the dissociative window.
 */
export const humanRules: readonly HumanRule[] = [
  {
    id: "rr",
    from: () => ["rr"],
    words: ({ rr }) => `Breaths counted, ${rr.least} to ${rr.most} a minute`,
    isMet: (found, { rr }) => isNumber(found, rr.least, rr.most),
    say: ({ value }) => `${value} a minute`,
    stands: "a while",
    ofPatient: true,
  },
  {
    ...answered({ id: "moaas", words: () => "MOAA/S 5", yes: 5, stands: "a while", ofPatient: true }),
    say: ({ value }) => `MOAA/S ${value}`,
    final: true,
  },
  {
    id: "dissociation",
    from: () => ["dissociation", "cadss6"],
    words: () => "Dissociation resolved",
    isMet: (found, { cadss6Most }) =>
      found.value === "resolved" ? !isLay(found) : typeof found.value === "number" && found.value <= cadss6Most,
    say: (found, name) => {
      if (name === "cadss6") return `CADSS-6 ${found.value}`;
      return found.value === "resolved" && isLay(found) ? "resolved, said by the support person only" : asFound(found);
    },
    stands: "since the dose",
    ofPatient: true,
  },
  answered({ id: "orientation", words: () => "Oriented", yes: "oriented", stands: "a while", ofPatient: true }),
  answered({ id: "gait", words: () => "Gait steady", yes: "steady", stands: "a while", ofPatient: true }),
  {
    ...answered({
      id: "standing",
      words: () => "Standing pressure tolerated",
      yes: "tolerated",
      stands: "a while",
      ofPatient: true,
    }),
    // S19: after an antihypertensive before the dose.
    asked: ({ facts }) => facts.arrival !== "none",
  },
  {
    id: "nausea",
    from: () => ["nausea"],
    words: ({ nauseaMost }) => `Nausea at most ${nauseaMost} of 10`,
    isMet: (found, { nauseaMost }) => isNumber(found, 0, nauseaMost),
    say: ({ value }) => `${value} of 10`,
    stands: "a while",
    ofPatient: true,
  },
  {
    id: "score",
    from: ({ score }) => [score.of],
    words: ({ score }) => `${scoreNames[score.of]} at least ${score.least}`,
    isMet: (found, { score }) => isNumber(found, score.least, HIGHEST_SCORE),
    say: ({ value }) => `${value} of ${HIGHEST_SCORE}`,
    stands: "a while",
    ofPatient: true,
  },
  answered({ id: "symptoms", words: () => "No red-flag symptom", yes: "none", stands: "a while", ofPatient: true }),
  answered({
    id: "mood",
    words: () => "No acute distress",
    yes: "no acute distress",
    stands: "a while",
    ofPatient: true,
  }),
  {
    ...answered({ id: "escort", words: () => "Escort present", yes: "present", stands: "a while", ofPatient: false }),
    asked: isInClinic,
  },
  {
    ...answered({
      id: "transport",
      words: () => "Transport arranged",
      yes: "arranged",
      stands: "the session",
      ofPatient: false,
    }),
    asked: isInClinic,
  },
  answered({
    id: "driving",
    words: () => "No driving until after a full night's sleep: acknowledged",
    yes: "acknowledged",
    stands: "clear head",
    ofPatient: false,
  }),
  answered({
    id: "instructions",
    words: () => "Instructions handed over",
    yes: "handed over",
    stands: "the session",
    ofPatient: false,
  }),
  {
    ...answered({
      id: "support",
      words: () => "Support person stays",
      yes: "stays",
      stands: "a while",
      ofPatient: false,
    }),
    asked: isAtHome,
  },
  {
    ...answered({
      id: "endCall",
      words: () => "End-of-session call made",
      yes: "made",
      stands: "since the dose",
      ofPatient: false,
    }),
    asked: isAtHome,
  },
];
