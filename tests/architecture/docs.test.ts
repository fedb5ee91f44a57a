import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const pages = globSync(["*.md", "docs/**/*.md", "{shared,gateway,simulators,dashboard}/src/**/*.md"], { cwd: root });

test.each(pages)("every link on %s leads to something", (page) => {
  const text = readFileSync(join(root, page), "utf8");
  const links = Array.from(text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g), ([, link = ""]) => link);
  const own = links.filter((link) => !/^[a-z]+:/.test(link));
  expect(own.filter((link) => !existsSync(join(root, dirname(page), link)))).toEqual([]);
});

test("CI runs exactly the README's test command, and lets nothing be skipped", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const command = /^(npx -y pnpm@10 test)\b/m.exec(readme)?.[1];
  const ci = readFileSync(join(root, ".ci/run"), "utf8").trimEnd().split("\n");
  expect(command).toBe("npx -y pnpm@10 test");
  expect(ci.at(-1)).toBe(`REQUIRE_REAL=1 CI=true ${command}`);
});
