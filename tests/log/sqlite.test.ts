import { DatabaseSync } from "node:sqlite";
import { logFile } from "../../gateway/src/log/schema.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { temporaryFolder } from "./folder.ts";
import { eventLogSuite } from "./suite.ts";

eventLogSuite("SQLite", async (capacity) => {
  const { folder, remove } = temporaryFolder();
  const log = await sqliteLog({
    folder,
    ...(capacity === undefined ? {} : { capacity }),
    onFatal: (why) => {
      throw new Error(why);
    },
  });
  const other = new DatabaseSync(logFile(folder));
  return {
    log,
    // Another program holds the write lock, as a backup tool might.
    breakIt: () => other.exec("BEGIN IMMEDIATE"),
    mendIt: () => other.exec("ROLLBACK"),
    done: async () => {
      other.close();
      await log.close();
      remove();
    },
  };
});
