import { Command, Envelope, Limits, receive, Subscribe, VigilEvent, WIRE_VERSION } from "@vigil/shared/contracts";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { at, everyEvent } from "./everyEvent.ts";

const envelopeOf = (event: unknown, v: number = WIRE_VERSION) => ({ v, seq: 7, at, event });
const events = Object.entries(everyEvent);

describe("receive", () => {
  test("knows every event type of the contract, and the list here is whole", () => {
    const types = VigilEvent.options.map((option) => option.shape.type.value);
    expect(events.map(([type]) => type).toSorted()).toEqual(types.toSorted());
  });

  test.each(events)("%s survives JSON and is taken as it was sent", (_type, event) => {
    const sent = envelopeOf(event);
    expect(receive(JSON.parse(JSON.stringify(sent)))).toEqual({ kind: "ok", envelope: sent });
  });

  test.each(events)("%s with a field that is not known yet is taken without it", (_type, event) => {
    const grown = { ...envelopeOf({ ...event, colour: "teal" }), trace: "abc" };
    expect(receive(grown)).toEqual({ kind: "ok", envelope: envelopeOf(event) });
  });

  test.each(events)("%s of a newer major version is said to be newer, never guessed at", (_type, event) => {
    expect(receive(envelopeOf(event, WIRE_VERSION + 1))).toEqual({ kind: "newer major", v: WIRE_VERSION + 1 });
  });

  test("an event that is not known keeps its type and number, so that it can be counted and seen", () => {
    const unknown = envelopeOf({ type: "patient.sang", song: "x" });
    expect(receive(unknown)).toEqual({ kind: "unknown event", type: "patient.sang", seq: 7 });
  });

  test.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "alarm!"],
    ["a list", [envelopeOf(everyEvent["watch.ended"])]],
    ["no version", { seq: 7, at, event: everyEvent["watch.ended"] }],
    ["version 0", envelopeOf(everyEvent["watch.ended"], 0)],
    ["a negative number", { ...envelopeOf(everyEvent["watch.ended"]), seq: -1 }],
    ["no instant", { v: WIRE_VERSION, seq: 7, event: everyEvent["watch.ended"] }],
    ["an event without its fields", envelopeOf({ type: "alarm.changed" })],
    [
      "a pressure of 0",
      envelopeOf({ ...everyEvent["cuff.result"], reading: { systolic: 0, diastolic: 0, mean: 0, pulse: 0 } }),
    ],
    [
      "a value that is no number",
      envelopeOf({
        ...everyEvent["device.observed"],
        values: [{ metric: "spo2", value: Number.NaN, quality: "good" }],
      }),
    ],
    ["an empty observation", envelopeOf({ ...everyEvent["device.observed"], values: [] })],
  ])("%s is malformed, with a reason", (_name, raw) => {
    const received = receive(raw);
    expect(received.kind).toBe("malformed");
    expect(received.kind === "malformed" && received.why.length).toBeGreaterThan(0);
  });

  test("never throws, whatever comes", () => {
    const kinds = new Set(["ok", "newer major", "unknown event", "malformed"]);
    const almost = fc.record({ v: fc.anything(), seq: fc.anything(), at: fc.anything(), event: fc.anything() });
    const spoilt = fc
      .tuple(fc.constantFrom(...events.map(([, event]) => event)), fc.string(), fc.anything())
      .map(([event, key, value]) =>
        envelopeOf({ ...event, [key]: value, ...(key.length % 2 === 0 ? { chair: value } : {}) }),
      );
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withNullPrototype: true, withBigInt: true }), almost, spoilt), (raw) =>
        kinds.has(receive(raw).kind),
      ),
      { numRuns: 2_000 },
    );
  });

  test("JSON of any shape that parses as an envelope says the same after another trip", () => {
    const valid = fc.constantFrom(...events.map(([, event]) => envelopeOf(event)));
    fc.assert(
      fc.property(valid, fc.nat(), (envelope, seq) => {
        const once = Envelope.parse({ ...envelope, seq });
        expect(Envelope.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
      }),
    );
  });
});

describe("what a person or a page sends is read strictly", () => {
  const by = { name: "R. Moss", verified: false };
  const ack = { type: "alarm.acknowledge", key: "chair-1/spo2/low", episode: at, step: 1 };

  test("a command as it should be", () => {
    expect(Command.safeParse({ id: "command-1", by, act: ack }).success).toBe(true);
  });
  test.each([
    ["a field too many", { id: "command-1", by, act: { ...ack, all: true } }],
    ["no episode: what was seen is not said", { id: "command-1", by, act: { ...ack, episode: undefined } }],
    ["nobody's name", { id: "command-1", by: { name: "  ", verified: false }, act: ack }],
    ["a name that claims to be verified", { id: "command-1", by: { name: "R. Moss", verified: true }, act: ack }],
    ["an act that is none", { id: "command-1", by, act: { type: "alarm.silenceAll" } }],
    ["an id too short to be its own", { id: "1", by, act: ack }],
  ])("%s is refused", (_name, command) => expect(Command.safeParse(command).success).toBe(false));

  test("a subscription with a field too many is refused", () => {
    expect(Subscribe.safeParse({ station: "station-1", offset: 3 }).success).toBe(false);
  });
  test("limits without one of their parts are refused", () => {
    const { spo2Low: _left, ...rest } = everyEvent["gateway.started"].limits;
    expect(Limits.safeParse(rest).success).toBe(false);
  });
});
