import { parseArgs } from "node:util";
import { stageNames, type StageName } from "./stages.ts";

export type Options =
  | { kind: "help" }
  | { kind: "wrong"; why: string }
  | { kind: "run"; only: ReadonlySet<StageName>; filter: string | undefined };

export const usage = `Usage: npx -y pnpm@10 test [FILTER] [--only STAGE,STAGE…]

Checks format, types and lint, builds the page where it is stale, and runs all tests.

  FILTER           a regular expression; only tests whose full name matches run
  --only STAGES    some stages of: ${stageNames.join(", ")}
  --help           this text

  REQUIRE_REAL=1   any skip or todo fails the run
  VIGIL_CAPTURES   where the device captures are (default ../shared/captures)
  VIGIL_CHROMIUM   the browser to use (default: chromium or google-chrome on the path)

The run ends with a line \`N passed, N failed, N skipped\`.`;

/** Reads what was typed after \`pnpm test\`. */
export function readOptions(typed: readonly string[]): Options {
  // pnpm hands on the `--` that older npm asks for.
  const args = typed[0] === "--" ? typed.slice(1) : [...typed];
  let parsed;
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: { only: { type: "string", multiple: true }, help: { type: "boolean", short: "h" } },
    });
  } catch (refusal) {
    return { kind: "wrong", why: refusal instanceof Error ? refusal.message : String(refusal) };
  }
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: "help" };
  const [filter, extra] = positionals;
  if (extra !== undefined) return { kind: "wrong", why: `one filter is enough: put "${filter} ${extra}" in quotes` };
  const asked = (values.only ?? []).flatMap((list) => list.split(",")).map((name) => name.trim());
  const only = stageNames.filter((name) => asked.includes(name));
  const unknown = asked.filter((name) => !stageNames.some((known) => known === name));
  if (unknown.length > 0)
    return { kind: "wrong", why: `no stage is called ${unknown.join(", ")}; there are ${stageNames.join(", ")}` };
  return { kind: "run", only: new Set(asked.length === 0 ? stageNames : only), filter };
}
