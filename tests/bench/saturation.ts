import { Health } from "@vigil/shared/contracts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { startGateway } from "../support/gateway.ts";
import { lastRow } from "./lastRow.ts";
import { cuffOn, cuffs, relay, viewersOf } from "./rig.ts";
import type { Extent, Measured, Say } from "./row.ts";
import { scoped } from "./scope.ts";
import { ratios, spreadOf } from "./statistics.ts";

const GOAL = 0.75;
const FAULT = 0.6;
const WITHIN_MS = 120_000;

type Run = { perSecond: number; rows: number; cut: number; seen: number };

/** Inputs committed a second, as fast as TCP takes them: from the first byte to the last row on disk. */
export async function measureSaturation({ quick, repetitions }: Extent, say: Say): Promise<Measured> {
  const count = quick ? 20_000 : 200_000;
  const bare: number[] = [];
  const runs: Run[] = [];
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    bare.push(await relayed(count));
    const run = await committed(count);
    runs.push(run);
    say(
      `saturation ${repetition}/${repetitions}: relay ${Math.round(bare.at(-1) ?? 0)}/s, Vigil ${Math.round(run.perSecond)}/s, rows ${run.rows} of ${count}, viewer had ${run.seen}, cut ${run.cut} times`,
    );
  }
  const vigil = runs.map(({ perSecond }) => perSecond);
  const compared = spreadOf(ratios(vigil, bare));
  const whole = runs.every(({ rows }) => rows === count);
  const cuts = runs.reduce((sum, { cut }) => sum + cut, 0);
  return {
    part: "saturation",
    rows: [
      {
        what: "inputs committed, 1 viewer",
        unit: "/s",
        vigil: spreadOf(vigil),
        relay: { value: spreadOf(bare), compared, as: "×" },
        goal: `≥ ${GOAL} ×, rows = sent`,
        met: !whole || compared.median < FAULT ? "fault" : compared.median >= GOAL ? "met" : "not met",
      },
    ],
    notes: [
      `${count} distinct results each time; rows in the log afterwards: ${runs.map(({ rows }) => rows).join(", ")}. The relay's time ends when its viewer has the last; Vigil's when the last row is durable.`,
      cuts === 0
        ? "The viewer kept up: it was never cut."
        : `The viewer could not keep up and was cut at its byte cap ${cuts} times; it came back by itself. Of the results it had ${runs.map(({ seen }) => seen).join(", ")} as events, the rest in a snapshot.`,
    ],
  };
}

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
    const { cut } = Health.parse(await (await fetch(`${gateway.address}/api/health`)).json()).stream;
    await gateway.kill("SIGTERM");
    const log = await sqliteLog({ folder: gateway.folder });
    const rows = await log.count(["cuff.result"]);
    await log.close();
    return { perSecond: (count * 1e6) / (last.at - beganAt), rows, cut, seen };
  });
}
