import { Command } from "commander";
import { patientCommand } from "./cli/patient.ts";
import { replayCommand } from "./cli/replay.ts";
import { Trouble } from "./trouble.ts";

const program = new Command("simulate")
  .description(
    "Simulated patients and recorded bytes on the wires a gateway opens. It never talks to a gateway in any other way.",
  )
  .showHelpAfterError("(simulate --help says what there is)")
  .configureHelp({ showGlobalOptions: true })
  .addCommand(patientCommand())
  .addCommand(replayCommand());

try {
  await program.parseAsync();
} catch (error) {
  // Expected trouble is a sentence; anything else is a fault of ours and keeps its stack.
  if (!(error instanceof Trouble)) throw error;
  process.stderr.write(`error: ${error.message}\n`);
  process.exitCode = 1;
}
