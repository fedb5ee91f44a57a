import { startGateway } from "../support/gateway.ts";
import { lastRow } from "./lastRow.ts";
import { cuffOn, cuffs, relay, viewersOf } from "./rig.ts";
import type { Extent, Measured, Say } from "./row.ts";
import { leftBy, measureSaturated, type Run } from "./saturated.ts";
import { scoped } from "./scope.ts";

const WITHIN_MS = 120_000;

/** Inputs committed a second, as fast as TCP takes them: from the first byte to the last row on disk. */
export const measureSaturation = (extent: Extent, say: Say): Promise<Measured> =>
  measureSaturated(
    {
      part: "saturation",
      name: "saturation",
      what: "inputs committed, 1 viewer",
      things: "results",
      sent: (count) => `${count} distinct results each time`,
      relayed,
      committed,
    },
    extent,
    say,
  );

function relayed(count: number): Promise<number> {
  return scoped(async (keep) => {
    const publisher = keep(cuffs());
    const { line, port } = await publisher.ask("open", undefined);
    const bare = await keep(relay()).ask("open", { ports: [port], framing: "text" });
    const viewer = await viewersOf(keep, { to: "relay", port: bare.port, viewers: 1 });
    await viewer.ask("expectResults", { first: 0, count });
    const { beganAt } = await publisher.ask("flood", { line, count });
    const { at, seen } = await viewer.ask("received", { withinMs: WITHIN_MS });
    const last = at[0]?.[count - 1] ?? 0;
    if (seen !== count) throw new Error(`the relay's viewer had ${seen} of ${count}`);
    return (count * 1e6) / (last - beganAt);
  });
}

function committed(count: number): Promise<Run> {
  return scoped(async (keep) => {
    const publisher = keep(cuffs());
    const { line, port } = await publisher.ask("open", undefined);
    const gateway = keep(await startGateway({ devices: [cuffOn(port)] }));
    const viewer = await viewersOf(keep, { to: "gateway", port: gateway.port, viewers: 1 });
    await viewer.ask("expectResults", { first: 0, count });

    const before = await lastRow(gateway.folder, 0);
    const { beganAt } = await publisher.ask("flood", { line, count });
    const last = await lastRow(gateway.folder, before.seq + count);
    const { seen } = await viewer.ask("received", { withinMs: 2_000 });
    return { perSecond: (count * 1e6) / (last.at - beganAt), seen, ...(await leftBy(gateway)) };
  });
}
