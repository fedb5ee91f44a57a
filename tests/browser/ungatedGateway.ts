import { parseArgs } from "node:util";
import { contecCodec, contecMeaning, listenWith, profileOf } from "@vigil/shared/devices";
import { runGateway } from "../../gateway/src/run.ts";

// The gateway with one fault planted: its Contec decoder looks at no flag. What the real page never shows, this one must.
const { values } = parseArgs({ options: { config: { type: "string" }, data: { type: "string" } } });

await runGateway(
  { config: values.config ?? "", data: values.data ?? "", endWatches: false },
  {
    profileOf(id) {
      const profile = profileOf(id);
      if (profile?.id !== "contec-v7") return profile;
      return { ...profile, listen: () => listenWith(contecCodec, contecMeaning({ gate: false, settle: 3 })) };
    },
  },
);
