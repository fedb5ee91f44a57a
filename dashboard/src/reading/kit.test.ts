import { DeviceView, MetricView, type ChairView } from "@vigil/shared/contracts";
import { Instant } from "@vigil/shared/kernel";
import { expect, test } from "vitest";
import { chair, T0, view } from "../testing.test-support.ts";
import { readKit } from "./kit.ts";

const at = (ms: number) => ({ now: Instant(T0 + ms), heartbeat: "heard" as const, silentFor: 0 });

function home(link: string, battery: number | "unknown", since = T0): ChairView {
  const common = { chair: "one", profile: "x", freshForMs: 6_000, averagingMs: "unknown", canMeasure: false, link };
  const device = (id: string, more: Record<string, unknown>): DeviceView =>
    DeviceView.parse({ ...common, id, why: "said", since, ...more });
  return {
    ...chair(view()),
    devices: {
      "kit-1": device("kit-1", { kind: "kit", battery }),
      "kit-1-oximeter": device("kit-1-oximeter", { kind: "oximeter", via: "kit-1" }),
    },
    metrics: {
      "kit-1-oximeter/spo2": MetricView.parse({
        observation: { metric: "spo2", value: 97, quality: "good" },
        device: "kit-1-oximeter",
        at: T0 + 30_000,
        freshForMs: 6_000,
      }),
    },
  };
}

test("an online kit tells its battery and when it was heard last, by its newest number", () => {
  expect(readKit(home("online", 82), at(42_000))).toEqual({
    link: "online",
    why: "said",
    battery: "82 %",
    batteryLow: false,
    heard: "12 s",
  });
  expect(readKit(home("online", 82, T0 + 40_000), at(42_000))).toMatchObject({ heard: "2 s" });
});

test("a battery is low from a fifth downwards, and unknown is a word", () => {
  expect(readKit(home("online", 21), at(42_000))).toMatchObject({ batteryLow: false });
  expect(readKit(home("online", 20), at(42_000))).toMatchObject({ batteryLow: true });
  expect(readKit(home("online", "unknown"), at(42_000))).toMatchObject({ battery: "unknown", batteryLow: false });
});

test("the instant at which a kit was missed is not one at which it was heard, and its battery is no longer known", () => {
  expect(readKit(home("silent", 82, T0 + 45_000), at(90_000))).toMatchObject({
    link: "silent",
    battery: "",
    heard: "60 s",
  });
});

test("nothing heard yet, no kit, and a gateway that is not heard", () => {
  expect(readKit({ ...home("silent", "unknown"), metrics: {} }, at(0))).toMatchObject({ heard: "not yet" });
  expect(readKit(chair(view()), at(0))).toBe("no kit");
  expect(readKit(home("online", 82), { ...at(42_000), heartbeat: "silent" })).toMatchObject({
    link: "not known",
    battery: "",
    heard: "",
  });
});
