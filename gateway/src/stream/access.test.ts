import { expect, test } from "vitest";
import { isOurs } from "./access.ts";

const ours = (host: string | undefined, origin?: string, port = 8080): boolean =>
  isOurs({ headers: { ...(host === undefined ? {} : { host }), ...(origin === undefined ? {} : { origin }) } }, port);

test.each(["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080", "127.0.0.2:8080"])(
  "%s is ours, with and without a page of ours",
  (host) => {
    expect(ours(host)).toBe(true);
    expect(ours(host, `http://${host}`)).toBe(true);
  },
);

test.each([
  undefined,
  "",
  "evil.example",
  "evil.example:8080",
  "127.0.0.1",
  "127.0.0.1:8081",
  "127.0.0.1.evil.example:8080",
  "localhost.evil.example:8080",
  "localhost:8080@evil.example",
  "evil-localhost:8080",
  "192.168.0.4:8080",
])("a Host of %s is not ours", (host) => expect(ours(host)).toBe(false));

test.each([
  "https://evil.example",
  "http://evil.example:8080",
  "null",
  "",
  "file://",
  "https://127.0.0.1:8080",
  "http://127.0.0.1:3000",
  "http://127.0.0.1:8080.evil.example",
])("a page of %s may not speak to us through this browser", (origin) =>
  expect(ours("127.0.0.1:8080", origin)).toBe(false),
);

test("on port 80 a browser leaves the port out", () => {
  expect(ours("127.0.0.1", "http://127.0.0.1", 80)).toBe(true);
  expect(ours("localhost:80", undefined, 80)).toBe(true);
});
