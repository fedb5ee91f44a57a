import { expect, test } from "vitest";
import { loadBytes } from "../../../simulators/src/load/readings.ts";
import { resultIn } from "./message.ts";
import { splitter } from "./splitter.ts";

test("every cuff result is found again, however the bytes were cut", () => {
  const numbers = Array.from({ length: 300 }, (_, at) => at * 97);
  const bytes = Buffer.concat(numbers.map((sequence) => loadBytes(sequence, 0)));
  for (const size of [1, 7, 64, bytes.length]) {
    const split = splitter("text");
    const found: number[] = [];
    for (let at = 0; at < bytes.length; at += size)
      found.push(...split(bytes.subarray(at, at + size)).map((message) => resultIn(message)));
    expect(found).toEqual(numbers);
  }
});

test("packets of nine bytes", () => {
  const split = splitter("packet");
  expect(split(Buffer.from("123456789abc"))).toEqual(["123456789"]);
  expect(split(Buffer.from("defghi"))).toEqual(["abcdefghi"]);
});
