import { Command } from "commander";
import { portNumber } from "./portNumber.ts";
import { runGateway, type RunOptions } from "./run.ts";
import { version } from "./version.ts";

const command = new Command("vigil-gateway")
  .description("One gateway for one site. `pnpm start` runs it, builds its page and starts it again when it dies.")
  .version(version)
  .requiredOption("--config <file>", "the site's configuration, YAML")
  .option("--data <folder>", "where the log is kept", ".vigil")
  .option("--port <port>", "instead of the configuration's listen.port", portNumber)
  .option("--end-watches", "end the watches of an earlier demo first", false)
  .parse();

await runGateway(command.opts<RunOptions>());
