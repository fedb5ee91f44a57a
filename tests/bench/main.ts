import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { unreachable } from "@vigil/shared/kernel";
import { root } from "../support/gateway.ts";
import { measureAdvance } from "./advance.ts";
import { measureChairs } from "./chairs.ts";
import { keepIn } from "./keep.ts";
import { measureKits } from "./kits.ts";
import { measureKitsSaturation } from "./kitsSaturation.ts";
import { measureLatest } from "./latest.ts";
import { machine } from "./machine.ts";
import { measureMqtt } from "./mqtt.ts";
import { help, readOptions, type Part } from "./options.ts";
import { report, type Kept } from "./report.ts";
import type { Extent, Measured } from "./row.ts";
import { measureSaturation } from "./saturation.ts";
import { measureDecode, measureHistory, measureLog } from "./speeds.ts";
import { measureWire } from "./wire.ts";

const REPETITIONS = 5;
const out = join(root, "tests/.out");

const options = readOptions(process.argv.slice(2));
if (options === "help") process.stdout.write(help);
else if ("why" in options) {
  process.stderr.write(`${options.why}\n`);
  process.exitCode = 2;
} else await bench(options.only, options.quick);

async function bench(only: readonly Part[], quick: boolean): Promise<void> {
  const extent: Extent = { quick, repetitions: quick ? 1 : REPETITIONS };
  const began = performance.now();
  const fresh: Kept[] = [];
  for (const part of only) {
    try {
      const measured = await measure(part, extent);
      fresh.push({ ...measured, on: today(), machine: machine(), repetitions: extent.repetitions });
    } catch (error) {
      // The other parts are worth having all the same; this one keeps what it had, and the command fails.
      say(`${part} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      process.exitCode = 1;
    }
    // Kept at once: what was measured stays measured when a later part fails.
    if (!quick) keepIn(join(out, "bench.json"), fresh);
  }
  const page = quick ? join(out, "bench-quick.md") : join(root, "docs/bench.md");
  const text = report(quick ? fresh : keepIn(join(out, "bench.json"), fresh));
  mkdirSync(out, { recursive: true });
  writeFileSync(page, text);
  process.stdout.write(text);
  say(`${page} written`);

  function say(words: string): void {
    process.stderr.write(`[${Math.round((performance.now() - began) / 1_000)} s] ${words}\n`);
  }

  function measure(part: Part, within: Extent): Promise<Measured> | Measured {
    say(`${part} begins`);
    switch (part) {
      case "wire":
        return measureWire(within, say);
      case "latest":
        return measureLatest(within, say);
      case "saturation":
        return measureSaturation(within, say);
      case "mqtt":
        return measureMqtt(within, say);
      case "kits":
        return measureKits(within, say);
      case "kits-saturation":
        return measureKitsSaturation(within, say);
      case "decode":
        return measureDecode();
      case "advance":
        return measureAdvance(within);
      case "log":
        return measureLog(say);
      case "history":
        return measureHistory(say);
      case "chairs":
        return measureChairs(within, say);
      default:
        return unreachable(part);
    }
  }
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
