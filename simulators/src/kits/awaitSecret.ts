import { secretOf } from "./secrets.ts";

const LOOK_EVERY_MS = 250;

/** Waits until the gateway has written the kit's secret; `told` hears once why it waits. Undefined when it is given up. */
export async function awaitSecret(
  path: string,
  kit: string,
  given: { up(): boolean; told(why: string): void },
): Promise<string | undefined> {
  let waited = false;
  while (!given.up()) {
    const found = await secretOf(path, kit);
    if ("secret" in found) return found.secret;
    if (!waited) given.told(`waiting: ${found.why}`);
    waited = true;
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
  return undefined;
}
