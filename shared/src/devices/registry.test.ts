import { expect, test } from "vitest";
import { profileOf, profiles } from "./registry.ts";
import type { DeviceProfile } from "./profile.ts";

const all: readonly DeviceProfile[] = profiles;

test("every profile is found by its id, and no id twice", () => {
  for (const profile of all) expect(profileOf(profile.id)).toBe(profile);
  expect(new Set(all.map((profile) => profile.id)).size).toBe(all.length);
  expect(profileOf("no-such-device")).toBeUndefined();
});

test("each listening begins anew: two lines of one kind do not know each other", () => {
  for (const profile of all) {
    const [one, other] = [profile.listen(), profile.listen()];
    one.hear(Uint8Array.of(0x01, 0x16));
    expect(other.end().discards).toEqual([]);
  }
});

test("every cuff can be started, stopped and asked for its last result", () => {
  for (const { id, kind, cuff } of all) expect(cuff !== undefined, id).toBe(kind === "cuff");
});

test("a value does not outlive a silent line by much: it is stale some seconds later at most", () => {
  const talking = all.filter(({ silentAfterMs }) => silentAfterMs !== "listens");
  expect(talking.map(({ freshForMs }) => freshForMs).filter((ms) => ms > 6_000)).toEqual([]);
});
