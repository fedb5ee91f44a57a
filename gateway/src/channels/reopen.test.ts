import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reopening, type TryLine } from "./reopen.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Events = Parameters<TryLine>[0];

function line() {
  const tries: Events[] = [];
  const said: string[] = [];
  const sent: Uint8Array[] = [];
  const open = reopening("scripted", (events) => {
    tries.push(events);
    return { send: (bytes) => sent.push(bytes) > 0, hold: () => {}, close: async () => {} };
  });
  const channel = open({
    opened: () => void said.push("opened"),
    bytes: (chunk) => void said.push(`${chunk.length} bytes`),
    lost: ({ why }, retryInMs) => void said.push(`${why}, again in ${retryInMs}`),
  });
  const last = (): Events => {
    const events = tries.at(-1);
    if (events === undefined) throw new Error("no try yet");
    return events;
  };
  return { tries, said, sent, channel, last };
}

test("it is tried again for ever, from half a second up to ten", () => {
  const { tries, said, last } = line();
  for (let n = 0; n < 8; n += 1) {
    last().lost("nobody there");
    vi.advanceTimersByTime(10_000);
  }
  expect(said.map((text) => text.replace("nobody there, again in ", ""))).toEqual([
    "500",
    "1000",
    "2000",
    "4000",
    "8000",
    "10000",
    "10000",
    "10000",
  ]);
  expect(tries).toHaveLength(9);
});

test("only bytes end the backoff: a line that opens and says nothing may be the wrong one", () => {
  const { said, last } = line();
  last().lost("no");
  vi.advanceTimersByTime(500);
  last().opened();
  last().lost("no");
  vi.advanceTimersByTime(1_000);
  last().opened();
  last().bytes(new Uint8Array(3));
  last().lost("cut");
  expect(said).toEqual(["no, again in 500", "opened", "no, again in 1000", "opened", "3 bytes", "cut, again in 500"]);
});

test("a loss is told once, and what a dead line still says is not heard", () => {
  const { said, tries, last } = line();
  const first = last();
  first.opened();
  first.lost("cut");
  first.lost("cut");
  first.bytes(new Uint8Array(3));
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual(["opened", "cut, again in 500"]);
  expect(tries).toHaveLength(2);
});

test("while the line is down nothing is queued for later", () => {
  const { channel, sent, last } = line();
  expect(channel.send(new Uint8Array(1))).toBe(true);
  last().lost("cut");
  expect(channel.send(new Uint8Array(2))).toBe(false);
  vi.advanceTimersByTime(500);
  expect(sent).toEqual([new Uint8Array(1)]);
});

test("closed, it is never tried again", async () => {
  const { channel, tries, said, last } = line();
  last().lost("cut");
  await channel.close();
  vi.advanceTimersByTime(60_000);
  expect(tries).toHaveLength(1);
  expect(said).toEqual(["cut, again in 500"]);
});
