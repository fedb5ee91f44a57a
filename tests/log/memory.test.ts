import { memoryLog } from "../../gateway/src/log/memory.ts";
import { eventLogSuite } from "./suite.ts";

eventLogSuite("memory", async (capacity) => {
  const log = memoryLog(capacity === undefined ? {} : { capacity });
  return {
    log,
    breakIt: () => log.fail("the disk is full"),
    mendIt: () => log.mend(),
    done: () => log.close(),
  };
});
