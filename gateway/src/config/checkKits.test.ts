import { expect, test } from "vitest";
import { kitPlacesOf } from "../places.ts";
import { readConfig } from "./read.ts";

const good = `site: North clinic
chairs: []
homes:
  - { id: home-1, label: Home 1 }
kits:
  - { id: kit-1, home: home-1 }
mqtt: { site: clinic, broker: { url: "mqtts://broker.example:8883", username: gateway, passwordFrom: VIGIL_MQTT_PASSWORD } }
devices: []
`;

function faultsOf(text: string): string[] {
  const read = readConfig(text);
  return read.kind === "ok" ? [] : read.faults.map(({ line, key, why }) => `${line} ${key}: ${why}`);
}

test("homes with kits and a broker are read", () => {
  expect(faultsOf(good)).toEqual([]);
});

test("a kit's id leaves room for those of its devices, or is a fault with its line", () => {
  const longest = readConfig(good.replace("kit-1", "k".repeat(64 - "-oximeter".length)));
  if (longest.kind !== "ok") throw new Error("55 characters are enough room");
  expect(kitPlacesOf(longest.config)[0]?.devices).toHaveLength(2);
  const [fault, ...more] = faultsOf(good.replace("kit-1", "k".repeat(56)));
  expect(fault).toMatch(/^6 kits\[0\]\.id: too long: .*k-oximeter, and an id has at most 64 characters$/);
  expect(more).toEqual([]);
});

test.each(["mqtt://gateway:secret@broker:1883", "mqtts://gateway@broker:8883", "mqtt://broker:1883?password=secret"])(
  "%s is refused: everybody who sees the page of health would read it",
  (url) => {
    expect(faultsOf(good.replace("mqtts://broker.example:8883", url))).toContain(
      "7 mqtt.broker.url: mqtt://host:port or mqtts://host:port, without user and password",
    );
  },
);
