import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "playwright-core";

/** Debian's Chromium, or the one VIGIL_CHROMIUM names. */
export const chromiumPath = [process.env["VIGIL_CHROMIUM"], "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);

export async function openBrowser(size = { width: 1440, height: 900 }): Promise<BrowserContext> {
  if (chromiumPath === undefined)
    throw new Error("no Chromium: apt-get install chromium, or name one in VIGIL_CHROMIUM");
  return chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), "vigil-chromium-")), {
    executablePath: chromiumPath,
    headless: true,
    viewport: size,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
