import { spawn, type ChildProcess } from "node:child_process";
import { lstat } from "node:fs/promises";
import type { Readable, Writable } from "node:stream";
import { Trouble } from "../trouble.ts";
import type { Wire, WireEvents } from "./wire.ts";

const QUEUE_BYTES = 64 * 1_024;
/** How long the end of the program waits for the host to read the last bytes. */
const GOODBYE_MS = 200;
const missing =
  "socat is not installed, and a pty needs it: apt-get install socat (or brew install socat), or use --wire tcp:127.0.0.1:4001";

type Socat = ChildProcess & { stdin: Writable; stdout: Readable; stderr: Readable };

/**
 * A pseudo terminal at `path`, held by socat; its other end is our pipe. socat waits until somebody opens the path and ends
 * when the path is closed again, which is how we know; then the next one stands there.
 */
export async function ptyWire(path: string, events: WireEvents): Promise<Wire> {
  let socat: Socat | undefined;
  let open = false;
  let wanted = true;

  const start = async (): Promise<void> => {
    const child = spawn("socat", [
      "-d", "-d",
      // Once the path is closed nothing is worth waiting for.
      "-t", "0.01",
      `pty,raw,echo=0,link=${path},wait-slave,pty-interval=0.01`,
      "STDIO",
    ]); // prettier-ignore
    socat = child;
    child.stdout.on("data", events.bytes);
    // The pipe breaks when socat goes first; its "exit" says so.
    child.stdin.on("error", () => child.stdin.destroy());
    child.on("exit", () => ended(child));
    await ready(child, path, () => {
      open = true;
      events.opened();
    });
  };

  const ended = (child: Socat): void => {
    if (open) {
      open = false;
      events.closed();
    }
    if (socat !== child) return;
    socat = undefined;
    if (wanted)
      start().catch((error: unknown) => events.trouble(error instanceof Error ? error.message : String(error)));
  };

  const unplug = async (): Promise<void> => {
    wanted = false;
    const child = socat;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((done) => child.once("exit", () => done()));
    child.kill("SIGTERM");
    await gone;
  };

  await refuseStranger(path);
  await start();

  return {
    address: `pty:${path}`,
    get open() {
      return open;
    },
    send(bytes) {
      if (socat === undefined || !open || socat.stdin.writableLength > QUEUE_BYTES) return false;
      socat.stdin.write(bytes);
      return true;
    },
    drained: () =>
      new Promise((done) => {
        const pipe = socat?.stdin;
        if (pipe === undefined || !open || !pipe.writableNeedDrain) return done();
        const end = (): void => {
          pipe.off("drain", end).off("close", end);
          done();
        };
        pipe.on("drain", end).on("close", end);
      }),
    unplug,
    async plug() {
      wanted = true;
      if (socat === undefined) await start();
    },
    async close() {
      // A terminal that goes away takes with it what was not read.
      if (open) await new Promise((done) => setTimeout(done, GOODBYE_MS));
      await unplug();
    },
  };
}

/** socat would put its link over whatever stands at the path; only a link may be replaced. */
async function refuseStranger(path: string): Promise<void> {
  const there = await lstat(path).catch(() => "nothing" as const);
  if (there !== "nothing" && !there.isSymbolicLink()) {
    throw new Trouble(`${path} exists and is no link: choose a path that is free, for example pty:/tmp/vigil-ox1`);
  }
}

/** Settles when the path stands; `opened` is called when somebody opens it. socat says both in its notices. */
function ready(child: Socat, path: string, opened: () => void): Promise<void> {
  return new Promise((done, fail) => {
    let said = "";
    child.on("error", (error: NodeJS.ErrnoException) =>
      fail(new Trouble(error.code === "ENOENT" ? missing : `socat: ${error.message}`)),
    );
    child.on("exit", () => fail(new Trouble(`pty:${path} cannot be made: ${lastError(said)}`)));
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-4_000);
      if (said.includes("PTY is")) linked(path).then(done, fail);
      if (said.includes("starting data transfer loop")) {
        said = "";
        opened();
      }
    });
  });
}

/** socat names its terminal a moment before the link stands. */
async function linked(path: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await lstat(path).catch(() => "nothing" as const)) !== "nothing") return;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Trouble(`pty:${path}: socat made no link there. May you write in its folder?`);
}

const lastError = (said: string): string =>
  / E (.+)/.exec(said)?.[1] ?? "socat ended. Is the folder there, and may you write in it?";
