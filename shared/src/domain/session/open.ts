import { SessionId, type Protocol, type Session, type Who } from "../../contracts/index.ts";
import type { ChairTurn } from "../chair/state.ts";
import { noAir } from "../discharge/air.ts";
import type { SessionAct } from "./sessionAct.ts";
import { followBinding } from "./binding.ts";
import { noAutoCuff, unbound } from "./state.ts";

type Open = Extract<SessionAct, { type: "session.open" }>;

/** S19: there is no protocol for anybody younger. */
const LEAST_AGE_YEARS = 18;

/** Opens a session at this chair; a watch it does not start, for that takes a number of somebody. */
export function open(turn: ChairTurn, act: Open, by: Who): "done" | { refused: string } {
  const { draft, decisions, at } = turn;
  const { session: before } = draft;
  if (before !== "no session")
    return before.facts.ended === "no"
      ? { refused: "A session is open here: discharge it, or record how it ended" }
      : { refused: "The patient of the last session has not left: record that first" };
  if (act.ageYears < LEAST_AGE_YEARS)
    return { refused: `The age is ${act.ageYears}: there is no protocol under ${LEAST_AGE_YEARS} years` };
  const protocol = draft.protocols.find(({ id }) => id === act.protocol);
  if (protocol === undefined) {
    const ids = draft.protocols.map(({ id }) => id).join(", ");
    return { refused: `There is no protocol ${act.protocol} here, only: ${ids === "" ? "none" : ids}` };
  }
  const here = draft.place === "home" ? "home" : "clinic";
  if (protocol.setting !== here)
    return { refused: `${protocol.label} is a protocol for a ${protocol.setting}, and this is a ${here}` };
  if (draft.place === "home" && act.support === undefined) return { refused: "At home a support person must be named" };
  const facts = opened(turn, act, protocol, by);
  draft.session = {
    facts,
    protocol,
    readings: [],
    keptReadings: [],
    notPatient: [],
    binding: unbound,
    air: noAir,
    breathedTo: at,
    unconfirmedSince: "no",
    chart: [],
    lines: 0,
    home: { answered: "never", tapped: "never" },
    auto: noAutoCuff,
    judgement: { due: [], criteria: [], refusals: {} },
    vitals: "",
    dueAt: "none",
  };
  decisions.push({ at, event: { type: "session.opened", chair: draft.id, session: facts } });
  // A probe that is off as the session opens has been seen off: on is this patient's finger.
  followBinding(turn);
  return "done";
}

function opened({ draft, at }: ChairTurn, act: Open, protocol: Protocol, by: Who): Session {
  const { id, label, route, setting, simulated, signedOff } = protocol;
  const signed = signedOff === "nobody yet" ? signedOff : `${signedOff.by}, ${signedOff.on}`;
  return {
    id: SessionId.parse(`${draft.id}-${at}`),
    chair: draft.id,
    protocol: { id, label, route, setting, simulated, signedOff: signed },
    pseudonym: act.pseudonym,
    ageYears: act.ageYears,
    limbs: act.limbs,
    support: act.support ?? "none",
    firstSession: act.firstSession ?? false,
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
    phase: "draft",
    since: at,
    phases: [{ phase: "draft", at, by, why: "opened" }],
    baseline: "not yet",
    holds: [],
    cleared: "not needed",
    dose: "none",
    clock: [],
    arrival: "none",
    limits: "as in the protocol",
    autoCuff: "off",
    offMonitor: "no",
    emergency: "no",
    stoppedEarly: "no",
    window: "none",
    oxygen: { flow: "off", since: "never" },
    findings: {},
    checks: [],
    signed: "not yet",
    ended: "no",
  };
}
