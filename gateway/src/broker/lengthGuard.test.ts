import { expect, test } from "vitest";
import { concatBytes, fromHex } from "@vigil/shared/kernel";
import { lengthGuard } from "./lengthGuard.ts";

const LIMIT = 64 * 1_024;
const publish = (length: string, body = 0): Uint8Array => concatBytes(fromHex(`30 ${length}`), new Uint8Array(body));

test("packets of every size up to the limit pass, one after another", () => {
  const guard = lengthGuard(LIMIT);
  // PINGREQ; 5 bytes; 127; 128; 16,384; exactly 65,536.
  const stream = concatBytes(
    fromHex("c0 00"),
    publish("05", 5),
    publish("7f", 127),
    publish("80 01", 128),
    publish("80 80 01", 16_384),
    publish("80 80 04", 65_536),
    fromHex("c0 00"),
  );
  expect(guard(stream)).toBe("fine");
  expect(guard(publish("81 80 04"))).toBe("too long");
});

test("a length over the limit is known by its own bytes, before any of the packet came", () => {
  expect(lengthGuard(LIMIT)(publish("81 80 04"))).toBe("too long");
  // 268,435,455: the most MQTT can say.
  expect(lengthGuard(LIMIT)(publish("ff ff ff 7f"))).toBe("too long");
});

test("a length of five bytes is none", () => {
  expect(lengthGuard(LIMIT)(publish("80 80 80 80 01"))).toBe("malformed length");
});

test("how the bytes were cut never matters", () => {
  const good = concatBytes(publish("80 01", 128), publish("03", 3), fromHex("c0 00"), publish("80 80 01", 16_384));
  const bad = concatBytes(good, publish("81 80 04"));
  for (const size of [1, 2, 3, 7, 130, 131, 132, 5_000]) {
    const cut = (bytes: Uint8Array): string[] => {
      const guard = lengthGuard(LIMIT);
      const verdicts: string[] = [];
      for (let at = 0; at < bytes.length; at += size) verdicts.push(guard(bytes.subarray(at, at + size)));
      return verdicts;
    };
    expect(new Set(cut(good))).toEqual(new Set(["fine"]));
    expect(cut(bad).find((verdict) => verdict !== "fine")).toBe("too long");
  }
});

test("bytes of a payload are never taken for a header", () => {
  const guard = lengthGuard(LIMIT);
  const payload = new Uint8Array(300).fill(0xff);
  expect(guard(concatBytes(fromHex("30 ac 02"), payload, fromHex("c0 00")))).toBe("fine");
});
