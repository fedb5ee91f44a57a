import type { Protocol, ScreeningItem, Session } from "@vigil/shared/contracts";
import { shortName } from "./names.ts";
import { whenShort } from "./sessionWords.ts";
import type { Instant } from "@vigil/shared/kernel";

type Asks = Pick<Protocol, "screening">;

/** Answered in a field of their own, where what is typed says more than yes. */
const typed: ReadonlySet<ScreeningItem> = new Set<ScreeningItem>([
  "escort named",
  "address of today confirmed",
  "local emergency number known",
]);

/** The questions that are answered with one tap, in the protocol's order. */
export const tappedItems = ({ screening }: Asks): readonly ScreeningItem[] =>
  screening.filter((item) => !typed.has(item));

export const asksFor = ({ screening }: Asks, item: ScreeningItem): boolean => screening.includes(item);

/** "yes · Ada · 14:02 · 3 min"; "not answered" until somebody does. */
export function answerWords({ screening }: Session, item: ScreeningItem, now: Instant | "unknown"): string {
  const given = screening.items[item];
  return given === undefined ? "not answered" : `${shortName(given.by.name)} · ${whenShort(given.at, now)}`;
}

/** How many of the screening are still open: its questions, and the two lists that are asked of everybody. */
export function openOf({ screening }: Session, protocol: Asks): number {
  const items = protocol.screening.filter((item) => screening.items[item] === undefined).length;
  return items + (screening.factors === "not asked" ? 1 : 0) + (screening.medicines === "not asked" ? 1 : 0);
}

/** The card that is read out to whoever is called at a home (safety S18); what is missing is said. */
export function cardLines({ screening, pseudonym, support }: Session): readonly (readonly [string, string])[] {
  return [
    ["Dial", screening.emergencyNumber],
    ["Where", screening.address],
    ["Patient", pseudonym],
    ["With the patient", support === "none" ? "nobody named" : support],
    ["Say", "ketamine was given at home; breathing and consciousness are watched from afar"],
  ];
}
