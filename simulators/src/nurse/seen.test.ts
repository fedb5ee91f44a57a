import { ChairId, DeviceId, Envelope, Seq, type VigilEvent } from "@vigil/shared/contracts";
import { describe, expect, test } from "vitest";
import { alarm, at, session, situation } from "./make.test-support.ts";
import { follow, type Seen } from "./seen.ts";

const chair = ChairId.parse("chair-1");
const cuff = DeviceId.parse("kit-1-cuff");
const kit = DeviceId.parse("kit-1");
const reading = { systolic: 120, diastolic: 80, mean: 93, pulse: 70 };

/** What is seen after these events, one a second from 100 s on. */
function after(events: readonly VigilEvent[], given: Partial<Seen> = {}): Seen | undefined {
  const { seen } = situation(0, {
    seen: { cuff: { busy: false, reached: false, line: [cuff, kit] }, lastReadingAt: "none", ...given },
  });
  const places = new Map([[chair, seen]]);
  for (const [n, event] of events.entries())
    follow(places, Envelope.parse({ v: 1, seq: Seq.parse(n), at: at(100 + n), event }));
  return places.get(chair);
}

describe("a cuff", () => {
  test("is reached by the link of the kit it hangs on, and of nothing else", () => {
    const link = (device: DeviceId, now: "online" | "unplugged"): VigilEvent => ({ type: "device.link", chair, device, link: now, why: "" }); // prettier-ignore
    expect(after([link(kit, "online")])?.cuff.reached).toBe(true);
    expect(after([link(kit, "online"), link(kit, "unplugged")])?.cuff.reached).toBe(false);
    expect(after([link(DeviceId.parse("oximeter-1"), "online")])?.cuff.reached).toBe(false);
  });

  test("is busy from its start to its end, and only a reading of now is a reading", () => {
    const started: VigilEvent = { type: "cuff.started", chair, device: cuff, why: "asked" };
    const result = (late: boolean): VigilEvent => ({ type: "cuff.result", chair, device: cuff, reading, late });
    expect(after([started])?.cuff.busy).toBe(true);
    expect(after([started, result(false)])).toMatchObject({ cuff: { busy: false }, lastReadingAt: at(101) });
    expect(after([result(true)])?.lastReadingAt).toBe("none");
    expect(after([started, { type: "cuff.failed", chair, device: cuff, because: "motion" }])?.cuff.busy).toBe(false);
  });
});

test("a session that is over is seen until its patient has left", () => {
  const over = session({ phase: "discharged", ended: { at: at(90), by: "rule", reason: "" } });
  expect(after([{ type: "session.ended", chair, session: over }])?.session).toEqual(over);
  expect(after([{ type: "watch.ended", chair, why: "left" }], { session: over })?.session).toBe("none");
  expect(after([{ type: "watch.ended", chair, why: "left" }], { session: session() })?.session).toEqual(session());
});

test("an alarm that is cleared is gone", () => {
  const heard = { heard: true, why: "first" } as const;
  const { endedAt: _, ...active } = alarm({ phase: "active" });
  const raised: VigilEvent = { type: "alarm.changed", alarm: active, announce: heard };
  const cleared: VigilEvent = { type: "alarm.changed", alarm: alarm({ phase: "cleared" }), announce: { heard: false, why: "ended" } }; // prettier-ignore
  expect(Object.keys(after([raised])?.alarms ?? {})).toEqual([alarm().key]);
  expect(after([raised, cleared])?.alarms).toEqual({});
});
