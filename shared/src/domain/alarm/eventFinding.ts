import { Millis } from "../../kernel/index.ts";
import type { EventName, Session } from "../../contracts/index.ts";
import { gone, type Finding } from "./finding.ts";

/** These are an emergency, whatever else is known (safety S17). */
const emergencies: readonly EventName[] = ["stridor", "laryngospasm", "apnoea", "seizure", "collapse"];
export const isEmergency = (what: EventName): boolean => emergencies.includes(what);

// S17: vomiting is medium at MOAA/S up to this.
const NOT_QUITE_AWAKE = 4;

// What whoever hears of it does first.
const firstDo: Partial<Record<EventName, string>> = {
  vomiting: "turn on side",
  agitation: "a named observer stays",
  "chest pain": "measure the pressure",
  "severe headache": "measure the pressure",
  fall: "look for injuries",
};

/** How awake the patient is, and whether any of the drug was given. */
export type Alert = { readonly moaas: number | "not recorded"; readonly dosed: boolean };

/** What an event raises that is no emergency (safety S17): medium, but vomiting of somebody who is awake is information. */
export function eventFinding(what: EventName, { moaas, dosed }: Alert, words: string | undefined): Finding {
  if (isEmergency(what)) return gone;
  const drowsy = moaas === "not recorded" ? dosed : moaas <= NOT_QUITE_AWAKE;
  const grave = what !== "vomiting" || drowsy;
  const todo = grave ? firstDo[what] : undefined;
  return {
    is: "present",
    step: grave ? 1 : 0,
    priority: grave ? "medium" : "info",
    rule: "event",
    evidence: { kind: "words", words: [what, todo, words].filter((part) => part !== undefined).join(": ") },
    delayMs: Millis(0),
  };
}

/**
 * High for as long as it is one (S17). Each further thing that happens is a worse step, and so is the same once more: it is
 * heard (safety S1). `further`: all that was charted since it was declared, the one it was declared by left out.
 */
export function emergencyFinding(emergency: Session["emergency"], further: readonly EventName[]): Finding {
  if (emergency === "no") return gone;
  const more = [...new Set(further)].map((what) => {
    const times = further.filter((one) => one === what).length;
    return `${what === emergency.what ? "again " : ""}${what}${times > 1 ? ` (${times} times)` : ""}`;
  });
  return {
    is: "present",
    step: further.length,
    priority: "high",
    rule: "emergency",
    evidence: { kind: "words", words: [emergency.what, ...more].join(", ") },
    delayMs: Millis(0),
  };
}
