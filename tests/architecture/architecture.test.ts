import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { arrowFaults } from "./arrowFaults.ts";
import { circleFaults } from "./circleFaults.ts";
import { faultLine, type Fault } from "./fault.ts";
import { importGraph, type Graph } from "./importGraph.ts";
import { purityFaults } from "./purityFaults.ts";
import { roomFaults } from "./roomFaults.ts";
import { sizeFaults } from "./sizeFaults.ts";

const root = join(import.meta.dirname, "../..");
const allFaults = (graph: Graph): readonly Fault[] => [
  ...arrowFaults(graph),
  ...circleFaults(graph),
  ...sizeFaults(graph),
  ...purityFaults(graph),
];
const faultsIn = (fixture: string): readonly string[] =>
  allFaults(importGraph(join(import.meta.dirname, "fixtures", fixture))).map(faultLine);

describe("the house", () => {
  const graph = importGraph(root);

  test("is not empty: every house was read", () => {
    for (const house of ["shared", "gateway", "dashboard", "simulators", "tests"])
      expect([...graph.keys()].filter((path) => path.startsWith(`${house}/`)).length, house).toBeGreaterThan(0);
  });
  test("arrows point down", () => expect(arrowFaults(graph).map(faultLine)).toEqual([]));
  test("has no circles", () => expect(circleFaults(graph).map(faultLine)).toEqual([]));
  test("has no file over 400 lines", () => expect(sizeFaults(graph).map(faultLine)).toEqual([]));
  test("keeps clocks and invented bytes out of shared", () => expect(purityFaults(graph).map(faultLine)).toEqual([]));
  test("is drawn truly in ARCHITECTURE.md", () => {
    const book = readFileSync(join(root, "ARCHITECTURE.md"), "utf8");
    expect(roomFaults(root, book).map(faultLine)).toEqual([]);
  });
});

describe("each rule finds its planted fault and names the path that broke it", () => {
  test("an upward arrow, although it is only a type", () =>
    expect(faultsIn("upward-arrow")).toEqual([
      "arrow: shared/src/kernel/time.ts:1: shared/src/kernel/time.ts → shared/src/contracts/alarm.ts (import type): shared/src/kernel may not look at shared/src/contracts",
    ]));
  test("a sideways arrow", () =>
    expect(faultsIn("sideways-arrow")).toEqual([
      "arrow: shared/src/devices/probe.ts:1: shared/src/devices/probe.ts → shared/src/domain/limit.ts: shared/src/devices may not look at shared/src/domain",
    ]));
  test("a simulator that reaches through the wall with a dynamic import", () =>
    expect(faultsIn("through-the-wall")).toEqual([
      "arrow: simulators/src/patient.ts:1: simulators/src/patient.ts → gateway/src/engine.ts: simulators may not look at gateway",
    ]));
  test("a circle of three files", () =>
    expect(faultsIn("circle")).toEqual([
      "circle: gateway/src/a.ts: gateway/src/a.ts → gateway/src/b.ts → gateway/src/c.ts → gateway/src/a.ts",
    ]));
  test("a circle of types alone", () =>
    expect(faultsIn("type-only-circle")).toEqual([
      "circle: shared/src/domain/alarm.ts: shared/src/domain/alarm.ts → shared/src/domain/chair.ts → shared/src/domain/alarm.ts (import type only)",
    ]));
  test("a file of 401 lines, and not its neighbour of 400", () =>
    expect(faultsIn("long-file")).toEqual(["size: gateway/src/oneTooMany.ts: 401 lines; a file has at most 400"]));
  test("clocks, chance, packages and invented bytes in shared", () =>
    expect(
      faultsIn("impure")
        .map((line) => line.split(": ").slice(0, 3).join(": "))
        .toSorted(),
    ).toEqual([
      "clock: shared/src/domain/clock.ts:3: `Date.now`",
      "clock: shared/src/domain/clock.ts:4: `new Date`",
      "clock: shared/src/domain/clock.ts:5: `setTimeout`",
      "clock: shared/src/domain/clock.ts:6: `Math.random`",
      "invented byte: shared/src/devices/reader.ts:1: `?? 0`",
      "invented byte: shared/src/devices/reader.ts:2: `|| 0`",
      "package: shared/src/domain/file.ts:1: shared/src/domain may not use node:fs",
    ]));
  test("a room that is gone, a room nobody named, and a book without rooms", () => {
    const tree = join(import.meta.dirname, "fixtures/sideways-arrow");
    const book =
      "# A\n\n## Rooms\n\n| room | |\n|---|---|\n| `shared/src/devices` | d |\n| `shared/src/attic` | a |\n\n## Words\n\n| `shared/src/domain` | no |\n";
    expect(roomFaults(tree, book).map(faultLine)).toEqual([
      "room: ARCHITECTURE.md: names shared/src/attic, and there is no such folder",
      "room: shared/src/domain: is not named in ARCHITECTURE.md, section Rooms",
    ]);
    expect(roomFaults(tree, "# A\n").map(faultLine)).toEqual(["room: ARCHITECTURE.md: names no room below `## Rooms`"]);
  });
});
