import { z } from "zod";

const Url = z.string().regex(/^https?:\/\/[^/@#\s]+(\/[^@#\s]*)?$/, "http:// or https://, without user and password");

/** How one role is reached beside the screens (safety S10). Tried together; one of them that works is enough. */
export const CallHook = z
  .strictObject({
    /** Gets a POST with JSON. */
    webhook: Url.optional(),
    /** The environment variable that holds it: a secret does not stand in a configuration. */
    webhookFrom: z
      .string()
      .regex(/^[A-Z][A-Z0-9_]*$/, "the name of an environment variable: capital letters, digits and _")
      .optional(),
    /** A program on this machine with its arguments, run without a shell. */
    speaker: z.array(z.string().min(1).max(200)).min(1).max(16).optional(),
  })
  .refine(({ webhook, webhookFrom }) => webhook === undefined || webhookFrom === undefined, {
    error: "either webhook or webhookFrom, not both",
  })
  .refine(({ webhook, webhookFrom, speaker }) => (webhook ?? webhookFrom ?? speaker) !== undefined, {
    error: "a webhook, a webhookFrom or a speaker",
  });
export type CallHook = z.infer<typeof CallHook>;

/** By role. The emergency prompt is none of them: it prompts on the screens, and nothing dials by itself. */
export const CallsConfig = z.strictObject({
  nurse: CallHook.optional(),
  lead: CallHook.optional(),
  "on call": CallHook.optional(),
  guide: CallHook.optional(),
  "support person": CallHook.optional(),
  clinician: CallHook.optional(),
});
export type CallsConfig = z.infer<typeof CallsConfig>;
