import { expect, test } from "vitest";
import { parseWire } from "./wire.ts";

test("a wire is tcp:HOST:PORT or pty:PATH, and nothing else", () => {
  expect(parseWire("tcp:127.0.0.1:4001")).toEqual({ kind: "tcp", host: "127.0.0.1", port: 4_001 });
  expect(parseWire("tcp:[::1]:4001")).toEqual({ kind: "tcp", host: "::1", port: 4_001 });
  expect(parseWire("pty:/tmp/vigil-ox1")).toEqual({ kind: "pty", path: "/tmp/vigil-ox1" });
  const wrong = [
    "4001",
    "tcp:4001",
    "tcp:127.0.0.1",
    "tcp:127.0.0.1:70000",
    "pty:relative",
    "pty:",
    "serial:/dev/ttyS0",
  ];
  expect(wrong.map(parseWire)).toEqual(wrong.map(() => undefined));
});
