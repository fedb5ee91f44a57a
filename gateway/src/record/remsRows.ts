import type { Instant } from "@vigil/shared/kernel";
import type { Course, Rems, RemsPressure, YesNo } from "@vigil/shared/contracts";

/** The fields of the REMS form, one sentence each; `iso` writes an instant. */
export function remsRows(rems: Rems, iso: (at: Instant) => string): readonly string[] {
  const at = <Word extends string>(when: Instant | Word): string => (typeof when === "number" ? iso(when) : when);
  const course = (name: string, { answer, words, onsetAt, resolvedAt }: Course): string =>
    answer === "yes"
      ? `${name}: yes (${words}); onset ${at(onsetAt)}, resolution ${at(resolvedAt)}`
      : `${name}: ${answer} (${words})`;
  const pressure = (name: string, reading: RemsPressure): string =>
    `BP ${name}: ${reading === "not known" ? reading : `${reading.systolic}/${reading.diastolic} mmHg at ${iso(reading.at)}`}`;
  const fields = [
    `first session (enrolment form): ${rems.firstSession}`,
    ...(rems.interacting === "not known"
      ? ["interacting medicines: not known"]
      : rems.interacting.map(({ medicine, taken }) => `interacting, ${medicine}: ${taken}`)),
    `treatment date: ${at(rems.treatmentAt)}`,
    `dose: ${doseWords(rems.dose)}`,
    `minutes from the first device to the end of monitoring: ${rems.totalMinutes}`,
    `at least 120 minutes: ${rems.atLeast120}`,
    `minutes until ready to leave but for the time: ${rems.readyMinutes}`,
    `vitals acceptable before the dose: ${answerWords(rems.acceptableBefore)}`,
    `vitals acceptable before completion: ${answerWords(rems.acceptableAtCompletion)}`,
    pressure("before the dose", rems.pressure.before),
    pressure("at 40 minutes", rems.pressure.at40),
    pressure("at completion", rems.pressure.completion),
    course("sedation", rems.sedation),
    course("dissociation", rems.dissociation),
    course("respiratory depression", rems.respiratoryDepression),
    ...(rems.serious.length === 0 ? ["serious adverse events: none charted"] : []),
    ...rems.serious.map(
      ({ what, severity, onsetAt, resolvedAt, words }) =>
        `serious adverse event: ${what}, severity ${severity}; onset ${iso(onsetAt)}, resolution ${at(resolvedAt)}${words === "" ? "" : `; ${words}`}`,
    ),
    `submit by: ${at(rems.submitBy)}`,
    "patient's name, date of birth and sex, prescriber and setting: to be filled in by hand",
  ];
  return fields.map((field) => `REMS form: ${field}`);
}

const answerWords = ({ answer, words }: YesNo): string => `${answer} (${words})`;

function doseWords(dose: Rems["dose"]): string {
  if (dose === "not known") return dose;
  const { drug, mg, devices, lots } = dose;
  return `${drug} ${mg} mg in ${devices} devices; lot numbers: ${lots === "not known" ? lots : lots.join(", ")}`;
}
