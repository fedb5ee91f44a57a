import { expect, test } from "vitest";
import { DeviceReport, DeviceId } from "@vigil/shared/contracts";
import { batteryWords, discardWords, lateWords, offsetWords, refusedWords, withKitsFirst } from "./deviceWords.ts";

test("what was thrown away is named by reason", () => {
  expect(discardWords({})).toBe("none");
  expect(discardWords({ checksum: { times: 3, bytes: 27 } })).toBe("checksum 3 × (27 bytes)");
  expect(discardWords({ "already stored": { times: 12, bytes: 0 } })).toBe("already stored 12 ×");
});

test("what came late is kept, and is not among what was thrown away", () => {
  const discards = { late: { times: 40, bytes: 9_000 }, retained: { times: 1, bytes: 0 } };
  expect(discardWords(discards)).toBe("retained 1 ×");
  expect(lateWords(discards)).toBe("40 late, kept for the trends");
  expect(discardWords({ late: { times: 40, bytes: 9_000 } })).toBe("none");
  expect(lateWords({})).toBe("");
});

test("a clock is beside ours, behind or ahead, or there is none", () => {
  expect(offsetWords("no clock")).toBe("no clock");
  expect(offsetWords(-42_000)).toBe("42 s behind");
  expect(offsetWords(3_600_000)).toBe("60 min ahead");
  expect(offsetWords(300)).toBe("in step");
});

test("what the broker refused is named by reason", () => {
  expect(refusedWords({})).toBe("nothing");
  expect(refusedWords({ "not its topic": 3, oversize: 1, retained: 0 })).toBe("not its topic 3 ×, oversize 1 ×");
});

test("an unknown battery is a word", () => {
  expect(batteryWords(82)).toBe("82 %");
  expect(batteryWords("unknown")).toBe("unknown");
  expect(batteryWords(undefined)).toBe("unknown");
});

test("a kit stands before its devices, wherever they were in the list, and none is lost", () => {
  const report = (id: string) =>
    DeviceReport.parse({
      id,
      chair: "one",
      profile: "x",
      name: "x",
      verified: "manual",
      channel: "x",
      link: "online",
      why: "",
      since: 0,
      frames: 0,
      bytes: 0,
      discards: {},
      dropped: 0,
      opens: 0,
      lastFrameAt: "never",
      lastError: "none",
      clockOffsetMs: "no clock",
    });
  const via: Record<string, string> = { "k-ox": "k", "k-cuff": "k", orphan: "gone" };
  const viaOf = (id: string) => {
    const kit = via[id];
    return kit === undefined ? undefined : DeviceId.parse(kit);
  };
  const sorted = withKitsFirst(["k-ox", "a", "k-cuff", "k", "orphan"].map(report), viaOf);
  expect(sorted.map(({ id }) => id)).toEqual(["a", "k", "k-ox", "k-cuff", "orphan"]);
});
