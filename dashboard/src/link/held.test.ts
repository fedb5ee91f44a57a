import { Seq } from "@vigil/shared/contracts";
import { expect, test } from "vitest";
import { alarm, changed, chair, envelope, latest, T0, view } from "../testing.test-support.ts";
import { fromSnapshot, notRecorded, resumed, resumeFrom, withDurable, withEvents, withLatest } from "./held.ts";

const seq = (n: number) => Seq.parse(n);
const raised = (n: number, key = "one/spo2/low") => envelope(n, changed(alarm({ key })));

test("an event that comes twice is held once", () => {
  const held = withEvents(fromSnapshot(view(10), seq(10)), [raised(11)]);
  expect(withEvents(held, [raised(11)])).toBe(held);
});

test("what is above the durable number is shown, and marked as not recorded until it is", () => {
  const held = withEvents(fromSnapshot(view(10), seq(10)), [raised(11), raised(12, "one/pulse/high")]);
  expect(Object.keys(chair(held.view).alarms)).toHaveLength(2);
  expect([...notRecorded(held)]).toEqual(["one/spo2/low", "one/pulse/high"]);
  expect(resumeFrom(held)).toEqual({ since: 10, epoch: "e1" });
  const later = withDurable(held, seq(11));
  expect([...notRecorded(later)]).toEqual(["one/pulse/high"]);
  expect(resumeFrom(later)).toEqual({ since: 11, epoch: "e1" });
});

test("after a crash that lost an event, the page drops what was never recorded", () => {
  const held = withDurable(
    withEvents(fromSnapshot(view(10), seq(10)), [raised(11), raised(12, "one/pulse/high")]),
    seq(11),
  );
  const back = resumed(held, [raised(1_000_013, "one/bp/high")], [latest("ox-1", "spo2", 96)], seq(1_000_013));
  expect(Object.keys(chair(back.view).alarms).toSorted()).toEqual(["one/bp/high", "one/spo2/low"]);
  expect(Object.keys(chair(back.view).metrics)).toEqual(["ox-1/spo2"]);
  expect(resumeFrom(back)).toMatchObject({ since: 1_000_013 });
});

test("a resume tells what was missed, and what is told twice does not end twice", () => {
  const cleared = envelope(12, changed(alarm({ phase: "cleared", endedAt: T0 + 9_000 }), false));
  const held = withEvents(fromSnapshot(view(10), seq(10)), [raised(11), cleared]);
  const back = resumed(held, [raised(11), cleared], [], seq(12));
  expect(chair(back.view).ended).toHaveLength(1);
  expect(chair(back.view).alarms).toEqual({});
});

test("a snapshot above the durable number is no ground to resume from until the log has caught up", () => {
  const held = fromSnapshot(view(10), seq(8));
  expect(resumeFrom(held)).toEqual({});
  expect(resumeFrom(withDurable(held, seq(9)))).toEqual({});
  expect(resumeFrom(withDurable(held, seq(10)))).toMatchObject({ since: 10 });
});

test("values that bring nothing new change nothing", () => {
  const held = withLatest(fromSnapshot(view(10), seq(10)), [latest("ox-1", "spo2", 96)]);
  expect(withLatest(held, [latest("ox-1", "spo2", 95, T0 - 1_000)])).toBe(held);
});

test("a chair that a batch does not touch stays the same object, so its tile is not drawn again", () => {
  const held = fromSnapshot(view(10), seq(10));
  const next = withLatest(held, [latest("ox-1", "spo2", 96)]);
  expect(next.view.chairs["two"]).toBe(held.view.chairs["two"]);
  expect(next.view.chairs["one"]).not.toBe(held.view.chairs["one"]);
});
