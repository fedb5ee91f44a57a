import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fromHex } from "@vigil/shared/kernel";
import { afterAll, describe, expect, test } from "vitest";
import { capture } from "../support/captures.ts";
import { freePorts, isOpen } from "../support/ports.ts";
import { until } from "../support/until.ts";
import { changes, ended, host, refused, refusedIn, serialHost, simulate, values } from "./simulateHosts.ts";

const folder = mkdtempSync(join(tmpdir(), "vigil-simulate-"));
const hasSocat = spawnSync("socat", ["-V"]).status === 0;
const withoutSocat = hasSocat ? "" : " (socat is missing: apt-get install socat)";
const start = fromHex("7d81a1808080808080");

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the command line", () => {
  test("explains itself: commands, scenarios, faults, examples", () => {
    const all = refused("--help");
    expect(all.status).toBe(0);
    for (const command of ["patient", "demo", "replay", "load"]) expect(all.words).toContain(command);
    const patient = refused("patient", "--help").words;
    for (const word of ["contec-v7", "desaturation", "stall@START:LENGTH", "Examples:", "--seed"])
      expect(patient).toContain(word);
  });

  const tcp = "tcp:127.0.0.1:0";
  test.each([
    [["patient", "--device", "contec-v7"], /--wire .*not specified/],
    [["patient", "--device", "contec", "--wire", tcp], /--device .*contec-v7, nellcor-ascii, ad-tm2657/],
    [["patient", "--device", "contec-v7", "--wire", "4001"], /--wire .*tcp:HOST:PORT/s],
    [["patient", "--device", "contec-v7", "--wire", tcp, "--fault", "stall"], /--fault .*stall@30s:10s/s],
    [["patient", "--device", "contec-v7", "--wire", tcp, "--for", "10"], /--for .*30s, 10m/s],
    [["patient", "--device", "contec-v7", "--wire", tcp, "--sed", "1"], /--sed.*Did you mean --seed/s],
    [["patient", "--device", "contec-v7", "--wire", `pty:${import.meta.filename}`], /is no link: choose a path/],
    [["replay", "/nowhere/rx.bin", "--wire", tcp], /there is no file \/nowhere\/rx.bin/],
    [["replay", "rx.bin", "--wire", tcp, "--splice", "01E@1"], /--splice .*HEX@N/s],
    [["demo", "--config", "/nowhere.yaml"], /--config: there is no file/],
    [["load", "--rate", "10", "--count", "1"], /say where: --wire/],
  ])("%j is refused with the flag and the remedy", (args, words) => {
    const answer = refused(...args);
    expect(answer.status).toBe(1);
    expect(answer.words).toMatch(words);
    expect(answer.words).not.toContain("    at ");
  });

  test("a port that is taken is a sentence", async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, "127.0.0.1", done));
    const address = taken.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    const answer = refused("patient", "--device", "contec-v7", "--wire", `tcp:127.0.0.1:${address.port}`);
    expect(answer).toMatchObject({ status: 1 });
    expect(answer.words).toMatch(/taken by another program: choose another port/);
    taken.close();
  });

  test("without socat a pty is a sentence that says how to get it", () => {
    const answer = refusedIn(
      { PATH: folder },
      "patient",
      "--device",
      "contec-v7",
      "--wire",
      `pty:${join(folder, "ox0")}`,
    );
    expect(answer.status).toBe(1);
    expect(answer.words).toMatch(/socat is not installed.*apt-get install socat.*or use --wire tcp:/s);
  });

  test("ends with the program that started it", async () => {
    const { child } = await simulate("patient", "--device", "contec-v7", "--wire", tcp, "--until-stdin-closes");
    const gone = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    child.stdin?.end();
    expect(await gone).toBe(0);
  });
});

