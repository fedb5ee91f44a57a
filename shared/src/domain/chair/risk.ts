import type { DurationStep } from "../../contracts/index.ts";
import type { Trouble } from "../alarm/grading.ts";
import type { AfterLow, ChairTurn, DeviceState } from "./state.ts";

/** Why a patient may not go unseen for a moment, as words; or "none". */
export type Risk = string;

/** S2: low just before, hardly awake, or on oxygen, where a breath that fails shows late. */
export function riskOf({ draft }: ChairTurn, { info }: DeviceState, afterLow: AfterLow): Risk {
  if (afterLow !== "no") return `SpO2 was ${afterLow} before`;
  const { session, devices } = draft;
  // A start of the gateway is no loss: its devices are still being opened.
  if (!devices.some((one) => one.heard && (one.info.id === info.id || one.info.via === info.id))) return "none";
  if (session === "no session" || session.facts.ended !== "no") return "none";
  const { findings, oxygen } = session.facts;
  const moaas = findings["moaas"]?.value;
  if (typeof moaas === "number" && moaas <= HARDLY_AWAKE) return `MOAA/S was ${moaas}`;
  return oxygen.flow === "off" ? "none" : "oxygen runs";
}

// S2: MOAA/S at or below.
const HARDLY_AWAKE = 3;

/** The trouble of a device that may be lost; `false`: it is not. */
export function troubleOf(
  { draft }: ChairTurn,
  device: DeviceState,
  lost: Risk | false,
  grades: readonly DurationStep[],
): Trouble {
  // S15: one probe off while another is valid is low: the patient is still seen.
  const seen = draft.devices.some(
    (other) => other !== device && other.info.via !== device.info.id && other.spo2.is === "valid",
  );
  const atOnce = lost !== false && lost !== "none" && !seen;
  return { there: lost !== false, counts: true, atOnce, upTo: seen ? 0 : grades.length - 1 };
}

/** S16: whoever was let off the monitor is not lost: what is raised stays, and nothing new is counted. */
export const isOffMonitor = ({ draft: { session } }: ChairTurn): boolean =>
  session !== "no session" && session.facts.ended === "no" && session.facts.offMonitor !== "no";

export const withRisk = (words: string, risk: Risk): string => (risk === "none" ? words : `${words}, ${risk}`);
