import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root, startGateway } from "../support/gateway.ts";
import { protocolFile } from "../support/shortProtocol.ts";
import { openWire } from "../support/wire.ts";

const folder = mkdtempSync(join(tmpdir(), "vigil-config-"));

/** Starts a gateway on a configuration it must refuse; gives back how it ended and what it said. */
function refuse(yaml: string, ...args: string[]): { code: number | null; said: string } {
  const file = join(folder, "site.yaml");
  writeFileSync(file, yaml);
  const ended = spawnSync(
    process.execPath,
    [join(root, "gateway/src/main.ts"), "--config", file, "--data", join(folder, "data"), ...args],
    { encoding: "utf8", timeout: 20_000 },
  );
  return { code: ended.status, said: ended.stderr };
}

const chairs = "chairs:\n  - { id: chair-1, label: Chair 1 }\n";

test("every fault of a file is in one report, each with file, line, key and remedy", () => {
  const { code, said } = refuse(`site: North clinic
colour: blue
${chairs}devices:
  - { id: ox-1, profile: contec-v7, chair: chair-1, chanel: { tcp: "10.0.0.5:4001" }, channel: { tcp: "10.0.0.5:4001" } }
limits:
  spo2Lo: []
`);
  expect(code).toBe(2);
  expect(said).toMatch(/3 faults/);
  expect(said).toMatch(/site\.yaml:2 {2}colour\n.*unknown key\n.*→ remove it/);
  expect(said).toMatch(/site\.yaml:6 {2}devices\[0\]\.chanel/);
  expect(said).toMatch(/site\.yaml:8 {2}limits\.spo2Lo/);
});

test("two devices on one port, an unknown chair, an unknown profile and impossible limits are found together", () => {
  const { code, said } = refuse(`site: North clinic
${chairs}devices:
  - { id: ox-1, profile: contec-v7, chair: chair-1, channel: { serial: /dev/ttyUSB0 } }
  - { id: ox-2, profile: contec-v8, chair: chair-9, channel: { serial: /dev/ttyUSB0 } }
limits:
  spo2Low:
    - { limit: 70, holdMs: 15000, priority: medium }
`);
  expect(code).toBe(2);
  expect(said).toContain("a second device on /dev/ttyUSB0");
  expect(said).toContain("there is no chair chair-9");
  expect(said).toMatch(/no profile is called contec-v8[^]*one of: contec-v7, nellcor-ascii, ad-tm2657/);
  expect(said).toMatch(/limits\.spo2Low/);
});

test("an address that other machines reach is refused with the reason", () => {
  const { code, said } = refuse(`site: North clinic\nlisten: { host: 0.0.0.0, port: 8080 }\n${chairs}devices: []\n`);
  expect(code).toBe(2);
  expect(said).toMatch(/no accounts yet/);
});

test("a short protocol is refused where patients are real, with its file, its key and the way out", () => {
  const file = protocolFile();
  const site = `site: North clinic\n${chairs}devices: []\nprotocols: [${file}]\n`;
  const { code, said } = refuse(site);
  expect(code).toBe(2);
  expect(said).toContain(file);
  expect(said).toMatch(/simulated/);
  expect(refuse(`${site.replace(file, "nowhere.yaml")}simulated: true\n`).said).toMatch(
    /nowhere\.yaml[^]*correct its path/,
  );
});

test("a kit without a home or a broker, and a broker that other machines reach, are found together", () => {
  const { code, said } = refuse(`site: North clinic
${chairs}devices: []
homes:
  - { id: chair-1, label: Home }
kits:
  - { id: kit-1, home: home-9 }
  - { id: gateway, home: chair-1 }
mqtt: { site: north, broker: { embedded: { host: 0.0.0.0 } } }
`);
  expect(code).toBe(2);
  for (const fault of ["another place is called chair-1", "there is no home home-9", "the gateway's own", "no TLS"])
    expect(said).toContain(fault);
});

test("what is no YAML names its line", () => {
  const { code, said } = refuse("site: [North\nchairs: }\n");
  expect(code).toBe(2);
  expect(said).toMatch(/site\.yaml:\d+ {2}\(not YAML\)/);
});

test("a file that is not there is a sentence", () => {
  const ended = spawnSync(process.execPath, [join(root, "gateway/src/main.ts"), "--config", "/nowhere/site.yaml"], {
    encoding: "utf8",
  });
  expect(ended.status).toBe(2);
  expect(ended.stderr).toMatch(/\/nowhere\/site\.yaml cannot be read.*--config/);
});

test("a taken port is a sentence that names it and the way out", async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const { code, said } = refuse(`site: North clinic\n${chairs}devices: []\n`, "--port", String(port));
  server.close();
  expect(code).toBe(4);
  expect(said).toContain(`Port ${port} on 127.0.0.1, for the page, is taken`);
  expect(said).toContain("--port");
});

test("a data folder in use is a sentence that names the process; the gateway that holds it goes on", async () => {
  const wire = await openWire();
  const gateway = await startGateway({
    devices: [{ id: "ox-1", profile: "contec-v7", chair: "chair-1", channel: wire.channel }],
  });
  try {
    const second = spawnSync(
      process.execPath,
      [join(root, "gateway/src/main.ts"), "--config", gateway.config, "--data", gateway.folder],
      { encoding: "utf8" },
    );
    expect(second.status).toBe(3);
    expect(second.stderr).toContain(`in use by another Vigil (process ${gateway.child.pid})`);
    expect((await fetch(`${gateway.address}/api/health`)).status).toBe(200);
  } finally {
    await gateway.end();
    await wire.close();
  }
});

test("real and simulated patients are never kept in one folder, and what is there stays as it is", async () => {
  const gateway = await startGateway({ devices: [], chairs: ["chair-1"] });
  try {
    await gateway.kill("SIGTERM");
    writeFileSync(gateway.config, readFileSync(gateway.config, "utf8").replace("simulated: true", "simulated: false"));
    const ended = spawnSync(
      process.execPath,
      [join(root, "gateway/src/main.ts"), "--config", gateway.config, "--data", gateway.folder],
      { encoding: "utf8", timeout: 20_000 },
    );
    expect(ended.status).toBe(2);
    expect(ended.stderr).toMatch(/holds the record of simulated patients, and .*site\.yaml is for real ones.*--data/);
    writeFileSync(gateway.config, readFileSync(gateway.config, "utf8").replace("simulated: false", "simulated: true"));
    const back = await gateway.again();
    expect((await fetch(`${back.address}/api/health`)).status).toBe(200);
    await back.end();
  } finally {
    await gateway.end();
  }
});
