import { chromium } from "playwright-core";
const [,, ...args] = process.argv;
const theme = args[0], w = Number(args[1]), paths = args.slice(2);
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox","--disable-gpu","--disable-quic"] });
const c = await b.newContext({ viewport: { width: w, height: w > 1200 ? 900 : 768 }});
await c.addInitScript((t) => { localStorage.setItem("vigil.theme", t); localStorage.setItem("vigil.who","Dr Hill"); localStorage.setItem("vigil.role","clinician"); }, theme);
for (const p of paths) {
  const page = await c.newPage();
  page.on("pageerror", (e) => console.log("ERR", e.message));
  page.on("console", (m) => m.type() === "error" && console.log("CON", m.text()));
  const [path, full, click] = p.split("!");
  await page.goto("http://127.0.0.1:8402" + path);
  await page.waitForTimeout(2500);
  if (click) for (const one of click.split(",")) { await page.locator(one).first().click({timeout:3000}).catch((e)=>console.log("no click", one, e.message.slice(0,200))); await page.waitForTimeout(400); }
  await page.screenshot({ path: `/tmp/d2shots/${theme}-${w}${path.replaceAll("/","-")}${full ?? ""}.png`, fullPage: full === "full" });
  await page.close();
}
await b.close();
