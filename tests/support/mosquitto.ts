import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onPath } from "../run/onPath.ts";
import { freePorts, isOpen } from "./ports.ts";
import { until } from "./until.ts";

/** A real Mosquitto with the configuration and the rights that docs/kit.md gives, word for word; only TLS is left out. */
export type Mosquitto = {
  readonly url: string;
  readonly pid: () => number;
  /** Ends it as a power cut does: what it held in memory is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port. */
  again(): Promise<void>;
  said(): string;
  end(): Promise<void>;
};

type Given = {
  site: string;
  /** Every user with its secret: the kits, and `gateway`. */
  secrets: Readonly<Record<string, string>>;
  /** Lines of another user's rights, for a publisher that stands for many kits. */
  moreRights?: readonly string[];
  /** Lines of the configuration instead of those that begin with the same word, or more of them. */
  changed?: readonly string[];
};

const page = join(import.meta.dirname, "../../docs/kit.md");

/** The two programs, or undefined where they are not installed (Debian: `mosquitto`). */
export function findMosquitto(): { broker: string; passwd: string } | undefined {
  const broker = onPath("mosquitto");
  const passwd = onPath("mosquitto_passwd");
  return broker === undefined || passwd === undefined ? undefined : { broker, passwd };
}

export async function startMosquitto({ site, secrets, moreRights = [], changed = [] }: Given): Promise<Mosquitto> {
  const found = findMosquitto();
  if (found === undefined) throw new Error("Mosquitto is not installed");
  const [port = 0] = await freePorts(1);
  const folder = mkdtempSync(join(tmpdir(), "vigil-mosquitto-"));
  const [config, passwords, rights] = ["mosquitto.conf", "passwords", "rights"].map((name) => join(folder, name));
  if (config === undefined || passwords === undefined || rights === undefined) throw new Error("three names");
  const users = Object.entries(secrets).map(([user, secret]) => `${user}:${secret}\n`);
  writeFileSync(passwords, users.join(""), { mode: 0o600 });
  execFileSync(found.passwd, ["-U", passwords], { stdio: "ignore" });
  const ofSite = block("# vigil.acl").map((line) => line.replace("vigil/v1/clinic/", `vigil/v1/${site}/`));
  writeFileSync(rights, [...ofSite, ...moreRights, ""].join("\n"), { mode: 0o600 });
  const ours = [
    // Started by root it would take another user, who cannot read this folder; started by anybody else it passes this over.
    "user root",
    `listener ${port} 127.0.0.1`,
    `password_file ${passwords}`,
    `acl_file ${rights}`,
    "certfile",
    "keyfile",
    ...changed,
  ];
  const words = new Set(ours.map(wordOf));
  const theirs = block("# mosquitto.conf").filter((line) => !words.has(wordOf(line)));
  writeFileSync(config, [...ours.filter((line) => line.includes(" ")), ...theirs, ""].join("\n"));

  let child: ChildProcess | undefined;
  let said = "";
  const start = async (): Promise<void> => {
    const started = spawn(found.broker, ["-c", config], { stdio: ["ignore", "pipe", "pipe"] });
    child = started;
    started.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
    started.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    await until("Mosquitto listens", 10_000, async () => {
      if (started.exitCode !== null) throw new Error(`Mosquitto ended: ${said}`);
      return (await isOpen(port)) ? true : undefined;
    });
  };
  const kill = (): Promise<void> =>
    new Promise((gone) => {
      if (child === undefined || child.exitCode !== null || child.signalCode !== null) return gone();
      child.once("exit", () => gone());
      child.kill("SIGKILL");
    });
  await start();
  return {
    url: `mqtt://127.0.0.1:${port}`,
    pid: () => child?.pid ?? 0,
    kill,
    again: start,
    said: () => said,
    async end() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const wordOf = (line: string): string => line.split(" ")[0] ?? "";

/** The lines of the page's block that begins so. */
function block(title: string): string[] {
  const found = readFileSync(page, "utf8")
    .split("```")
    .find((each) => each.trim().startsWith(title));
  if (found === undefined) throw new Error(`docs/kit.md has no block ${title}`);
  return found.trim().split("\n");
}
