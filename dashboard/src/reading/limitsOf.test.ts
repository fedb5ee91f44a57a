import { expect, test } from "vitest";
import { limits } from "../testing.test-support.ts";
import { session } from "../testingSession.test-support.ts";
import { limitsOf } from "./limitsOf.ts";

const site = { limits, protocols: [] };

test("without a session, or with a protocol that is gone, the site's limits stand", () => {
  expect(limitsOf(site, { session: "none" })).toBe(limits);
  expect(limitsOf(site, { session: session() })).toBe(limits);
});