describe("a device on a TCP line", () => {
  test("gives bytes its decoder understands, takes one host, and lives on without one", async () => {
    const { wires } = await simulate("patient", "--device", "contec-v7", "--wire", "tcp:127.0.0.1:0");
    const first = await host(wires[0], "contec-v7");
    first.send(start);
    await until("numbers", 20_000, () =>
      values(first.said(), "spo2").some((v) => typeof v === "number") ? true : undefined,
    );
    expect(changes(values(first.said(), "spo2")).slice(0, 2)).toEqual(["probe off", "searching for pulse"]);
    expect(first.discards()).toEqual([]);

    const second = await host(wires[0], "contec-v7");
    await second.closed;
    expect(second.bytes()).toHaveLength(0);

    first.close();
    await first.closed;
    const third = await until("the line is free again", 5_000, async () => {
      const next = await host(wires[0], "contec-v7");
      return Promise.race([next.closed.then(() => undefined), until("bytes", 2_000, () => (next.bytes().length > 90 ? next : undefined)).catch(() => undefined)]); // prettier-ignore
    });
    // It still runs, and nobody had to put the finger in again.
    expect(values(third.said(), "spo2").every((value) => typeof value === "number")).toBe(true);
  });

  test("goes away and comes back at the same port when it is unplugged", async () => {
    const { wires, events } = await simulate(
      "patient",
      "--device",
      "nellcor-ascii",
      "--wire",
      "tcp:127.0.0.1:0",
      "--fault",
      "unplug@1s:2s",
    );
    const port = Number(wires[0]?.split(":")[2]);
    const before = await host(wires[0], "nellcor-ascii");
    await before.closed;
    expect(await isOpen(port)).toBe(false);
    await until("plugged in again", 10_000, () => events().find((event) => event.type === "plugged"));
    const after = await host(wires[0], "nellcor-ascii");
    await until("a line", 10_000, () => (after.said().length > 0 ? true : undefined));
  });

  test("is split, cut and full of noise as the faults say, and good numbers still arrive", async () => {
    const { wires } = await simulate("patient", "--device", "contec-v7", "--wire", "tcp:127.0.0.1:0", "--fault", "split", "--fault", "noise=20", "--fault", "cut=10", "--seed", "4"); // prettier-ignore
    const nurse = await host(wires[0], "contec-v7");
    nurse.send(start);
    const numbers = (): (number | string)[] => values(nurse.said(), "spo2").filter((v) => typeof v === "number");
    await until("numbers", 60_000, () => (numbers().length > 60 ? true : undefined));
    expect(new Set(nurse.discards().map(({ why }) => why))).toContain("cut short");
    expect(nurse.discards().length).toBeGreaterThan(20);
    expect(numbers().every((value) => typeof value === "number" && value >= 94)).toBe(true);
  });

  test("answers a cuff's commands", async () => {
    const { wires } = await simulate(
      "patient",
      "--device",
      "ad-tm2657",
      "--wire",
      "tcp:127.0.0.1:0",
      "--fault",
      "cuff-error=E23",
    );
    const nurse = await host(wires[0], "ad-tm2657");
    nurse.send(fromHex("16160130300252420310"));
    nurse.send(fromHex("16160130300253540307"));
    await until("an error", 60_000, () => nurse.said().find((one) => one.kind === "cuff failed"));
    expect(nurse.said().map((one) => (one.kind === "answered" ? one.ok : one.kind))).toEqual([
      false,
      true,
      "identity",
      "cuff failed",
    ]);
    expect(nurse.said().at(-1)).toMatchObject({ because: "over-pressure", code: "E23" });
  });

  test("gives the same bytes for the same seed, and others for another", async () => {
    const run = async (seed: string): Promise<string> => {
      const { wires } = await simulate("patient", "--device", "nellcor-ascii", "--wire", "tcp:127.0.0.1:0", "--seed", seed, "--clock", "2026-01-05T09:00"); // prettier-ignore
      const nurse = await host(wires[0], "nellcor-ascii");
      const lines = await until("five lines", 30_000, () =>
        nurse.said().length >= 5 ? nurse.bytes().toString("latin1") : undefined,
      );
      return lines.split("\r\n").slice(0, 8).join("\n");
    };
    const [once, again, other] = await Promise.all([run("1"), run("1"), run("2")]);
    expect(once).toBe(again);
    expect(once).not.toBe(other);
    expect(once).toContain("05-Jan-26 09:00:02");
  });
});

