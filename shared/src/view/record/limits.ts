import type { Instant } from "../../kernel/index.ts";
import {
  Limits,
  limitsInForce,
  type Envelope,
  type Protocol,
  type RecordRow,
  type Session,
  type SessionRecord,
} from "../../contracts/index.ts";
import { differenceWords, limitWords } from "./limitWords.ts";
import { at, nameOf, rowOf, type Told } from "./row.ts";
import { same } from "./same.ts";

type InForce = SessionRecord["inForce"];

/** What a person changed of the limits for this session, or took back (safety S14). */
export function adjustmentRows(before: Session | "none", now: Session, { recordedAt, by, why }: Told): RecordRow[] {
  if (before === "none" || same(before.limits, now.limits)) return [];
  const { limits } = now;
  if (limits === "as in the protocol")
    return [rowOf(at(recordedAt), "limits", why === "" ? "Limits are back to the protocol's" : why, nameOf(by))];
  const words = limitWords(limits.limits).join("; ");
  const edge = limits.extreme ? "; at the edge of what may be" : "";
  return [
    rowOf(
      { at: limits.at, recordedAt },
      "limits",
      `Limits changed for this session: ${words}${edge}: ${limits.reason}`,
      limits.by.name,
    ),
  ];
}

/**
 * The limits in force from the opening to the end, by the same function that the engine reckons with: the site's own change
 * at a start of the gateway, the patient's with the session. Nothing where the log is from before limits had all their parts.
 */
export function limitsOf(
  opened: { readonly at: Instant; readonly session: Session },
  site: Limits,
  protocol: Protocol | "not known",
  since: readonly Envelope[],
): { inForce: InForce; rows: RecordRow[] } {
  const inForce: InForce = [];
  const rows: RecordRow[] = [];
  let { session } = opened;
  let limits = site;
  const take = (from: Instant, why: string): void => {
    const whole = Limits.safeParse(limits);
    if (!whole.success) return;
    const now = limitsInForce(whole.data, protocol === "not known" ? "none" : protocol, session);
    const before = inForce.at(-1)?.limits;
    if (before !== undefined && same(before, now)) return;
    inForce.push({ from, limits: now, why });
    const parts = before === undefined ? limitWords(now) : differenceWords(before, now);
    rows.push(rowOf(at(from), "limits", `In force: ${parts.join("; ")} (${why})`, "rule"));
  };
  take(opened.at, "at the opening");
  for (const { at: when, event } of since) {
    if (event.type === "gateway.started") {
      ({ limits } = event);
      take(when, "the gateway was started");
    } else if (event.type === "session.changed" && event.session.id === session.id) {
      ({ session } = event);
      take(when, event.why === "" ? "the session changed" : event.why);
    }
  }
  return { inForce, rows };
}
