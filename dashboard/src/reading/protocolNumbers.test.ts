import { Protocol } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { limits } from "../testing.test-support.ts";
import { protocol as raw } from "../testingProtocol.test-support.ts";
import { protocolLimits } from "./protocolLimits.ts";
import { protocolNumbers } from "./protocolNumbers.ts";

const words = (changes: Record<string, unknown>, name: string): string | undefined =>
  protocolNumbers(Protocol.parse({ ...raw, ...changes })).find((one) => one.name === name)?.words;

test("every number of a protocol says where it comes from", () => {
  const protocol = Protocol.parse(raw);
  for (const { name, words: said, source } of [...protocolNumbers(protocol), ...protocolLimits(limits, protocol)]) {
    expect(source, name).toMatch(/clinical|S\d/);
    expect(said, name).not.toMatch(/undefined|NaN|\[object/);
  }
});

test("each way of dosing is told in its own words", () => {
  expect(words({}, "Pump")).toMatch(/^planned 40 min/);
  const devices = { kind: "devices", counts: [2, 3], mgEach: 28, restMs: 300_000 };
  expect(words({ dosing: devices }, "Devices")).toBe("2 or 3 of 28 mg, 5 min of rest between two");
  expect(words({ dosing: { kind: "tablet", dissolveMs: 600_000 } }, "Tablet")).toBe("dissolves for 10 min");
  expect(words({ dosing: { kind: "injection" } }, "Dose")).toMatch(/one injection/);
});

test("a reading that must be there, a time nobody may shorten, and the chain of calls are told", () => {
  const { cadence, discharge } = raw;
  expect(words({}, "BP that must be there")).toBeUndefined();
  const mandatory = { ...cadence, mandatory: { atMs: 2_400_000, byMs: 2_700_000 } };
  expect(words({ cadence: mandatory }, "BP that must be there")).toBe("at 40 min; medium alarm at 45 min");
  expect(words({ discharge: { ...discharge, timeOverridable: false } }, "Discharge, time")).toContain("never earlier");
  expect(words({}, "Calls, high")).toBe("nurse at once, lead 30 s");
});

test("what a protocol changes of the site's limits stands in place of the site's", () => {
  const own = Protocol.parse({ ...raw, limits: { pulseLow: [{ limit: 45, holdMs: 30_000, priority: "medium" }] } });
  expect(protocolLimits(limits, own).find(({ name }) => name === "Pulse low")?.words).toBe("medium < 45 /min for 30 s");
});
