import * as contracts from "@vigil/shared/contracts";
import { z } from "zod";
import { SiteConfig } from "../../gateway/src/config/schema.ts";

/** Everything that crosses a wire or is written by hand, by the name of its page in docs/schema. */
const published = {
  envelope: contracts.Envelope,
  command: contracts.Command,
  answer: contracts.Answer,
  subscribe: contracts.Subscribe,
  subscribed: contracts.Subscribed,
  latest: contracts.Latest,
  look: contracts.Look,
  beat: contracts.Beat,
  time: contracts.TimeReply,
  wave: contracts.Wave,
  history: contracts.History,
  "device-report": contracts.DeviceReport,
  health: contracts.Health,
  "session-line": contracts.SessionLine,
  "session-record": contracts.SessionRecord,
  protocol: contracts.Protocol,
  "kit-status": contracts.KitStatus,
  "kit-telemetry": contracts.KitTelemetry,
  "kit-command": contracts.KitCommand,
  "kit-reply": contracts.KitReply,
  "kit-ack": contracts.KitAck,
  site: SiteConfig,
} satisfies Record<string, z.ZodType>;

/** The JSON Schema of each, as text, by file name. The pleth's bytes travel beside the JSON and have no schema in it. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(published).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: "input", unrepresentable: name === "wave" ? "any" : "throw" });
      return [`${name}.json`, `${JSON.stringify({ title: name, ...json }, undefined, 2)}\n`];
    }),
  );
}
