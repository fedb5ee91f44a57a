import type { Dose, Dosing, Protocol } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { countdown } from "./age.ts";
import { minutesOf, pumpRanMs, pumpWords } from "./sessionDose.ts";

export type DosingKind = Dosing["kind"];

/** What a dose by each way is recorded as: nothing on a screen gives a drug (safety S23). */
export const startWords = {
  pump: {
    title: "Record: pump running",
    when: "The pump was started at",
    note: "This screen controls no pump: start it at the pump.",
  },
  injection: {
    title: "Record: injected",
    when: "It was injected at",
    note: "This records what was injected. The times of this session count from it.",
  },
  devices: {
    title: "Record: first device given",
    when: "The first device was given at",
    note: "This records the first device. Each of the others is recorded when it is given.",
  },
  tablet: {
    title: "Record: tablet under the tongue",
    when: "It was put under the tongue at",
    note: "This records the tablet. Until it has dissolved it may be swallowed or spat out: record that, too.",
  },
} as const satisfies Record<DosingKind, { title: string; when: string; note: string }>;

/** The way a protocol gives its dose; "not known" where the gateway does not tell the protocol any more. */
export const dosingOf = (protocols: readonly Protocol[] | undefined, id: string): Dosing | "not known" =>
  protocols?.find((protocol) => protocol.id === id)?.dosing ?? "not known";

/** The dose as it goes on: the pump's minutes, the devices given, the tablet that dissolves. */
export function goingWords(dose: Dose, kind: DosingKind | "not known", now: Instant | "unknown"): string {
  switch (kind) {
    case "pump":
    case "not known":
      return pumpWords(dose, now);
    case "injection":
      return "injected";
    case "devices":
      return `device ${dose.parts.length} of ${dose.partsPlanned}`;
    case "tablet": {
      if (dose.stoppedAt !== "not yet")
        return dose.how === undefined ? "tablet dissolved" : `tablet ${dose.how} after ${minutesOf(dose.ranMs)} min`;
      const ran = pumpRanMs(dose, now);
      return ran === "unknown" ? "tablet dissolving" : `tablet dissolving: ${countdown(dose.plannedMs - ran)} left`;
    }
  }
}

/** When the next nasal device may be given: a rest after the last (clinical 1.1); "none" when all are given. */
export function nextDeviceAt(dose: Dose, dosing: Dosing | "not known"): Instant | "none" {
  const last = dose.parts.at(-1);
  if (dosing === "not known" || dosing.kind !== "devices" || dose.stoppedAt !== "not yet" || last === undefined)
    return "none";
  return dose.parts.length >= dose.partsPlanned ? "none" : Instant(last.at + dosing.restMs);
}