describe.skipIf(!hasSocat)(`a device on a serial line${withoutSocat}`, () => {
  const path = join(folder, "ox1");

  test("is opened, closed and opened again, and leaves nothing behind", async () => {
    const { child, wires, events } = await simulate("patient", "--device", "contec-v7", "--wire", `pty:${path}`);
    expect(wires).toEqual([`pty:${path}`]);
    const first = serialHost(wires[0], "contec-v7");
    await until("it is opened", 10_000, () => events().find((event) => event.type === "opened"));
    first.send(start);
    await until("packets", 10_000, () => (values(first.said(), "spo2").length > 30 ? true : undefined));
    expect(first.discards()).toEqual([]);
    first.close();
    await until("the closing is seen", 10_000, () => events().find((event) => event.type === "closed"));
    const second = await until("the line stands again", 10_000, () =>
      existsSync(path) ? serialHost(wires[0], "contec-v7") : undefined,
    );
    await until("packets again", 10_000, () => (second.bytes().length > 90 ? true : undefined));

    expect(await ended(child)).toBe(0);
    expect(existsSync(path)).toBe(false);
    expect(spawnSync("pgrep", ["-f", `link=${path}`]).status).toBe(1);
  });

  test("is gone while it is unplugged", async () => {
    const { wires, events } = await simulate(
      "patient",
      "--device",
      "contec-v7",
      "--wire",
      `pty:${path}`,
      "--fault",
      "unplug@1s:1s",
    );
    const nurse = serialHost(wires[0], "contec-v7");
    await until("unplugged", 10_000, () => events().find((event) => event.type === "unplugged"));
    expect(existsSync(path)).toBe(false);
    await nurse.closed;
    await until("back", 10_000, () => (existsSync(path) ? true : undefined));
  });

  const contec = capture("contec-cms60c/rx.bin");
  test.skipIf(contec.missing)(`carries a whole capture, byte for byte${contec.why}`, async () => {
    const { wires, events } = await simulate("replay", contec.path, "--wire", `pty:${path}`, "--speed", "10");
    const nurse = serialHost(wires[0], "contec-v7");
    const whole = Buffer.from(contec.read());
    await until("all bytes", 30_000, () => (nurse.bytes().length >= whole.length ? true : undefined));
    expect(nurse.bytes().equals(whole)).toBe(true);
    expect(nurse.discards()).toEqual([]);
    // It stays until it is ended.
    await until("the end is said", 5_000, () =>
      events().find((event) => JSON.stringify(event).includes("recording is over")),
    );
    expect(existsSync(path)).toBe(true);
  });
});

