import type { Course, Rems, RemsPressure, YesNo } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { dayTime } from "./dates.ts";
import type { Fact } from "./fact.ts";
import { pageWords } from "./sessionWords.ts";

type When = (at: Instant) => string;

/** The fields of the patient monitoring form, in its order, as far as the record knows them; what it does not know is said. */
export function remsRows(rems: Rems, when: When): readonly Fact[] {
  const { dose, pressure } = rems;
  return [
    { name: "First treatment session", words: rems.firstSession },
    { name: "Treatment date", words: rems.treatmentAt === "not known" ? rems.treatmentAt : dayTime(rems.treatmentAt) },
    {
      name: "Interacting medicines",
      words:
        rems.interacting === "not known"
          ? rems.interacting
          : rems.interacting.map(({ medicine, taken }) => `${medicine}: ${taken}`).join("; "),
    },
    {
      name: "Dose",
      words:
        dose === "not known"
          ? dose
          : `${dose.drug} ${dose.mg} mg, ${dose.devices} devices, lots ${dose.lots === "not known" ? dose.lots : dose.lots.join(", ")}`,
    },
    { name: "Acceptable before the dose", words: yesNo(rems.acceptableBefore) },
    { name: "BP before", words: pressureWords(pressure.before, when) },
    { name: "BP at 40 min", words: pressureWords(pressure.at40, when) },
    { name: "BP at completion", words: pressureWords(pressure.completion, when) },
    {
      name: "Monitored",
      words:
        rems.totalMinutes === "not known"
          ? rems.totalMinutes
          : `${minutes(rems.totalMinutes)} from the first device; at least 120 min: ${rems.atLeast120}`,
    },
    { name: "Ready to leave after", words: minutes(rems.readyMinutes) },
    { name: "Acceptable at completion", words: yesNo(rems.acceptableAtCompletion) },
    { name: "Sedation", words: courseWords(rems.sedation, when) },
    { name: "Dissociation", words: courseWords(rems.dissociation, when) },
    { name: "Respiratory depression", words: courseWords(rems.respiratoryDepression, when) },
    {
      name: "Serious adverse events",
      words:
        rems.serious.length === 0
          ? "none charted"
          : rems.serious
              .map(
                ({ what, severity, onsetAt, resolvedAt, words }) =>
                  `${what}, ${severity}, ${when(onsetAt)}, resolved ${resolved(resolvedAt, when)}${words === "" ? "" : `: ${words}`}`,
              )
              .join("; "),
    },
    { name: "Submit by", words: rems.submitBy === "not known" ? rems.submitBy : dayTime(rems.submitBy) },
  ];
}

const minutes = (value: number | "not known"): string => (value === "not known" ? value : `${Math.floor(value)} min`);

const yesNo = ({ answer, words }: YesNo): string => (words === "" ? answer : `${answer} · ${pageWords(words)}`);

const pressureWords = (pressure: RemsPressure, when: When): string =>
  pressure === "not known" ? pressure : `${pressure.systolic}/${pressure.diastolic} mmHg, ${when(pressure.at)}`;

function courseWords(course: Course, when: When): string {
  const plain = yesNo(course);
  if (course.answer !== "yes") return plain;
  const onset = course.onsetAt === "not known" ? course.onsetAt : when(course.onsetAt);
  return `${plain} · onset ${onset}, resolved ${resolved(course.resolvedAt, when)}`;
}

const resolved = (at: Instant | "not known" | "not yet", when: When): string =>
  typeof at === "string" ? at : when(at);
