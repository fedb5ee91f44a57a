import { defineConfig } from "vitest/config";
import { NearFirst } from "./nearFirst.ts";

/** The tests that judge a mutant of the domain: those beside it, quick and without anything from outside. */
export default defineConfig({
  test: {
    include: ["shared/src/domain/**/*.test.ts"],
    isolate: false,
    pool: "threads",
    sequence: { sequencer: NearFirst },
  },
});
