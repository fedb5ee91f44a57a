import { defaultLimits, shipped } from "@vigil/shared/domain";

type Raw = Record<string, unknown>;

/** Types whose rows version 3 writes otherwise. */
export const changedInVersion3 = [
  "gateway.started",
  "alarm.changed",
  "session.opened",
  "session.changed",
  "session.ended",
  "session.judged",
  "command.received",
] as const;

/** An event as version 2 of the log wrote it, as version 3 writes it: what was not known then is said to be so. */
export function toVersion3(event: Raw): Raw {
  switch (event["type"]) {
    case "gateway.started":
      return {
        ...event,
        limits: { ...defaultLimits, ...part(event, "limits") },
        ...(event["protocols"] !== undefined && { protocols: list(event, "protocols").map(protocol) }),
      };
    case "alarm.changed":
      return { ...event, alarm: alarm(part(event, "alarm")) };
    case "session.opened":
    case "session.changed":
    case "session.ended":
      return { ...event, session: session(part(event, "session")) };
    case "session.judged":
      return { ...event, judgement: judgement(part(event, "judgement")) };
    case "command.received":
      return { ...event, command: { ...part(event, "command"), act: act(part(part(event, "command"), "act")) } };
    default:
      return event;
  }
}

// By its condition: version 2 had one rule for each.
const ruleOf: Readonly<Record<string, string>> = {
  "spo2/low": "spo2 below limit",
  "pulse/low": "pulse below limit",
  "pulse/high": "pulse above limit",
  "bp/low": "bp below limit",
  "bp/high": "bp above limit",
  "bp/rise": "bp rise",
  "bp/overdue": "bp overdue",
  pump: "pump",
  signal: "signal lost",
  link: "link lost",
  cuff: "cuff failed",
  log: "log",
  engine: "engine",
};
const alarm = (raw: Raw): Raw => ({ ...raw, rule: ruleOf[String(raw["condition"])] ?? "engine" });

/** Version 2 knew one route. What a site had changed of its numbers stays. */
function protocol(raw: Raw): Raw {
  const { pump, discharge: old, ...rest } = raw;
  const { leastMs, ...discharge } = record(old);
  const { iv } = shipped;
  return {
    ...iv,
    ...rest,
    hold: { ...iv.hold, ...part(raw, "hold") },
    dosing: { kind: "pump", ...record(pump) },
    active: { from: "end of dose", ...part(raw, "active") },
    cadence: { ...iv.cadence, ...part(raw, "cadence") },
    rise: { ...iv.rise, ...part(raw, "rise") },
    discharge: { ...iv.discharge, ...discharge, timers: [{ from: "end of dose", ms: leastMs }] },
  };
}

function session(raw: Raw): Raw {
  const { dose, window, findings, protocol: by } = raw;
  return {
    ...raw,
    protocol: { ...record(by), route: "iv", setting: raw["support"] === "none" ? "clinic" : "home" },
    phase: phase(raw["phase"]),
    phases: list(raw, "phases").map((change) => ({ ...change, phase: phase(change["phase"]) })),
    firstSession: false,
    screening: {
      items: {},
      factors: "not asked",
      medicines: "not asked",
      overRead: false,
      escort: "not named",
      clinicianNote: "none",
      address: "not recorded",
      emergencyNumber: "not recorded",
    },
    dose: dose === "none" ? dose : { ...record(dose), route: "iv", parts: [], partsPlanned: 1, rates: [] },
    clock: [],
    arrival: "none",
    limits: "as in the protocol",
    autoCuff: "off",
    offMonitor: "no",
    emergency: "no",
    window:
      typeof window === "object" && record(window)["to"] === "pump runs"
        ? { ...record(window), to: "dose goes on" }
        : window,
    findings: Object.fromEntries(
      Object.entries(record(findings)).map(([name, found]) => [
        name,
        { ...record(found), entry: `${String(raw["id"])}-0` },
      ]),
    ),
  };
}

const judgement = (raw: Raw): Raw => ({
  ...raw,
  due: list(raw, "due").map((due) => ({ ...due, overdueAt: "never" })),
  criteria: list(raw, "criteria").map((criterion) => ({ ...criterion, overridable: false })),
});

function act(raw: Raw): Raw {
  const { findings, ...rest } = raw;
  if (raw["type"] === "findings.record")
    return { ...rest, type: "chart.record", entry: { kind: "findings", findings } };
  return raw["phase"] === undefined ? raw : { ...raw, phase: phase(raw["phase"]) };
}

const phase = (name: unknown): unknown => (name === "new" ? "draft" : name === "baseline" ? "screening" : name);

const record = (raw: unknown): Raw =>
  typeof raw === "object" && raw !== null ? Object.fromEntries(Object.entries(raw)) : {};
const part = (raw: Raw, key: string): Raw => record(raw[key]);
const list = (raw: Raw, key: string): Raw[] => {
  const items: unknown = raw[key];
  return Array.isArray(items) ? items.map(record) : [];
};
