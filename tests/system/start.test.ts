import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { root, startGateway } from "../support/gateway.ts";
import { freePorts, isOpen } from "../support/ports.ts";
import { processesNaming } from "../support/processes.ts";
import { runProgram, type Program } from "../support/program.ts";
import { until } from "../support/until.ts";

// The page may have to be built first.
const READY_MS = 90_000;
const SOON_MS = 30_000;

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).toReversed()) await close();
});

type Started = Program & { port: number; folder: string };

async function start(): Promise<Started> {
  const [port = 0] = await freePorts(1);
  const folder = mkdtempSync(join(tmpdir(), "vigil-start-"));
  const program = runProgram(join(root, "gateway/src/start.ts"), ["--data", folder, "--port", String(port)]);
  open.push(async () => {
    program.child.kill("SIGTERM");
    await program.ended;
    await allGone(folder);
    rmSync(folder, { recursive: true, force: true });
  });
  await until(`ready: ${program.said()}`, READY_MS, () => (/^Ready in/m.test(program.said()) ? true : undefined));
  return { ...program, port, folder };
}

const allGone = (folder: string): Promise<true> =>
  until("every process of it is gone", SOON_MS, () => (processesNaming(folder).length === 0 ? true : undefined));

const gatewayPid = (folder: string): number => Number(readFileSync(join(folder, "gateway.pid"), "utf8"));

test("one command: ready, back by itself after its gateway is killed, and gone without a trace when it is stopped", async () => {
  const started = await start();
  const { port, folder } = started;
  expect(started.said()).toMatch(
    new RegExp(`^Ready in [\\d.]+ s: http://127\\.0\\.0\\.1:${port} {2}\\(demo, SIMULATED patients\\)$`, "m"),
  );
  expect(started.said()).toContain("not a certified medical device");
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
  // A gateway and the simulators that it watches.
  expect(processesNaming(folder).filter((line) => !line.includes("start.ts"))).toHaveLength(2);

  const first = gatewayPid(folder);
  process.kill(first, "SIGKILL");
  await until("the gateway is back", SOON_MS, () => (/^Gateway is back/m.test(started.said()) ? true : undefined));
  expect(started.said()).toMatch(/^The gateway died \(SIGKILL\)\. Starting it again in [\d.]+ s\.$/m);
  expect(gatewayPid(folder)).not.toBe(first);
  expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200);

  started.child.kill("SIGTERM");
  expect(await started.ended).toBe(0);
  expect(processesNaming(folder)).toEqual([]);
  expect(await isOpen(port)).toBe(false);
});

test("kill -9 of the command leaves no gateway and no simulators behind", async () => {
  const { child, ended, port, folder } = await start();
  child.kill("SIGKILL");
  expect(await ended).toBe("SIGKILL");
  await allGone(folder);
  expect(await isOpen(port)).toBe(false);
});

test("a gateway that stands still is stopped all the same", async () => {
  const { child, ended, port, folder } = await start();
  process.kill(gatewayPid(folder), "SIGSTOP");
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  await allGone(folder);
  expect(await isOpen(port)).toBe(false);
});

test("a taken port is a sentence and an end, not a gateway that is started for ever", async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, "127.0.0.1", done));
  open.push(() => other.close());
  const address = other.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const folder = mkdtempSync(join(tmpdir(), "vigil-start-"));
  open.push(() => rmSync(folder, { recursive: true, force: true }));
  const program = runProgram(join(root, "gateway/src/start.ts"), ["--data", folder, "--port", String(port)]);
  expect(await program.ended).toBe(4);
  expect(program.said()).toContain(`Port ${port} on 127.0.0.1, for the page, is taken by another program.`);
  expect(program.said()).not.toContain("Starting it again");
  await allGone(folder);
});

test("--help tells the options, a port that is none and a configuration with faults are told, and nothing is started", async () => {
  const folder = mkdtempSync(join(tmpdir(), "vigil-start-"));
  open.push(() => rmSync(folder, { recursive: true, force: true }));
  const config = join(folder, "site.yaml");
  writeFileSync(config, "site: North clinic\ncolour: blue\n");
  const at = join(root, "gateway/src/start.ts");
  const help = runProgram(at, ["--help"]);
  expect(await help.ended).toBe(0);
  for (const word of ["--config", "--data", "--port", "not a certified medical device"])
    expect(help.said()).toContain(word);

  const noPort = runProgram(at, ["--config", config, "--data", folder, "--port", "eighty"]);
  expect(await noPort.ended).toBe(1);
  expect(noPort.said()).toContain("a port from 1 to 65535");

  const faulty = runProgram(at, ["--config", config, "--data", folder]);
  expect(await faulty.ended).toBe(2);
  expect(faulty.said()).toMatch(/site\.yaml:2 {2}colour/);
  expect(faulty.said()).not.toContain("Starting it again");
});

test("a connection on which nothing was asked does not keep a gateway from stopping", async () => {
  const gateway = await startGateway({ devices: [], chairs: ["chair-1"] });
  open.push(() => gateway.end());
  const idle = connect(gateway.port, "127.0.0.1");
  open.push(() => idle.destroy());
  await once(idle, "connect");
  const asked = performance.now();
  await gateway.kill("SIGTERM");
  expect(performance.now() - asked).toBeLessThan(10_000);
});
