import { Command } from "commander";
import { demoCommand } from "./cli/demo.ts";
import { kitCommand } from "./cli/kit.ts";
import { loadCommand } from "./cli/load.ts";
import { patientCommand } from "./cli/patient.ts";
import { replayCommand } from "./cli/replay.ts";
import { Trouble } from "./trouble.ts";

const program = new Command("simulate")
  .description(
    "Simulated patients and recorded bytes on the wires a gateway opens, kits at a broker, and the nurse of the demo.",
  )
  .showHelpAfterError("(simulate --help says what there is)")
  .addHelpText(
    "after",
    `
simulate COMMAND --help says what each can do. From the repository's root:
  npx -y pnpm@10 simulate patient --device contec-v7 --wire pty:/tmp/vigil-ox1 --scenario desaturation
  npx -y pnpm@10 simulate kit --url mqtt://127.0.0.1:1883 --site north --kit kit-1 --secrets .vigil/kits.json
  npx -y pnpm@10 simulate replay session.txt --wire tcp:127.0.0.1:4001

It prints READY and the wire when the line can be opened, and ends on Ctrl-C.`,
  )
  .addCommand(patientCommand())
  .addCommand(kitCommand())
  .addCommand(demoCommand())
  .addCommand(replayCommand())
  .addCommand(loadCommand());

try {
  // A package manager may hand on the `--` that parts its own options from ours.
  await program.parseAsync(process.argv.filter((word, at) => at !== 2 || word !== "--"));
} catch (error) {
  // Expected trouble is a sentence; anything else is a fault of ours and keeps its stack.
  if (!(error instanceof Trouble)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}
