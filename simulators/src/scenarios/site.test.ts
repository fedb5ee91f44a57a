import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Trouble } from "../trouble.ts";
import { brokerOf, readSite } from "./site.ts";

const folder = mkdtempSync(join(tmpdir(), "vigil-site-"));
afterAll(() => rmSync(folder, { recursive: true }));
const site = (text: string) => {
  const file = join(folder, "site.yaml");
  writeFileSync(file, text);
  return readSite(file);
};
const clinic = "chairs: [{ id: chair-1, label: One }]\ndevices: []\n";

test("a site without homes is read as it was, and has no broker", async () => {
  const read = await site(clinic);
  expect(read).toMatchObject({ chairs: [{ id: "chair-1" }], homes: [], kits: [] });
  expect(brokerOf(read)).toBeUndefined();
});

test("homes, kits and where they connect", async () => {
  const read = await site(
    `${clinic}homes: [{ id: home-1, label: Home }]\nkits: [{ id: kit-1, home: home-1 }]\nmqtt: { site: north, broker: { embedded: { port: 1884 } } }\n`,
  );
  expect(read.kits).toEqual([{ id: "kit-1", home: "home-1", devices: ["oximeter", "cuff"] }]);
  expect(brokerOf(read)).toEqual({ url: "mqtt://127.0.0.1:1884", site: "north" });
  const other = await site(`${clinic}mqtt: { site: north, broker: { url: "mqtts://broker:8883" } }\n`);
  expect(brokerOf(other)?.url).toBe("mqtts://broker:8883");
});

test("what is no site is a sentence", async () => {
  await expect(site("chairs: 3\n")).rejects.toThrow(Trouble);
  await expect(site("a: [")).rejects.toThrow(/is not YAML/);
});
