import { describe, expect, test } from "vitest";
import { GATEWAY_USER, publishRight, subscribeRight } from "./rights.ts";

const publish = (user: string, topic: string, retain = false, bytes = 100) =>
  publishRight("clinic", user, { topic, retain, bytes });

describe("what a kit may publish", () => {
  test.each(["status", "telemetry", "reply"])("its own %s", (leaf) => {
    expect(publish("kit-1", `vigil/v1/clinic/kit/kit-1/${leaf}`)).toBe("allowed");
  });

  test.each([
    "vigil/v1/clinic/kit/kit-2/telemetry",
    "vigil/v1/clinic/kit/kit-10/telemetry",
    "vigil/v1/clinic/kit/kit-1/command",
    "vigil/v1/clinic/kit/kit-1/ack",
    "vigil/v1/clinic/kit/kit-1",
    "vigil/v1/clinic/kit/kit-1/telemetry/more",
    "vigil/v1/clinic/kit//telemetry",
    "vigil/v1/other/kit/kit-1/telemetry",
    "vigil/v1/clinic/kit/kit-1/TELEMETRY",
    "/vigil/v1/clinic/kit/kit-1/telemetry",
    "$SYS/broker/clients",
    "",
  ])("not on %s", (topic) => {
    expect(publish("kit-1", topic)).not.toBe("allowed");
  });

  test("only its status is retained", () => {
    expect(publish("kit-1", "vigil/v1/clinic/kit/kit-1/status", true)).toBe("allowed");
    expect(publish("kit-1", "vigil/v1/clinic/kit/kit-1/telemetry", true)).toEqual({ why: "retained telemetry" });
    expect(publish("kit-1", "vigil/v1/clinic/kit/kit-1/reply", true)).toEqual({ why: "retained reply" });
  });

  test("nothing over 16 KiB", () => {
    expect(publish("kit-1", "vigil/v1/clinic/kit/kit-1/telemetry", false, 16_384)).toBe("allowed");
    expect(publish("kit-1", "vigil/v1/clinic/kit/kit-1/telemetry", false, 16_385)).toEqual({
      why: "payload too large",
    });
  });
});

test("what a kit may subscribe to: its own command and ack, by their whole names", () => {
  const may = (filter: string) => subscribeRight("clinic", "kit-1", filter) === "allowed";
  expect(may("vigil/v1/clinic/kit/kit-1/command")).toBe(true);
  expect(may("vigil/v1/clinic/kit/kit-1/ack")).toBe(true);
  for (const filter of [
    "#",
    "+/+/+/+/+/command",
    "vigil/v1/clinic/kit/+/command",
    "vigil/v1/clinic/kit/kit-1/#",
    "vigil/v1/clinic/kit/kit-1/+",
    "vigil/v1/clinic/kit/kit-1/status",
    "vigil/v1/clinic/kit/kit-2/command",
    "$SYS/#",
    "$share/group/vigil/v1/clinic/kit/kit-1/command",
  ])
    expect(may(filter)).toBe(false);
});

test("the gateway commands and acknowledges, and hears every kit; it speaks for none", () => {
  expect(publish(GATEWAY_USER, "vigil/v1/clinic/kit/kit-1/command")).toBe("allowed");
  expect(publish(GATEWAY_USER, "vigil/v1/clinic/kit/kit-1/ack")).toBe("allowed");
  expect(publish(GATEWAY_USER, "vigil/v1/clinic/kit/kit-1/telemetry")).not.toBe("allowed");
  expect(subscribeRight("clinic", GATEWAY_USER, "vigil/v1/clinic/kit/+/telemetry")).toBe("allowed");
  expect(subscribeRight("clinic", GATEWAY_USER, "#")).not.toBe("allowed");
});
