import type { Page } from "playwright-core";

/** Begins to keep every text that an element ever shows, change by change; call the result to read them. */
export async function everyText(page: Page, testId: string): Promise<() => Promise<string[]>> {
  await page.evaluate((id) => {
    const element = document.querySelector(`[data-testid="${id}"]`);
    if (element === null) throw new Error(`no element ${id}`);
    const texts: string[] = [];
    const take = (): void => {
      const text = (document.querySelector(`[data-testid="${id}"]`)?.textContent ?? "").trim();
      if (texts.at(-1) !== text) texts.push(text);
    };
    take();
    new MutationObserver(take).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    Reflect.set(globalThis, `texts of ${id}`, texts);
  }, testId);
  return () => page.evaluate((id) => [...(Reflect.get(globalThis, `texts of ${id}`) as string[])], testId);
}
