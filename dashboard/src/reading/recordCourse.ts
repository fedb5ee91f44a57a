import type { LimitChanges, Session, SessionRecord } from "@vigil/shared/contracts";
import type { Instant } from "@vigil/shared/kernel";
import { dayTime } from "./dates.ts";
import type { Fact } from "./fact.ts";
import { alarmLimits } from "./recordLimits.ts";
import { authorWords } from "./sessionWords.ts";

type When = (at: Instant) => string;

/** What was asked before the dose, and what was answered; "not asked" is said. */
export function screeningFacts({ screening }: Session): readonly Fact[] {
  const { items, factors, medicines, overRead, escort, clinicianNote, address, emergencyNumber } = screening;
  const no = Object.entries(items).filter(([, answer]) => answer.answer === "no");
  const asked = Object.keys(items).length;
  const facts: (Fact | "none")[] = [
    {
      name: "Screening",
      words:
        asked === 0
          ? "nothing answered"
          : `${asked} answered${no.length === 0 ? ", all yes" : `; NO: ${no.map(([item, { by }]) => `${item} (${by.name})`).join(", ")}`}`,
    },
    { name: "Factors", words: listWords(factors) },
    { name: "Interacting medicines", words: listWords(medicines) },
    overRead ? { name: "Oximeter", words: "ticked: may over-read" } : "none",
    { name: "Escort named", words: escort },
    clinicianNote === "none"
      ? "none"
      : { name: "Clinician's note", words: `${clinicianNote.by.name}: ${clinicianNote.text}` },
    address === "not recorded" ? "none" : { name: "Address that day", words: address },
    emergencyNumber === "not recorded" ? "none" : { name: "Emergency number", words: emergencyNumber },
  ];
  return facts.filter((fact) => fact !== "none");
}

const listWords = (list: readonly string[] | "not asked"): string =>
  list === "not asked" ? list : list.length === 0 ? "asked: none" : list.join(", ");

/** What changed by itself or by people on the way: limits, clock, emergency, arrival. */
export function courseFacts({ session, followUps }: SessionRecord, when: When): readonly Fact[] {
  const { limits, clock, emergency, arrival, autoCuff } = session;
  const facts: (Fact | "none")[] = [
    limits === "as in the protocol"
      ? "none"
      : {
          name: "Limits changed",
          words: `${when(limits.at)} · ${limits.by.name}: ${limits.reason} · ${changedWords(limits.limits)}${limits.extreme ? " · AT THE EDGE of what may be" : ""}`,
        },
    arrival === "none" ? "none" : { name: "On arrival", words: arrivalWords(arrival, when) },
    clock.length === 0
      ? "none"
      : { name: "Clock restarted", words: clock.map(({ at, why }) => `${when(at)} ${why}`).join("; ") },
    emergency === "no"
      ? "none"
      : { name: "Emergency", words: `${when(emergency.since)} · ${authorWords(emergency.by)}: ${emergency.what}` },
    autoCuff === "off" ? "none" : { name: "Cuff by itself", words: `${when(autoCuff.at)} · ${autoCuff.by.name}` },
    followUps.length === 0
      ? "none"
      : {
          name: "Afterwards",
          words: followUps
            .map(({ words, dueAt, done }) =>
              done === "not yet"
                ? `TO DO by ${dayTime(dueAt)}: ${words}`
                : `${words}: ${dayTime(done.at)} ${done.by.name}, ${done.note}`,
            )
            .join("; "),
        },
  ];
  return facts.filter((fact) => fact !== "none");
}

const changedWords = (limits: LimitChanges): string =>
  alarmLimits(limits)
    .map(({ name, words }) => `${name} ${words}`)
    .join("; ");

type Arrival = Exclude<Session["arrival"], "none">;

const arrivalWords = (arrival: Arrival, when: When): string => {
  const last = arrival.readings.at(-1);
  const reading = last === undefined ? "no reading" : `${last.systolic}/${last.diastolic} mmHg`;
  return `${reading}; an antihypertensive at ${when(arrival.givenAt)}: a new baseline was gathered`;
};
