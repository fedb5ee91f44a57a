import type { LocalMs } from "../link/clockMap.ts";
import type { Held } from "../link/held.ts";
import type { Sparks } from "./sparks.ts";

/** How the connection stands, with the reason where it is not open. */
export type Connection = { is: "connecting" | "open" | "lost" | "refused"; why: string };

/** What arrived and could not be used: counted and shown, never passed over in silence. */
export type Misheard = { newer: number; unknown: number; malformed: number };

/** All the page knows. Immutable; one new value for each batch from the gateway. */
export type PageState = {
  connection: Connection;
  held: Held | "nothing yet";
  /** `slept`: the machine slept since, so that nobody knows how long ago it was. */
  lastBeat: LocalMs | "never" | "slept";
  /** Keys of alarms whose last change is not on disk yet. */
  unrecorded: ReadonlySet<string>;
  sparks: Sparks;
  misheard: Misheard;
};

export const emptyPage: PageState = {
  connection: { is: "connecting", why: "" },
  held: "nothing yet",
  lastBeat: "never",
  unrecorded: new Set(),
  sparks: {},
  misheard: { newer: 0, unknown: 0, malformed: 0 },
};
