import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { profileOf, type Discard, type Said } from "@vigil/shared/devices";
import { afterEach } from "vitest";
import { until } from "../support/until.ts";

const program = join(import.meta.dirname, "../../simulators/src/main.ts");

const children: ChildProcess[] = [];
const hosts: { close(): void }[] = [];
afterEach(async () => {
  for (const host of hosts.splice(0)) host.close();
  await Promise.all(children.splice(0).map(ended));
});

/** Ends a program if it still runs, and waits for it. */
export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done(child.exitCode);
    child.once("exit", (code) => done(code));
    child.kill("SIGTERM");
  });

export type Running = { child: ChildProcess; wires: readonly string[]; events(): readonly { type: string }[] };

/** Runs the command line and waits for its READY. */
export async function simulate(...args: readonly string[]): Promise<Running> {
  const child = spawn(process.execPath, [program, ...args, "--json"], { stdio: ["pipe", "pipe", "pipe"] });
  children.push(child);
  let said = "";
  let trouble = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (trouble += chunk.toString()));
  const events = (): { type: string; wires?: { wire: string }[] }[] =>
    said.split("\n").slice(0, -1).map((line) => JSON.parse(line)); // prettier-ignore
  const ready = await until(`ready: ${args.join(" ")}`, 20_000, () => {
    if (child.exitCode !== null) throw new Error(`it ended: ${trouble}`);
    return events().find((event) => event.type === "ready");
  });
  return { child, wires: (ready.wires ?? []).map(({ wire }) => wire), events };
}

/** What the program says and how it ends when it cannot start. */
export const refused = (...args: readonly string[]): { status: number | null; words: string } =>
  refusedIn(process.env, ...args);

export function refusedIn(
  env: NodeJS.ProcessEnv,
  ...args: readonly string[]
): { status: number | null; words: string } {
  const { status, stderr, stdout } = spawnSync(process.execPath, [program, ...args], { encoding: "utf8", timeout: 20_000, env }); // prettier-ignore
  return { status, words: stderr + stdout };
}

export type Host = {
  send(bytes: Uint8Array): void;
  close(): void;
  closed: Promise<void>;
  bytes(): Buffer;
  said(): readonly Said[];
  discards(): readonly Discard[];
};

/** A host on a TCP line, with the gateway's decoder. */
export async function host(wire: string | undefined, profile: string): Promise<Host> {
  const port = Number(/^tcp:127\.0\.0\.1:(\d+)$/.exec(wire ?? "")?.[1]);
  const socket = connect({ host: "127.0.0.1", port });
  const reader = decoding(profile);
  socket.on("data", reader.take);
  // A line that is pulled may end with a reset; "close" follows.
  socket.on("error", () => socket.destroy());
  const closed = new Promise<void>((done) => socket.once("close", () => done()));
  await new Promise<void>((done) => socket.once("connect", () => done()));
  const made = {
    ...reader,
    closed,
    send: (bytes: Uint8Array) => void socket.write(bytes),
    close: () => void socket.destroy(),
  };
  hosts.push(made);
  return made;
}

/** A host on a serial line: `cat` has it open. */
export function serialHost(wire: string | undefined, profile: string): Host {
  const path = (wire ?? "").slice("pty:".length);
  const cat = spawn("cat", [path], { stdio: ["ignore", "pipe", "ignore"] });
  const reader = decoding(profile);
  cat.stdout.on("data", reader.take);
  const closed = new Promise<void>((done) => cat.once("exit", () => done()));
  const made = {
    ...reader,
    closed,
    send: (bytes: Uint8Array) => writeFileSync(path, bytes),
    close: () => void cat.kill(),
  };
  hosts.push(made);
  return made;
}

function decoding(profile: string) {
  const listener = profileOf(profile)?.listen();
  if (listener === undefined) throw new Error(`no profile ${profile}`);
  const chunks: Buffer[] = [];
  const said: Said[] = [];
  const discards: Discard[] = [];
  return {
    take(chunk: Buffer): void {
      chunks.push(chunk);
      const heard = listener.hear(chunk);
      said.push(...heard.says);
      discards.push(...heard.discards);
    },
    bytes: () => Buffer.concat(chunks),
    said: () => said,
    discards: () => discards,
  };
}

export const values = (said: readonly Said[], metric: string): (number | string)[] =>
  said.flatMap((one) =>
    one.kind === "observed"
      ? one.values.flatMap((v) => (v.metric === metric ? [v.value === "unavailable" ? v.because : v.value] : []))
      : [],
  );
export const changes = (words: readonly (number | string)[]): (number | string)[] =>
  words.filter((word, at) => word !== words[at - 1]);
