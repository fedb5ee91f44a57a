import type { Limbs, Screening, ScreeningAnswer, ScreeningAnswers, ScreeningItem, Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { change, enter, type Patch } from "./change.ts";
import { isItem, itemWords } from "./screeningWords.ts";
import type { SessionAct } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

type Answer = "done" | { readonly refused: string };
type Answers = Extract<SessionAct, { type: "screening.record" }>;

/** What a person answered of the screening, and where cuff, probe and infusion are; what is left out stays as it was. */
export function recordScreening(
  turn: ChairTurn,
  { facts }: SessionState,
  { answers, limbs }: Answers,
  by: Who,
): Answer {
  if (facts.dose !== "none" && answers.items !== undefined)
    return { refused: "The dose was started: what was answered before it stays as it was" };
  // What it lowers is the watch over somebody who has the drug.
  if (facts.dose !== "none" && by.role !== "clinician" && takesBack(facts.screening, answers))
    return { refused: "Only a clinician takes that back under the drug: sign as clinician" };
  if (answers.clinicianNote !== undefined && by.role !== "clinician")
    return { refused: "The note is a clinician's to write: sign as clinician" };
  const told = [...words(answers), ...(limbs === undefined ? [] : [limbWords(limbs)])];
  if (told.length === 0) return { refused: "Nothing was answered: there is nothing to record" };
  const screening = answered(facts.screening, answers, { at: turn.at, by });
  const patch: Patch = { screening, ...(limbs !== undefined && { limbs }) };
  const why = told.join("; ");
  if (facts.phase === "draft") enter(turn, "screening", patch, by, why);
  else change(turn, patch, by, why);
  return "done";
}

/** S9, S7: what makes breathing less sure, or an oximeter over-read, was answered and is so no longer. */
function takesBack({ factors: before, overRead }: Screening, { factors, overRead: now }: ScreeningAnswers): boolean {
  const fewer = factors !== undefined && before !== "not asked" && before.some((one) => !factors.includes(one));
  return fewer || (overRead && now === false);
}

function answered(before: Screening, answers: ScreeningAnswers, { at, by }: { at: ScreeningAnswer["at"]; by: Who }) {
  const items = { ...before.items };
  for (const [item, answer] of itemsOf(answers)) items[item] = { answer, at, by };
  const { factors, medicines, overRead, escort, clinicianNote, address, emergencyNumber } = answers;
  const screening: Screening = {
    items,
    factors: factors ?? before.factors,
    medicines: medicines ?? before.medicines,
    overRead: overRead ?? before.overRead,
    escort: escort ?? before.escort,
    clinicianNote: clinicianNote === undefined ? before.clinicianNote : { by, at, text: clinicianNote },
    address: address ?? before.address,
    emergencyNumber: emergencyNumber ?? before.emergencyNumber,
  };
  return screening;
}

function itemsOf({ items = {} }: ScreeningAnswers): readonly (readonly [ScreeningItem, "yes" | "no"])[] {
  return Object.entries(items).flatMap(([item, answer]) => (isItem(item) ? [[item, answer] as const] : []));
}

function words(answers: ScreeningAnswers): readonly string[] {
  const { factors, medicines, overRead, escort, clinicianNote, address, emergencyNumber } = answers;
  const items = itemsOf(answers);
  const yes = items.filter(([, answer]) => answer === "yes").map(([item]) => item);
  const no = items.filter(([, answer]) => answer === "no").map(([item]) => itemWords[item].no);
  return [
    ...(yes.length === 0 ? [] : [yes.join(", ")]),
    ...no,
    ...(factors === undefined ? [] : [`makes breathing less sure: ${listed(factors)}`]),
    ...(medicines === undefined ? [] : [`medicines of the form: ${listed(medicines)}`]),
    ...(overRead === undefined ? [] : [overRead ? "the oximeter may over-read" : "the oximeter does not over-read"]),
    ...(escort === undefined ? [] : [`escort ${escort}`]),
    ...(clinicianNote === undefined ? [] : [`clinician's note: ${clinicianNote}`]),
    ...(address === undefined ? [] : ["address of today recorded"]),
    ...(emergencyNumber === undefined ? [] : [`emergency number ${emergencyNumber}`]),
  ];
}

const listed = (list: readonly string[]): string => (list.length === 0 ? "none" : list.join(", "));

const limbWords = ({ cuff, probe, infusion }: Limbs): string => `cuff ${cuff}, probe ${probe}, infusion ${infusion}`;
