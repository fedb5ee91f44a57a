import { describe, expect, test } from "vitest";
import type { Seq } from "@vigil/shared/contracts";
import type { EventLog, LogState } from "../ports.ts";
import { brake } from "./brake.ts";

const FLOOD = 65_536;
const DEVICE = 1_024;

function waitingLog(): {
  log: Pick<EventLog, "state" | "onDurable" | "onState">;
  wait(queued: number): void;
  break(): void;
} {
  let now: LogState = { writable: true, why: "", queued: 0, lost: 0 };
  let durable = (_: Seq): void => {};
  let state = (_: LogState): void => {};
  return {
    log: { state: () => now, onDurable: (listener) => (durable = listener), onState: (listener) => (state = listener) },
    wait(queued) {
      now = { ...now, queued };
      durable(1 as Seq);
    },
    break() {
      now = { ...now, writable: false };
      state(now);
    },
  };
}

describe("a line that brings more than the log can write", () => {
  test("is held until what waits is little, and then goes on", () => {
    const { log, wait } = waitingLog();
    const { took } = brake(log);
    const held: boolean[] = [];
    const hold = (is: boolean): void => void held.push(is);
    wait(19_999);
    took(FLOOD, hold);
    expect(held).toEqual([]);
    wait(20_000);
    took(FLOOD, hold);
    wait(5_000);
    expect(held).toEqual([true]);
    wait(4_999);
    expect(held).toEqual([true, false]);
  });

  test("does not hold another patient's device, however much waits", () => {
    const { log, wait } = waitingLog();
    const held: boolean[] = [];
    wait(90_000);
    brake(log).took(DEVICE, (is) => void held.push(is));
    expect(held).toEqual([]);
  });

  test("goes on at once when the log cannot be written: what cannot be recorded is still shown", () => {
    const { log, wait, break: stop } = waitingLog();
    const { took } = brake(log);
    const held: boolean[] = [];
    const hold = (is: boolean): void => void held.push(is);
    wait(50_000);
    took(FLOOD, hold);
    stop();
    took(FLOOD, hold);
    expect(held).toEqual([true, false]);
  });
});
