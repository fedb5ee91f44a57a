import { after, between, Instant, Minutes, Seconds } from "../../kernel/index.ts";
import { conditionNames } from "../../contracts/index.ts";
import type { ChairState, ChairTurn, DeviceState } from "../chair/state.ts";
import { gravePressure } from "./cadence.ts";
import { keepBeside, openSession } from "./change.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import { standingLines } from "./standingLines.ts";
import { noAutoCuff, type SessionState } from "./state.ts";

// S5: at most so many repeats, then so often; so long deflated between two; announced so long ahead.
const REPEATS = 3;
const THEN_EVERY = Minutes(5);
const DEFLATED = Seconds(60);
const AHEAD = Seconds(10);

// S5 says "an agitated patient" and no time: our judgement.
const AGITATED_FOR = Minutes(30);

// The longest that a cuff takes (facts/cuffs section 1, row wait).
const MEASURES_AT_MOST = Seconds(180);

/**
 * Starts the cuff by itself while a pressure alarm is medium or high, where somebody let it (safety S5). What was announced
 * stays announced for ten seconds at least; what stands against it meanwhile calls it off.
 */
export function followAutoCuff(turn: ChairTurn): void {
  const session = openSession(turn);
  if (session === undefined) return;
  const { draft, at } = turn;
  const { auto } = session;
  const condition = gravePressure(draft);
  const cuff = cuffOf(draft);
  const ready = cuff === undefined ? "measures" : readyFrom(session, cuff, at);
  if (condition === undefined) return keepAuto(turn, session, { ...noAutoCuff, asked: auto.asked });
  if (cuff === undefined || ready === "measures" || !mayStart(session, draft, at))
    return keepAuto(turn, session, { ...auto, plan: "none" });
  const since = ready;
  const least = after(since, auto.repeats < REPEATS ? DEFLATED : THEN_EVERY);
  const plan =
    auto.plan !== "none" && auto.plan.since === since
      ? auto.plan
      : { since, at: Instant(Math.max(least, after(at, AHEAD))) };
  if (plan.at > at) return keepAuto(turn, session, { ...auto, plan });
  const repeats = auto.repeats + 1;
  keepAuto(turn, session, { repeats, plan: "none", asked: at });
  const why = `${conditionNames[condition]}: automatic measurement ${repeats}`;
  turn.decisions.push({
    at,
    event: { type: "cuff.asked", chair: draft.id, device: cuff.info.id, ask: "measure", why },
  });
}

/** When it is started, or no longer waited for. */
export function autoCuffDue({ auto }: SessionState, chair: ChairState, at: Instant): Instant | undefined {
  if (auto.plan !== "none") return auto.plan.at;
  const cuff = cuffOf(chair);
  if (cuff === undefined || gravePressure(chair) === undefined) return undefined;
  const waits = [cuff.measuring, auto.asked].flatMap((since) =>
    since === "no" || since === "never" ? [] : [after(since, MEASURES_AT_MOST)],
  );
  return waits.filter((until) => until > at).toSorted((a, b) => a - b)[0];
}

/** What stands against letting the cuff start by itself, for as long as it is so (safety S5). */
export function noAuto({ facts, protocol, chart }: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  if (protocol.setting === "home" || chair.place === "home") return obstacle("At home no cuff starts by itself");
  if (!chair.devices.some(({ info }) => info.canMeasure))
    return obstacle("No cuff at this chair can be told to measure");
  const { cuff, infusion } = facts.limbs;
  if (cuff === "unknown" || infusion === "unknown")
    return obstacle("The limb of the cuff or of the infusion is not recorded: record it first");
  const agitated = standingLines(chart).findLast(
    ({ entry, happenedAt }) =>
      entry.kind === "event" && entry.what === "agitation" && between(happenedAt, at) < AGITATED_FOR,
  );
  if (agitated === undefined) return "none";
  return obstacle("The patient was agitated: no cuff starts by itself", {
    from: after(agitated.happenedAt, AGITATED_FOR),
  });
}

function mayStart(session: SessionState, chair: ChairState, at: Instant): boolean {
  const { autoCuff, offMonitor, limbs } = session.facts;
  if (autoCuff === "off" || offMonitor !== "no" || noAuto(session, chair, at) !== "none") return false;
  return limbs.cuff !== limbs.infusion || isStill(session);
}

/** Nothing runs into that limb: a pump that somebody has seen stand still (S23). Of any other drip nobody knows. */
function isStill({ protocol, facts: { dose } }: SessionState): boolean {
  return protocol.dosing.kind === "pump" && dose !== "none" && dose.pump !== "running" && !dose.unconfirmed;
}

/** Since when the cuff lies deflated, as far as is known. */
function readyFrom({ facts, auto }: SessionState, cuff: DeviceState, at: Instant): Instant | "measures" {
  const allowed = facts.autoCuff === "off" ? at : facts.autoCuff.at;
  const measured = cuff.measured === "never" ? allowed : cuff.measured;
  const begun = cuff.measuring === "no" ? auto.asked : cuff.measuring;
  if (begun === "never" || begun < measured) return measured;
  const until = after(begun, MEASURES_AT_MOST);
  return at < until ? "measures" : until;
}

const cuffOf = ({ devices }: ChairState): DeviceState | undefined =>
  devices.find(({ info, link }) => info.canMeasure && link.is === "up");

function keepAuto(turn: ChairTurn, { auto: before }: SessionState, auto: SessionState["auto"]): void {
  const same = before.repeats === auto.repeats && before.plan === auto.plan && before.asked === auto.asked;
  if (!same) keepBeside(turn, { auto });
}
