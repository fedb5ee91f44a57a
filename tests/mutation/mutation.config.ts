import { join } from "node:path";
import { defineConfig, type Plugin } from "vitest/config";

const registry = join(import.meta.dirname, "registry.ts");

/** What the tests of the domain declare is collected, and run by the judge as often as there are mutants. */
const collected: Plugin = {
  name: "collected",
  enforce: "pre",
  resolveId(source, importer) {
    return source === "vitest" && importer?.includes("/shared/src/domain/") === true ? registry : undefined;
  },
};

/** One test that takes as long as it takes: it judges mutants. */
export default defineConfig({
  plugins: [collected],
  test: { include: ["tests/mutation/judge.ts"], isolate: false, pool: "threads", testTimeout: 0 },
});
