import { Health } from "@vigil/shared/contracts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import type { Gateway } from "../support/gateway.ts";
import type { Extent, Measured, Say } from "./row.ts";
import { ratios, spreadOf } from "./statistics.ts";

const GOAL = 0.75;
const FAULT = 0.6;

/** `lost`: what the log itself says that it dropped, because more waited for the disk than it holds. */
export type Run = { perSecond: number; rows: number; cut: number; seen: number; lost: number };

type Given = {
  part: Measured["part"];
  /** For the person who waits: "saturation over MQTT". */
  name: string;
  what: string;
  /** What a viewer has: "results". */
  things: string;
  /** What was sent, for the note under the table. */
  sent: (count: number) => string;
  /** Each by itself a second, and what the gateway made of the same load. */
  relayed(count: number): Promise<number>;
  committed(count: number): Promise<Run>;
};

/** The load as fast as it can be taken, by turns to the relay and to the gateway: a share of the relay, and every row on disk. */
export async function measureSaturated(given: Given, { quick, repetitions }: Extent, say: Say): Promise<Measured> {
  const { part, name, what, things, sent, relayed, committed } = given;
  const count = quick ? 20_000 : 200_000;
  const bare: number[] = [];
  const runs: Run[] = [];
  for (let repetition = 1; repetition <= repetitions; repetition += 1) {
    bare.push(await relayed(count));
    const run = await committed(count);
    runs.push(run);
    say(
      `${name} ${repetition}/${repetitions}: relay ${Math.round(bare.at(-1) ?? 0)}/s, Vigil ${Math.round(run.perSecond)}/s, rows ${run.rows} of ${count}, the log dropped ${run.lost}, viewer had ${run.seen}, cut ${run.cut} times`,
    );
  }
  const vigil = runs.map(({ perSecond }) => perSecond);
  const compared = spreadOf(ratios(vigil, bare));
  const whole = runs.every(({ rows }) => rows === count);
  const cuts = runs.reduce((sum, { cut }) => sum + cut, 0);
  const each = (of: (run: Run) => number): string => runs.map(of).join(", ");
  return {
    part,
    rows: [
      {
        what,
        unit: "/s",
        vigil: spreadOf(vigil),
        relay: { value: spreadOf(bare), compared, as: "×" },
        goal: `≥ ${GOAL} ×, rows = sent`,
        met: !whole || compared.median < FAULT ? "fault" : compared.median >= GOAL ? "met" : "not met",
      },
    ],
    notes: [
      `${sent(count)}; rows in the log afterwards: ${each(({ rows }) => rows)}. The relay's time ends when its viewer has the last; Vigil's when the last row is durable.`,
      ...(whole
        ? []
        : [
            `What is missing the log dropped and counted, because it came faster than it could be written: ${each(({ lost }) => lost)} envelopes.`,
          ]),
      cuts === 0
        ? "The viewer kept up: it was never cut."
        : `The viewer could not keep up and was cut at its byte cap ${cuts} times; it came back by itself. Of the ${things} it had ${each(({ seen }) => seen)} as events, the rest in a snapshot.`,
    ],
  };
}

/** Stops the gateway and counts what it left on disk. */
export async function leftBy(gateway: Gateway): Promise<Pick<Run, "rows" | "cut" | "lost">> {
  const { stream, log } = Health.parse(await (await fetch(`${gateway.address}/api/health`)).json());
  await gateway.kill("SIGTERM");
  const left = await sqliteLog({ folder: gateway.folder });
  const rows = await left.count(["cuff.result"]);
  await left.close();
  return { rows, cut: stream.cut, lost: log.lost };
}
