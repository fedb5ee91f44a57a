export const parts = [
  "wire",
  "latest",
  "saturation",
  "mqtt",
  "kits",
  "kits-saturation",
  "decode",
  "advance",
  "log",
  "history",
  "chairs",
] as const;
export type Part = (typeof parts)[number];

export type Options = { only: readonly Part[]; quick: boolean };

export const help = `Measures Vigil on this machine, on loopback, in processes of its own, and writes docs/bench.md.

  --only PARTS   some of: ${parts.join(",")} (wire brings latest with it)
  --quick        seconds instead of minutes, one repetition: proves that the bench runs; its numbers go to
                 tests/.out/bench-quick.md and to nobody else. Without --only it leaves out log and history,
                 which have no short form.
  --help         this text

The whole takes about 45 minutes. Nothing else should run beside it: trust ratios more than numbers.
`;

const quickParts: readonly Part[] = parts.filter((part) => part !== "log" && part !== "history");

/** Reads the command line. `why` is a sentence for the person who typed it. */
export function readOptions(argv: readonly string[]): Options | { why: string } | "help" {
  let only: readonly Part[] | undefined;
  let quick = false;
  for (let at = 0; at < argv.length; at += 1) {
    const arg = argv[at];
    if (arg === "--help" || arg === "-h") return "help";
    if (arg === "--quick") quick = true;
    else if (arg === "--only") {
      at += 1;
      const named = (argv[at] ?? "").split(",").filter((name) => name !== "");
      const unknown = named.find((name) => !isPart(name));
      if (unknown !== undefined || named.length === 0)
        return { why: `--only takes some of ${parts.join(",")}; not "${unknown ?? ""}"` };
      only = parts.filter((part) => named.includes(part) || (part === "latest" && named.includes("wire")));
    } else if (arg !== "--") return { why: `unknown option ${arg}; see --help` };
  }
  return { only: only ?? (quick ? quickParts : parts), quick };
}

const isPart = (name: string): name is Part => parts.some((part) => part === name);