describe("a capture on a TCP line", () => {
  const contec = capture("contec-cms60c/rx.bin");
  test.skipIf(contec.missing)(`takes bytes in before the packet that is named${contec.why}`, async () => {
    const stale = "01EA85C999D2E2FFFF";
    const { wires } = await simulate(
      "replay",
      contec.path,
      "--wire",
      "tcp:127.0.0.1:0",
      "--speed",
      "50",
      "--splice",
      `${stale}@894`,
    );
    const nurse = await host(wires[0], "contec-v7");
    const whole = Buffer.from(contec.read());
    await until("all bytes", 30_000, () => (nurse.bytes().length >= whole.length + 9 ? true : undefined));
    // The first packet with numbers, 01E0C7C298D2E1FFFF, is real-time packet 894.
    const at = whole.indexOf(Buffer.from(fromHex("01E0C7C298D2E1FFFF")));
    expect(nurse.bytes().equals(Buffer.concat([whole.subarray(0, at), fromHex(stale), whole.subarray(at)]))).toBe(true);
    expect(values(nurse.said(), "pulse")).not.toContain(210);
  });

  test.skipIf(contec.missing)(`refuses a place the capture does not have${contec.why}`, () => {
    const answer = refused("replay", contec.path, "--wire", "tcp:127.0.0.1:0", "--splice", "00@1178");
    expect(answer).toMatchObject({ status: 1 });
    expect(answer.words).toMatch(/real-time packets 1 to 1177/);
  });

  const nellcor = capture("nellcor-n560/session.txt");
  test.skipIf(nellcor.missing)(`gives a line each 2 s${nellcor.why}`, async () => {
    const { wires } = await simulate("replay", nellcor.path, "--wire", "tcp:127.0.0.1:0");
    const nurse = await host(wires[0], "nellcor-ascii");
    const began = performance.now();
    await until("three lines", 10_000, () =>
      nurse.said().filter((one) => one.kind === "observed").length >= 3 ? true : undefined,
    );
    // The third comes 4 s after the first.
    expect(performance.now() - began).toBeGreaterThan(3_900);
    expect(nurse.bytes().equals(Buffer.from(nellcor.read()).subarray(0, nurse.bytes().length))).toBe(true);
  });
});

describe("many devices", () => {
  test("the demo puts each device of a site on its own port", async () => {
    const [ox, cuff] = await freePorts(2);
    const config = join(folder, "site.yaml");
    writeFileSync(
      config,
      `site: Test\nsimulated: true\nchairs: [{ id: chair-1, label: One }]\ndevices:
  - { id: ox-1, profile: nellcor-ascii, chair: chair-1, channel: { tcp: "127.0.0.1:${ox}" } }
  - { id: cuff-1, profile: ad-tm2657, chair: chair-1, channel: { tcp: "127.0.0.1:${cuff}" } }\n`,
    );
    const { wires } = await simulate("demo", "--config", config);
    expect(wires).toEqual([`tcp:127.0.0.1:${ox}`, `tcp:127.0.0.1:${cuff}`]);
    const [oximeter, pressure] = await Promise.all([host(wires[0], "nellcor-ascii"), host(wires[1], "ad-tm2657")]);
    pressure.send(fromHex("16160130300253540307"));
    await until("an acknowledge", 5_000, () => pressure.said().find((one) => one.kind === "answered" && one.ok));
    await until("a line", 10_000, () => (values(oximeter.said(), "spo2").includes("probe off") ? true : undefined));
  });

  test("a load sends every reading once, on all its lines, and says so", async () => {
    const [base] = await freePorts(1);
    const count = 5_000;
    const { wires, child, events } = await simulate("load", "--base-port", String(base), "--devices", "2", "--rate", "max", "--count", String(count), "--exit"); // prettier-ignore
    const gone = new Promise<number | null>((done) => child.once("exit", (code) => done(code)));
    const both = await Promise.all(wires.map((wire) => host(wire, "ad-tm2657")));
    expect(await gone).toBe(0);
    await Promise.all(both.map((one) => one.closed));
    const results = both.flatMap((one) => one.said().filter((said) => said.kind === "cuff result"));
    expect(new Set(results.map((said) => JSON.stringify(said))).size).toBe(count);
    expect(both.every((one) => one.discards().length === 0 && one.said().length > count / 4)).toBe(true);
    expect(events().at(-1)).toMatchObject({ type: "done", why: "all sent", sent: count });
  });

  test("a load keeps the rate it was asked for", async () => {
    const { wires, events } = await simulate("load", "--wire", "tcp:127.0.0.1:0", "--rate", "200", "--count", "400");
    const nurse = await host(wires[0], "ad-tm2657");
    const began = performance.now();
    await until("all", 10_000, () =>
      nurse.said().filter((one) => one.kind === "cuff result").length === 400 ? true : undefined,
    );
    expect(performance.now() - began).toBeGreaterThan(1_900);
    await until("it is said", 2_000, () => events().find((event) => JSON.stringify(event).includes("sent 400 in")));
  });
});
