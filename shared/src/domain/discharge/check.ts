import { between, Millis, type Instant } from "../../kernel/index.ts";
import type { ChairState } from "../chair/state.ts";
import type { SessionState } from "../session/state.ts";
import { passedWords, spanWords } from "../span.ts";
import { proveAll, type Proven } from "./criteria.ts";
import { isFresh } from "./proof.ts";
import { timingOf } from "./timer.ts";

type Refused = { readonly refused: string };

/** Whether a discharge check made now is complete: all is met but the time, which only the signature waits for (S21). */
export function checkDischarge(session: SessionState, chair: ChairState, at: Instant): "complete" | Refused {
  const early = tooEarly(session, at);
  if (early !== "no") return { refused: early };
  const open = unmet(proveAll(session, chair, at).filter(({ id }) => id !== "time"));
  return open === "none" ? "complete" : { refused: open };
}

/** Whether the discharge may be signed now: checked twice far enough apart, the last time just now, and all is met (S21). */
export function signDischarge(session: SessionState, chair: ChairState, at: Instant): "may" | Refused {
  const early = tooEarly(session, at);
  if (early !== "no") return { refused: early };
  const open = unmet(proveAll(session, chair, at));
  if (open !== "none") return { refused: open };
  const checks = whyNotChecked(session, at);
  return checks === "none" ? "may" : { refused: checks };
}

/** S21: two complete checks far enough apart, the last one just now; or what is missing of them. */
export function whyNotChecked({ facts: { checks }, protocol }: SessionState, at: Instant): string | "none" {
  const { apartMs, findingFreshMs } = protocol.discharge;
  const [first] = checks;
  if (first === undefined) return `No complete check yet: two are needed, at least ${spanWords(apartMs)} apart`;
  const last = checks.at(-1) ?? first;
  if (between(first.at, last.at) < apartMs) {
    const passed = passedWords(between(first.at, at), apartMs);
    return `A second complete check is needed, at least ${spanWords(apartMs)} after the first: ${passed}`;
  }
  if (!isFresh(last.at, findingFreshMs, at))
    return `The last complete check is more than ${spanWords(findingFreshMs)} old: check again`;
  return "none";
}

function tooEarly(session: SessionState, at: Instant): string | "no" {
  const { phase } = session.facts;
  const timing = timingOf(session);
  if ((phase !== "recovery" && phase !== "review") || timing === "dose goes on")
    return `There is no discharge from ${phase}`;
  const least = Millis(Math.max(0, timing.ms - session.protocol.discharge.earlyMs));
  // In review, too, the clock may have been started again (S9).
  if (phase === "review" && between(timing.from, at) >= least) return "no";
  return `Too early: ${passedWords(between(timing.from, at), least)} since ${timing.words}`;
}

function unmet(criteria: readonly Proven[]): string | "none" {
  const open = criteria.filter(({ state }) => state !== "met");
  if (open.length === 0) return "none";
  return open.map(({ words, state, now }) => `${words}: ${state}, ${now}`).join("; ");
}
