import { lockFolder } from "../../gateway/src/log/lock.ts";
import { sqliteLog } from "../../gateway/src/log/sqlite.ts";
import { enveloped, linked, MORNING, observed } from "./make.ts";

// A gateway that does nothing but write, as fast as it goes, and says each durable number: killed by its test.
const folder = process.argv[2];
if (folder === undefined) throw new Error("usage: child.ts FOLDER");
const lock = lockFolder(folder);
if (lock.kind !== "locked") throw new Error(`the folder is ${lock.kind}`);
const log = await sqliteLog({ folder });
log.onDurable((durable) => process.stdout.write(`${durable}\n`));

let seq: number = log.durable();
const append = (): void => {
  const turn = Array.from({ length: 50 }, () => {
    seq++;
    // A minute goes by in 600 envelopes: packing is at work whenever the kill comes.
    return enveloped(seq, MORNING + seq * 100, seq % 10 === 0 ? linked(1, "written") : observed((seq % 4) + 1, 97));
  });
  if (log.state().queued < 500) log.append(turn);
  else seq -= turn.length;
  setImmediate(append);
};
append();
