import { unreachable, type Instant } from "../../kernel/index.ts";
import type { SessionPhase } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import { noAuto } from "./autoCuff.ts";
import { declaredAlready, noCalm } from "./emergencyActs.ts";
import { hardOf, holdWords } from "./holds.ts";
import { noReply, noTap } from "./homeActs.ts";
import { noGoing, noReturn } from "./monitorActs.ts";
import { noResume, noStart } from "./noDose.ts";
import { obstacle, type Obstacle } from "./obstacle.ts";
import { noDevice, noMore, noPause, noRate, noStop } from "./obstaclesOfDose.ts";
import { notReady } from "./obstaclesBeforeDose.ts";
import { beforeReview, noCheck, noSignature } from "./obstaclesOfDischarge.ts";
import type { ActInSession } from "./sessionAct.ts";
import type { SessionState } from "./state.ts";

/** Acts on a session that is open. */
type ActName = Exclude<ActInSession["type"], "session.reopen" | "followup.done">;

/** In which phases an act has its place. */
const placeOf: Readonly<Record<ActName, readonly SessionPhase[] | "any">> = {
  "session.clear": ["held"],
  "dose.start": ["cleared"],
  "dose.pause": ["dosing"],
  "dose.resume": ["paused"],
  "dose.stop": ["dosing", "paused", "emergency"],
  "dose.confirm": "any",
  "session.stopEarly": ["dosing", "paused", "active"],
  "screening.record": "any",
  "dose.device": ["dosing", "paused"],
  "dose.again": ["active", "recovery"],
  "dose.rate": ["dosing"],
  "chart.record": "any",
  "session.emergency": "any",
  "session.calm": ["emergency"],
  "monitor.off": "any",
  "monitor.on": "any",
  "cuff.auto": "any",
  "limits.adjust": "any",
  "limits.revert": "any",
  "check.answered": "any",
  "presence.tapped": "any",
  "session.oxygen": "any",
  "discharge.check": ["review"],
  "discharge.sign": ["review"],
  "session.end": "any",
};

/** Every act that names a session. */
export const actsInSession: readonly ActName[] = Object.keys(placeOf).filter(isActName);

function isActName(name: string): name is ActName {
  return name in placeOf;
}

/** What stands against an act that is done at `at`, in a session that is open: one rule for whoever asks and for the screen. */
export function obstacleTo(act: ActName, session: SessionState, chair: ChairState, at: Instant): Obstacle | "none" {
  const { facts } = session;
  const place = placeOf[act];
  if (place !== "any" && !place.includes(facts.phase)) return outOfPlace(act, place, session, chair, at);
  switch (act) {
    case "session.clear": {
      const hard = hardOf(facts.holds);
      return hard.length === 0 ? "none" : obstacle(`Only new readings lift this: ${holdWords(hard)}`);
    }
    case "dose.start":
      return noStart(session, chair, at);
    case "dose.resume":
      return session.protocol.dosing.kind === "pump" ? noResume(session, chair, at) : "none";
    case "dose.pause":
      return noPause(session);
    case "dose.device":
      return noDevice(session, chair, at);
    case "dose.again":
      return noMore(session, chair, at);
    case "dose.rate":
      return noRate(session);
    case "dose.confirm": {
      const waits = facts.dose !== "none" && facts.dose.unconfirmed;
      return waits ? "none" : obstacle("No stop or pause waits to be confirmed");
    }
    case "session.emergency":
      return facts.emergency === "no" ? "none" : obstacle(declaredAlready);
    case "session.calm":
      return noCalm(session);
    case "monitor.off":
      return noGoing(session, chair);
    case "monitor.on":
      return noReturn(session);
    case "discharge.check":
      return noCheck(session, chair, at);
    case "discharge.sign":
      return noSignature(session, chair, at);
    case "cuff.auto":
      return facts.autoCuff === "off" ? noAuto(session, chair, at) : "none";
    case "check.answered":
      return noReply(session);
    case "presence.tapped":
      return noTap(session);
    case "dose.stop":
      return noStop(session);
    case "session.stopEarly":
    case "screening.record":
    case "chart.record":
    case "limits.adjust":
    case "limits.revert":
    case "session.oxygen":
    case "session.end":
      return "none";
    default:
      return unreachable(act);
  }
}

function outOfPlace(
  act: ActName,
  place: readonly SessionPhase[],
  session: SessionState,
  chair: ChairState,
  at: Instant,
): Obstacle {
  const { phase, holds } = session.facts;
  if (act === "dose.start") {
    if (phase === "draft" || phase === "screening") return notReady(session, chair);
    if (phase === "held") return obstacle(`Held: ${holdWords(holds)}`);
    return obstacle("The dose of this session was started already");
  }
  if (phase === "recovery" && (act === "discharge.check" || act === "discharge.sign"))
    return beforeReview(act, session, chair, at);
  return obstacle(`The session is in ${phase}: this is possible only in ${place.join(" or ")}`);
}
