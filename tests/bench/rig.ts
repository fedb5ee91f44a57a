import { openChild, type Child } from "./child.ts";
import type { Cuffs } from "./programs/cuffs.ts";
import type { Oximeters } from "./programs/oximeters.ts";
import type { Relay } from "./programs/relay.ts";
import type { Viewers } from "./programs/viewers.ts";

export const cuffs = (): Child<Cuffs> => openChild("cuffs.ts");
export const oximeters = (): Child<Oximeters> => openChild("oximeters.ts");
export const relay = (): Child<Relay> => openChild("relay.ts");

/** What a viewer can look at. */
type Viewed = Parameters<Viewers["connect"]>[0]["to"];

/** Viewers of one way: the measured one in a process of its own, all others together in another. */
export async function viewersOf(
  keep: <E extends { end(): Promise<void> }>(opened: E) => E,
  given: { to: Viewed; port: number; viewers: number },
): Promise<Child<Viewers>> {
  const { to, port, viewers } = given;
  const measured = keep(openChild<Viewers>("viewers.ts"));
  await measured.ask("connect", { to, port, viewers: 1, looks: [] });
  if (viewers > 1)
    await keep(openChild<Viewers>("viewers.ts")).ask("connect", { to, port, viewers: viewers - 1, looks: [] });
  return measured;
}

const onLoopback = (port: number): { tcp: string } => ({ tcp: `127.0.0.1:${port}` });

export const cuffOn = (port: number) => ({
  id: "cuff-0",
  profile: "ad-tm2657",
  chair: "chair-0",
  channel: onLoopback(port),
});

/** One oximeter a port, one chair an oximeter. */
export const oximetersOn = (ports: readonly number[]) =>
  ports.map((port, at) => ({
    id: `oximeter-${at}`,
    profile: "contec-v7",
    chair: `chair-${at}`,
    channel: onLoopback(port),
  }));
