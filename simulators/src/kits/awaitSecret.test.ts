import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import { awaitSecret } from "./awaitSecret.ts";
import { secretOf } from "./secrets.ts";

const folder = mkdtempSync(join(tmpdir(), "vigil-secrets-"));
const file = join(folder, "kits.json");
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => rmSync(file, { force: true }));

test("a secret is waited for, through a file that is not there and one that is half written, and why is said once", async () => {
  const said: string[] = [];
  const waiting = awaitSecret(file, "kit-1", { up: () => false, told: (why) => said.push(why) });
  await expect.poll(() => said.length).toBe(1);
  writeFileSync(file, '{ "kits": { "kit');
  writeFileSync(file, JSON.stringify({ kits: { "kit-1": "s3cret" } }));
  expect(await waiting).toBe("s3cret");
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(file);
});

test("it is given up when the demo ends", async () => {
  let up = false;
  const waiting = awaitSecret(file, "kit-1", { up: () => up, told: () => (up = true) });
  expect(await waiting).toBeUndefined();
});

test.each([
  ["nonsense", /no list of secrets/],
  ['{ "kits": [] }', /no list of secrets/],
  ['{ "kits": { "kit-2": "x" } }', /no secret for kit-1/],
])("a file with %s is a sentence", async (text, why) => {
  writeFileSync(file, text);
  expect(await secretOf(file, "kit-1")).toMatchObject({ why: expect.stringMatching(why) });
});
