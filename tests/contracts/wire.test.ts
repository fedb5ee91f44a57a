import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Act, Announce, decisions, inputs } from "@vigil/shared/contracts";
import { expect, test } from "vitest";

const page = readFileSync(join(import.meta.dirname, "../../docs/wire.md"), "utf8");
const section = (title: string): string => page.split(`### ${title}\n`)[1]?.split(/^##/m)[0] ?? "";
/** The first cell of each table row: words in back ticks. */
const named = (text: string): string[] => Array.from(text.matchAll(/^\| `([\w.]+)`/gm), ([, word = ""]) => word);

test.each([
  ["Inputs", inputs],
  ["Decisions", decisions],
] as const)("docs/wire.md tells of these %s and no others, each with its fields", (title, events) => {
  expect(named(section(title))).toEqual(events.map((event) => event.shape.type.value));
  for (const { shape } of events) {
    const row = section(title)
      .split("\n")
      .find((line) => line.startsWith(`| \`${shape.type.value}\``));
    const told = Array.from(row?.split("|")[2]?.matchAll(/`(\w+)\??`/g) ?? [], ([, field = ""]) => field);
    expect(told.toSorted(), shape.type.value).toEqual(
      Object.keys(shape)
        .filter((field) => field !== "type")
        .toSorted(),
    );
  }
});

test("docs/wire.md tells of every act a person can ask for", () => {
  for (const { shape } of Act.options) expect(page).toContain(`\`${shape.type.value}\``);
});

test("docs/wire.md tells every reason for sound and for silence", () => {
  const rows = page.split("\n").filter((line) => /^\| `(?:true|false)` \|/.test(line));
  const told = rows.map((row) =>
    row
      .split("|")[2]
      ?.split(" · ")
      .map((why) => why.trim())
      .toSorted(),
  );
  expect(told).toEqual(Announce.options.map(({ shape }) => [...shape.why.options].toSorted()));
});
