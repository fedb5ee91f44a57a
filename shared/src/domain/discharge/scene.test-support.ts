import { Instant, Minutes } from "../../kernel/index.ts";
import {
  EntryId,
  SessionId,
  type Criterion,
  type CriterionId,
  type FindingName,
  type Findings,
  type Found,
  type Protocol,
  type Quality,
  type Session,
  type Who,
} from "../../contracts/index.ts";
import { newChair, newDevice, type ChairState, type Known } from "../chair/state.ts";
import { iv } from "../protocol/iv.ts";
import { foundValue } from "../session/findingWords.ts";
import { noAutoCuff, type SessionState } from "../session/state.ts";
import { ada, chair as chairId, cuff, device, ox } from "../story.test-support.ts";
import { breathe, noAir, type Air } from "./air.ts";
import { criteriaOf } from "./criteria.ts";

/** The dose of every scene ended at this minute of the day. */
export const DOSE_END = 600;
/** Minutes after the end of the dose, as an instant. */
export const minute = (min: number): Instant => Instant((DOSE_END + min) * 60_000);

export type Setting = {
  phase?: Session["phase"];
  baseline?: Partial<Extract<Session["baseline"], object>>;
  /** Minutes after the end of the dose, systolic, diastolic. */
  readings?: readonly (readonly [min: number, systolic: number, diastolic: number])[];
  pulse?: number | "unavailable";
  quality?: Quality;
  spo2?: number;
  air?: Air;
  oxygen?: Session["oxygen"];
  findings?: Findings;
  /** When they were recorded, minutes after the end of the dose. */
  foundAt?: number;
  /** Findings beside those, each with when it was found, minutes after the end of the dose, and by whom. */
  found?: readonly { name: FindingName; value: Found["value"]; min: number; by?: Who }[];
  /** Facts that a setting replaces. */
  facts?: Partial<Session>;
  /** Complete checks, minutes after the end of the dose. */
  checks?: readonly number[];
  protocol?: Protocol;
};

/** The air of somebody whose saturation was the same all along, up to the minute given. */
export const steadyAir = (spo2: number, until: number, from = until - 20): Air =>
  breathe(noAir, spo2, minute(from), minute(until), iv.discharge.spo2.overMs);

/** All that a discharge an hour after the dose asks for. */
export const wellFindings: Findings = {
  rr: 14,
  moaas: 5,
  dissociation: "resolved",
  orientation: "oriented",
  gait: "steady",
  nausea: 0,
  aldrete: { activity: 2, respiration: 2, circulation: 2, consciousness: 2, saturation: 1 },
  symptoms: [],
  mood: "no acute distress",
  escort: "present",
  transport: "arranged",
  driving: "acknowledged",
  instructions: "handed over",
};

/** What a home asks for beside. */
export const homeFindings: Findings = { ...wellFindings, support: "stays", endCall: "made" };

export function scene(
  setting: Setting = {},
  at = minute(60),
): { session: SessionState; chair: ChairState; at: Instant } {
  const now = at / 60_000 - DOSE_END;
  const {
    readings = [
      [now - 12, 122, 78],
      [now - 2, 120, 76],
    ],
    findings = wellFindings,
    foundAt = now - 1,
  } = setting;
  const taken = readings.map(([min, systolic, diastolic]) => ({ at: minute(min), systolic, diastolic }));
  const protocol = setting.protocol ?? iv;
  const session: SessionState = {
    facts: {
      id: SessionId.parse("chair-1-1"),
      chair: chairId,
      protocol: { id: "iv", label: "IV", route: "iv", setting: "clinic", simulated: false, signedOff: "nobody yet" },
      pseudonym: "P1",
      ageYears: 40,
      limbs: { cuff: "left arm", probe: "right hand", infusion: "right arm" },
      support: "none",
      firstSession: false,
      screening: {
        items: {},
        factors: [],
        medicines: [],
        overRead: false,
        escort: "Sam",
        clinicianNote: "none",
        address: "not recorded",
        emergencyNumber: "not recorded",
      },
      clock: [],
      arrival: "none",
      limits: "as in the protocol",
      autoCuff: "off",
      offMonitor: "no",
      emergency: "no",
      phase: setting.phase ?? "review",
      since: minute(50),
      phases: [],
      baseline: {
        systolic: 120,
        diastolic: 75,
        pulse: 70,
        spo2: 97,
        at: minute(-45),
        readings: [],
        ...setting.baseline,
      },
      holds: [],
      cleared: "not needed",
      dose: {
        drug: "ketamine",
        route: "iv",
        parts: [],
        partsPlanned: 1,
        rates: [],
        mg: 40,
        weightKg: 80,
        mgPerKg: 0.5,
        plannedMs: Minutes(40),
        startedAt: minute(-40),
        pump: "stopped",
        pumpSince: minute(0),
        ranMs: Minutes(40),
        stoppedAt: minute(0),
        unconfirmed: false,
      },
      stoppedEarly: "no",
      window: "none",
      oxygen: setting.oxygen ?? { flow: "off", since: "never" },
      findings: Object.fromEntries([
        ...Object.entries(findings).flatMap(([name, value]) =>
          value === undefined
            ? []
            : [
                [
                  name,
                  { value: foundValue(value), at: minute(foundAt), by: ada, entry: EntryId.parse("e-1") },
                ] as const,
              ],
        ),
        ...(setting.found ?? []).map(
          ({ name, value, min, by = ada }) =>
            [name, { value, at: minute(min), by, entry: EntryId.parse("e-2") }] as const,
        ),
      ]),
      checks: (setting.checks ?? []).map((min) => ({ at: minute(min), by: ada })),
      signed: "not yet",
      ended: "no",
      ...setting.facts,
    },
    protocol,
    keptReadings: [],
    notPatient: [],
    readings: taken.map((reading) => ({ ...reading, pulse: "unavailable" as const })),
    air: setting.air ?? steadyAir(97, now),
    breathedTo: at,
    unconfirmedSince: "no",
    binding: { off: [ox], on: [ox] },
    chart: [],
    lines: 0,
    home: { answered: "never", tapped: "never" },
    auto: noAutoCuff,
    judgement: { due: [], criteria: [], refusals: {} },
    vitals: "",
    dueAt: "none",
  };
  const valid = (value: number): Known => ({ is: "valid", value, quality: setting.quality ?? "good", at });
  const pulse = setting.pulse ?? 72;
  const oximeter = {
    ...newDevice(device(ox, "oximeter", 5_000, 4_000)),
    spo2: valid(setting.spo2 ?? 97),
    pulse:
      pulse === "unavailable"
        ? { is: "unavailable" as const, because: "pulse lost" as const, afterLow: "no" as const }
        : valid(pulse),
  };
  const devices = [oximeter, newDevice(device(cuff, "cuff", 900_000, "unknown"))];
  const chair: ChairState = { ...newChair(chairId), started: true, devices, session, watch: { since: minute(-60) } };
  return { session, chair, at };
}

/** One criterion of a scene. */
export function criterion(id: CriterionId, setting: Setting = {}, at = minute(60)): Criterion {
  const { session, chair } = scene(setting, at);
  const found = criteriaOf(session, chair, at).find((one) => one.id === id);
  if (found === undefined) throw new Error(`no criterion ${id}`);
  return found;
}
