import type { CallMessage } from "./message.ts";

/** A server that takes longer has not been reached: the next step must not wait for it. */
export const WEBHOOK_MS = 5_000;

/** Posts the message. What went wrong comes back as words without the address, for that may be a secret. */
export async function post(
  address: string,
  message: CallMessage,
  stop: AbortSignal,
  withinMs = WEBHOOK_MS,
): Promise<"done" | { failed: string }> {
  try {
    const { ok, status, body } = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(message),
      // Nobody configured where a redirection leads.
      redirect: "error",
      signal: AbortSignal.any([stop, AbortSignal.timeout(withinMs)]),
    });
    await body?.cancel();
    return ok ? "done" : { failed: `the webhook answered ${status}` };
  } catch (error) {
    if (error instanceof DOMException && error.name === "TimeoutError")
      return { failed: `the webhook gave no answer within ${withinMs / 1_000} s` };
    return { failed: `the webhook cannot be reached${codeOf(error)}` };
  }
}

function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? ` (${code})` : "";
}
