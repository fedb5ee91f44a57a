import { after, Millis, type Instant } from "../../kernel/index.ts";
import type { ChairState } from "../chair/state.ts";
import { checkDischarge, signDischarge } from "../discharge/check.ts";
import { criteriaOf } from "../discharge/criteria.ts";
import { finalOf, openCriteria, whyNoOverride } from "../discharge/override.ts";
import { timingOf } from "../discharge/timer.ts";
import { spanWords } from "../span.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import { reviewFrom, signatureFrom } from "./phases.ts";
import type { SessionState } from "./state.ts";

/** In recovery neither is possible yet: from when on, and how much of it has passed. */
export function beforeReview(
  act: "discharge.check" | "discharge.sign",
  session: SessionState,
  chair: ChairState,
  at: Instant,
): Obstacle {
  const checked = checkDischarge(session, chair, at);
  const timing = timingOf(session);
  if (timing === "dose goes on") return obstacle("The dose goes on");
  const { earlyMs } = session.protocol.discharge;
  const least = act === "discharge.check" ? Millis(Math.max(0, timing.ms - earlyMs)) : timing.ms;
  const from = act === "discharge.check" ? reviewFrom(session) : signatureFrom(session);
  return obstacle(`Too early: from ${spanWords(least)} after ${timing.words}`, {
    ...(checked !== "complete" && { why: checked.refused }),
    ...(from !== undefined && { from }),
  });
}

/** Safety S21: all but the time has to be met. */
export function noCheck(session: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  const checked = checkDischarge(session, chair, at);
  if (checked === "complete") return "none";
  const from = reviewFrom(session);
  if (from !== undefined && at < from) return beforeReview("discharge.check", session, chair, at);
  return obstacle(unmetWords(session, chair, at) ?? checked.refused, { why: checked.refused });
}

/** Safety S21: all has to be met, the time too, and two complete checks lie behind. */
export function noSignature(session: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  const signed = signDischarge(session, chair, at);
  if (signed === "may") return "none";
  const why = signed.refused;
  const unmet = unmetWords(session, chair, at);
  if (unmet !== undefined) return obstacle(unmet, { why });
  const { apartMs, findingFreshMs } = session.protocol.discharge;
  const timing = timingOf(session);
  const timed = signatureFrom(session);
  if (timing !== "dose goes on" && timed !== undefined && at < timed)
    return obstacle(`Too early to sign: from ${spanWords(timing.ms)} after ${timing.words}`, { why, from: timed });
  const { checks } = session.facts;
  const first = checks.at(0);
  const last = checks.at(-1);
  if (first === undefined || last === undefined)
    return obstacle(`Two complete checks are needed, at least ${spanWords(apartMs)} apart`, { why });
  const from = after(first.at, apartMs);
  if (last.at < from)
    return obstacle(`A second complete check is needed, at least ${spanWords(apartMs)} after the first`, { why, from });
  return obstacle(`The last complete check is more than ${spanWords(findingFreshMs)} old: check again`, { why });
}

/** Safety S21: what not even a clinician with a second person may sign over. */
export function noOverride(session: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  const why = whyNoOverride(session, chair, at);
  if (why === "none") return "none";
  const final = finalOf(openCriteria(session, chair, at));
  if (final.length === 0) return obstacle(why);
  const from = final.every(({ id }) => id === "time") ? signatureFrom(session) : undefined;
  const words = `Nobody may sign over this: ${final.map((one) => `${one.words}: ${one.state}`).join("; ")}`;
  return obstacle(words, { why, ...(from !== undefined && { from }) });
}

// As many as are read at a glance; the list of the criteria has all of them.
const NAMED = 3;

/** What is open of the criteria, by name: the evidence beside each of them has the numbers. */
function unmetWords(session: SessionState, chair: ChairState, at: Instant): string | undefined {
  const open = criteriaOf(session, chair, at).filter(({ id, state }) => id !== "time" && state !== "met");
  if (open.length === 0) return undefined;
  const named = open.slice(0, NAMED).map(({ words, state }) => `${words}: ${state}`);
  return [...named, ...(open.length > NAMED ? [`and ${open.length - NAMED} more`] : [])].join("; ");
}
