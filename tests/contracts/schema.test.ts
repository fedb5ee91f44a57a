import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { schemaFiles } from "./schemas.ts";

const folder = join(import.meta.dirname, "../../docs/schema");
const remedy = "write it with: node tests/contracts/schema.ts --update";

test("docs/schema holds these schemas and no others", () => {
  expect(readdirSync(folder).toSorted(), remedy).toEqual([...schemaFiles().keys()].toSorted());
});

test.each([...schemaFiles()])("docs/schema/%s is what the contracts say", (name, text) => {
  expect(readFileSync(join(folder, name), "utf8"), remedy).toBe(text);
});
