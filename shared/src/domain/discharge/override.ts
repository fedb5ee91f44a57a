import type { Instant } from "../../kernel/index.ts";
import type { Act, Session, Who } from "../../contracts/index.ts";
import type { ChairState } from "../chair/state.ts";
import type { SessionState } from "../session/state.ts";
import { signDischarge, whyNotChecked } from "./check.ts";
import { proveAll, type Proven } from "./criteria.ts";

type Sign = Extract<Act, { type: "discharge.sign" }>;
type Asked = NonNullable<Sign["override"]>;
type Signed = NonNullable<Extract<Session["signed"], { by: unknown }>["override"]>;
type Refused = { readonly refused: string };

/** Stands among the criteria of an override where it stood in for the two complete checks. */
const NOT_CHECKED = "checks";

/** What a discharge signed now would override: criteria that are not met, beside the two checks. */
export function openCriteria(session: SessionState, chair: ChairState, at: Instant): readonly Proven[] {
  return proveAll(session, chair, at).filter(({ state }) => state !== "met");
}

/** S21: what nobody may sign over. Whoever it stands against leaves as transferred or against advice. */
export const finalOf = (open: readonly Proven[]): readonly Proven[] => open.filter(({ overridable }) => !overridable);

/** Whether there is something to override, and where in the course one may. */
export function whyNoOverride(session: SessionState, chair: ChairState, at: Instant): string | "none" {
  const { phase, dose } = session.facts;
  if ((phase !== "recovery" && phase !== "review") || dose === "none" || dose.stoppedAt === "not yet")
    return `There is no discharge from ${phase}`;
  const final = finalOf(openCriteria(session, chair, at));
  if (final.length > 0) {
    const words = final.map((one) => `${one.words}: ${one.state}, ${one.now}`).join("; ");
    return `Nobody may sign over this: ${words}. Record a transfer or leaving against advice instead`;
  }
  return signDischarge(session, chair, at) === "may" ? "All is met: sign without an override" : "none";
}

/**
 * S21: a clinician signs in spite of what is not met, with a reason and a second person. It stands in for the two checks, and
 * for the time where the protocol allows it.
 */
export function overrideBy(
  session: SessionState,
  chair: ChairState,
  at: Instant,
  { reason, second }: Asked,
  by: Who,
): Signed | Refused {
  const why = whyNoOverride(session, chair, at);
  if (why !== "none") return { refused: why };
  if (by.role !== "clinician") return { refused: "Only a clinician may sign with an override: say that you are one" };
  if (isSame(second, by.name)) return { refused: "An override needs a second person: it cannot be whoever signs" };
  const open: readonly string[] = openCriteria(session, chair, at).map(({ id }) => id);
  const criteria = whyNotChecked(session, at) === "none" ? [...open] : [...open, NOT_CHECKED];
  return { reason, second: { name: second, verified: false }, criteria };
}

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase();
