import { describe, expect, test } from "vitest";
import { faultReport } from "./fault.ts";
import { readConfig } from "./read.ts";

const good = `site: North clinic
chairs:
  - { id: chair-1, label: Chair 1 }
devices:
  - id: ox-1
    profile: contec-v7
    chair: chair-1
    channel: { serial: /dev/ttyUSB0, baudRate: 9600 }
  - id: cuff-1
    profile: ad-tm2657
    chair: chair-1
    channel: { tcp: "10.0.0.5:4001" }
limits:
  pauseMs: 60000
`;

/** Every fault of a text, as `line key: why`. */
function faultsOf(text: string): string[] {
  const read = readConfig(text);
  return read.kind === "ok" ? [] : read.faults.map(({ line, key, why }) => `${line} ${key}: ${why}`);
}

test("a whole site is read, and what it leaves out has its default", () => {
  const read = readConfig(good);
  if (read.kind !== "ok") throw new Error(faultReport("good", read.faults));
  expect(read.config).toMatchObject({
    simulated: false,
    listen: { host: "127.0.0.1", port: 8080 },
    limits: { pauseMs: 60_000 },
  });
});

/** What is put in place of what, and the fault that must be found, with its line. */
const wrong: readonly (readonly [what: string, from: string, to: string, fault: RegExp])[] = [
  ["an unknown key", "site: North clinic", "site: North clinic\ncolour: blue", /^2 colour: unknown key$/],
  ["an unknown key of a chair", "label: Chair 1", "label: Chair 1, room: 2", /^3 chairs\[0\]\.room: unknown key$/],
  ["an unknown key of a device", "    profile: contec-v7", "    profil: contec-v7", /^6 devices\[0\]\.profil: unknown/],
  ["an unknown limit", "pauseMs: 60000", "pausMs: 60000", /^14 limits\.pausMs: unknown key$/],
  [
    "an unknown key within a limit",
    "pauseMs: 60000",
    "episodeEnd: { margin: 1, holdMs: 15000, hold: 1 }",
    /^14 limits\.episodeEnd\.hold: unknown key$/,
  ],
  [
    "a key that every object has",
    "pauseMs: 60000",
    "episodeEnd: { margin: 1, holdMs: 15000, toString: 1 }",
    /^14 limits\.episodeEnd\.toString: unknown key$/,
  ],
  ["a missing key", "site: North clinic\n", "", /^1 site: missing$/],
  ["a word where a number belongs", "pauseMs: 60000", "pauseMs: a minute", /^14 limits\.pauseMs: .*number/],
  ["a limit out of its bounds", "pauseMs: 60000", "pauseMs: 600000", /^14 limits\.pauseMs: /],
  [
    "a second chair of one name",
    "Chair 1 }",
    "Chair 1 }\n  - { id: chair-1, label: Two }",
    /^4 chairs\[1\]\.id: a second/,
  ],
  ["a chair with the gateway's name", "id: chair-1,", "id: gateway,", /^3 chairs\[0\]\.id: this name is the gateway's/],
  ["an id that is no id", "id: ox-1", "id: Ox 1", /^5 devices\[0\]\.id: small letters/],
  ["a second device of one name", "id: cuff-1", "id: ox-1", /^9 devices\[1\]\.id: a second device is called ox-1$/],
  [
    "two devices on one serial port",
    '{ tcp: "10.0.0.5:4001" }',
    "{ serial: /dev/ttyUSB0 }",
    /^12 devices\[1\]\.channel: a second device on \/dev\/ttyUSB0$/,
  ],
  [
    "two devices on one TCP port, whatever its letters",
    "{ serial: /dev/ttyUSB0, baudRate: 9600 }",
    '{ tcp: "NPORT:4001" }\n  - { id: ox-2, profile: contec-v7, chair: chair-1, channel: { tcp: "nport:4001" } }',
    /^9 devices\[1\]\.channel: a second device on nport:4001$/,
  ],
  [
    "a chair that is not there",
    "chair: chair-1\n    channel: { s",
    "chair: chair-9\n    channel: { s",
    /^7 devices\[0\]\.chair: there is no chair chair-9$/,
  ],
  ["an unknown profile", "contec-v7", "contec-v9", /^6 devices\[0\]\.profile: no profile is called contec-v9$/],
  ["a port past the last", "10.0.0.5:4001", "10.0.0.5:70000", /^12 devices\[1\]\.channel\.tcp: .*no possible port$/],
  ["port 0", "10.0.0.5:4001", "10.0.0.5:0", /^12 devices\[1\]\.channel\.tcp: .*no possible port$/],
  ["a relative serial path", "/dev/ttyUSB0", "ttyUSB0", /^8 devices\[0\]\.channel\.serial: an absolute path/],
  ["a baud rate that no line has", "9600", "9601", /^8 devices\[0\]\.channel/],
  [
    "an address that others reach",
    "chairs:",
    "listen: { host: 192.168.0.4 }\nchairs:",
    /^2 listen\.host: .*no accounts yet/,
  ],
  ["no chairs", "chairs:\n  - { id: chair-1, label: Chair 1 }", "chairs: []", /^2 chairs: /],
  ["the same key twice", "site: North clinic", "site: North clinic\nsite: South", /^2 \(not YAML\): .*unique/],
  ["no YAML", "site: North clinic", "site: [North", /^\d+ \(not YAML\): /],
  ["an alias that names nothing", "North clinic", "*north", /\(not YAML\): .*north/],
];

test.each(wrong)("%s is refused, with its key and its line", (_what, from, to, fault) => {
  expect(good).toContain(from);
  const faults = faultsOf(good.replace(from, to));
  expect(faults.filter((one) => fault.test(one))).toHaveLength(1);
});

describe("one report tells of all faults", () => {
  const text = good
    .replace("site: North clinic", "site: North clinic\ncolour: blue")
    .replace('{ tcp: "10.0.0.5:4001" }', "{ serial: /dev/ttyUSB0 }")
    .replace("pauseMs: 60000", "pauseMs: 600000");

  test("an unknown key, a doubled port and an impossible limit together", () => {
    const faults = faultsOf(text).join("\n");
    expect(faults).toMatch(/^2 colour: /m);
    expect(faults).toMatch(/^13 devices\[1\]\.channel: a second device/m);
    expect(faults).toMatch(/^15 limits\.pauseMs: /m);
  });

  test("with file, line and remedy of each", () => {
    const read = readConfig(text);
    if (read.kind !== "faults") throw new Error("faults were expected");
    const report = faultReport("site.yaml", read.faults);
    expect(report).toMatch(/^site\.yaml: 3 faults\. Nothing was started\./);
    expect(report).toContain("  site.yaml:2  colour\n      unknown key\n      → remove it, or correct its spelling");
    expect(report.match(/→/g)).toHaveLength(3);
  });
});

test.each(["", "# nothing\n", "7", "[]", "null", "a: &a [*a]"])("%j is faults, never a throw", (text) => {
  expect(readConfig(text).kind).toBe("faults");
});
