import { hexOf } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { sessionRecording } from "./session.ts";

test("a session gives what the device sent, at its own times, and nothing of what it was told", () => {
  // Rows of the CMS60C capture's session.jsonl.
  const { pieces } = sessionRecording(
    [
      '{"seq": 33, "ts": "17.10.2011 21:26:20.859", "open": 1, "dir": "BAUD", "baud": "115200"}',
      '{"seq": 138, "ts": "17.10.2011 21:26:36.046", "open": 2, "dir": "TX", "hex": "7d81a7808080808080"}',
      '{"seq": 151, "ts": "17.10.2011 21:26:36.093", "open": 2, "dir": "RX", "hex": "0c80"}',
      '{"seq": 486, "ts": "17.10.2011 21:26:37.0", "open": 2, "dir": "RX", "hex": "01e994c095ffffffff"}',
      "",
    ].join("\n"),
    "session.jsonl",
  );
  expect(pieces.map(({ at, bytes }) => [at, hexOf(bytes)])).toEqual([
    [0, "0c80"],
    [907, "01e994c095ffffffff"],
  ]);
});

test("a row that is none is named by its line", () => {
  expect(() => sessionRecording('{"ts": "17.10.2011 21:26:20.859", "dir": "BAUD"}\nnonsense', "x.jsonl")).toThrow(
    /x\.jsonl, line 2: not a row/,
  );
});
