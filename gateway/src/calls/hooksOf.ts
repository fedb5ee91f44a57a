import type { CallRole } from "@vigil/shared/contracts";
import type { CallsConfig } from "./config.ts";

/** A role's hook as it is used: the address itself, wherever it came from. */
export type Hook = { readonly webhook?: string; readonly speaker?: readonly [program: string, ...args: string[]] };
export type Hooks = ReadonlyMap<CallRole, Hook>;

/** The configured calls cannot be made, as a sentence with the way out. */
export class CallsRefused extends Error {}

/** Reads the addresses that stand in the environment. Throws CallsRefused where one is missing; what it holds is never said. */
export function hooksOf(config: CallsConfig | undefined, env: Readonly<Record<string, string | undefined>>): Hooks {
  const hooks = new Map<CallRole, Hook>();
  for (const role of roles) {
    const given = config?.[role];
    if (given === undefined) continue;
    const webhook = given.webhookFrom === undefined ? given.webhook : addressIn(env, role, given.webhookFrom);
    const [program, ...args] = given.speaker ?? [];
    hooks.set(role, {
      ...(webhook !== undefined && { webhook }),
      ...(program !== undefined && { speaker: [program, ...args] }),
    });
  }
  return hooks;
}

const roles = ["nurse", "lead", "on call", "guide", "support person", "clinician"] as const;

function addressIn(env: Readonly<Record<string, string | undefined>>, role: CallRole, name: string): string {
  const address = env[name];
  if (address === undefined || !URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
    throw new CallsRefused(
      `calls: ${role}: webhookFrom: the environment variable ${name} holds no http:// or https:// address. Set it, or write the webhook itself.`,
    );
  return address;
}
