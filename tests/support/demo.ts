import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./gateway.ts";
import { freePorts } from "./ports.ts";
import { openStation } from "./station.ts";
import { until } from "./until.ts";

export type Demo = {
  readonly address: string;
  readonly folder: string;
  said(): string;
  /** Waits until each of these conditions has been heard. */
  untilAlarms(conditions: readonly string[], withinMs: number): Promise<void>;
  end(): Promise<void>;
};

/** Runs what `pnpm start` runs: the demo, on a port and a folder of its own. */
export async function startDemo(): Promise<Demo> {
  const [port] = await freePorts(1);
  const folder = mkdtempSync(join(tmpdir(), "vigil-demo-"));
  const child = spawn(
    process.execPath,
    [join(root, "gateway/src/start.ts"), "--data", folder, "--port", String(port)],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  const address = `http://127.0.0.1:${port}`;
  await until(`the demo is ready: ${said}`, 60_000, () =>
    /Ready in/.test(said) ? true : child.exitCode === null ? undefined : fail(said),
  );
  const station = await openStation(address);
  return {
    address,
    folder,
    said: () => said,
    async untilAlarms(conditions, withinMs) {
      await until(`alarms ${conditions.join(", ")}`, withinMs, () => {
        const heard = new Set(
          station
            .events()
            .flatMap(({ event }) =>
              event.type === "alarm.changed" && event.announce.heard ? [event.alarm.condition as string] : [],
            ),
        );
        return conditions.every((condition) => heard.has(condition)) ? true : undefined;
      });
    },
    async end() {
      station.close();
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fail(said: string): never {
  throw new Error(`the demo ended: ${said}`);
}
