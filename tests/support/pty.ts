import { spawn } from "node:child_process";
import { lstatSync } from "node:fs";
import { until } from "./until.ts";
import { openWire, type Wire } from "./wire.ts";

/** A serial adapter under a test's hand: a pseudo-terminal by its path, with a wire behind it. */
export type Pty = {
  readonly path: string;
  /** What stands behind the adapter; it outlives an unplug. */
  readonly wire: Wire;
  plug(): Promise<void>;
  /** The adapter is pulled out: its path is gone. */
  unplug(): Promise<void>;
  close(): Promise<void>;
};

export async function makePty(path: string): Promise<Pty> {
  const wire = await openWire();
  let unplug = async (): Promise<void> => {};
  return {
    path,
    wire,
    async plug() {
      const socat = spawn("socat", [`PTY,link=${path},raw,echo=0`, `TCP:${wire.channel.tcp}`], { stdio: "ignore" });
      const ended = new Promise<void>((done) => socat.once("exit", () => done()));
      unplug = async () => {
        socat.kill("SIGTERM");
        await ended;
      };
      await until(`a pseudo-terminal at ${path}`, 10_000, () => (isLink(path) && wire.connected() ? true : undefined));
    },
    unplug: () => unplug(),
    async close() {
      await unplug();
      await wire.close();
    },
  };
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
