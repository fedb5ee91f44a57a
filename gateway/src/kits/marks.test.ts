import { expect, test } from "vitest";
import { markBook } from "./marks.ts";

test("a message is its device, boot and number", () => {
  const book = markBook([{ device: "oximeter", boot: "a", upTo: 4, above: [7] }]);
  expect(book.has({ device: "oximeter", boot: "a", seq: 4 })).toBe(true);
  expect(book.has({ device: "oximeter", boot: "a", seq: 7 })).toBe(true);
  expect(book.has({ device: "oximeter", boot: "a", seq: 5 })).toBe(false);
  expect(book.has({ device: "oximeter", boot: "b", seq: 4 })).toBe(false);
  expect(book.has({ device: "cuff", boot: "a", seq: 4 })).toBe(false);
});

test("what it lists makes the same book again", () => {
  const book = markBook([]);
  book.add({ device: "cuff", boot: "b1", seq: 0 });
  for (const seq of [0, 1, 3]) book.add({ device: "oximeter", boot: "b1", seq });
  book.forget({ device: "oximeter", boot: "b1", seq: 1 });
  expect(book.list()).toEqual([
    { device: "cuff", boot: "b1", upTo: 0, above: [] },
    { device: "oximeter", boot: "b1", upTo: 0, above: [3] },
  ]);
  expect(markBook(book.list()).list()).toEqual(book.list());
});

test("the sixteen boots used last are kept", () => {
  const book = markBook([]);
  const boots = Array.from({ length: 16 }, (_, at) => `b${at}`);
  for (const boot of boots) book.add({ device: "oximeter", boot, seq: 0 });
  book.add({ device: "oximeter", boot: "b0", seq: 1 });
  book.add({ device: "oximeter", boot: "new", seq: 0 });
  expect(book.list().map(({ boot }) => boot)).toEqual([...boots.slice(2), "b0", "new"]);
});
