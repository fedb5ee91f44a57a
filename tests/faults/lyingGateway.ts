import { parseArgs } from "node:util";
import type { Seq } from "@vigil/shared/contracts";
import type { EventLog } from "../../gateway/src/ports.ts";
import { runGateway } from "../../gateway/src/run.ts";

// The gateway with one fault planted: its log says "durable" when it has only been asked to write. A test of durability that
// this gateway passes proves nothing.
const { values } = parseArgs({ options: { config: { type: "string" }, data: { type: "string" } } });

function liar(log: EventLog): EventLog {
  const listeners: ((durable: Seq) => void)[] = [];
  let claimed = log.durable();
  return {
    ...log,
    append(envelopes) {
      log.append(envelopes);
      claimed = envelopes.at(-1)?.seq ?? claimed;
      for (const listener of listeners) listener(claimed);
    },
    onDurable: (listener) => void listeners.push(listener),
    durable: () => claimed,
  };
}

await runGateway({ config: values.config ?? "", data: values.data ?? "", endWatches: false }, { log: liar });
