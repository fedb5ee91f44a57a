import type { Page } from "playwright-core";
import type { Protocol } from "@vigil/shared/contracts";
import type { Place } from "./ward.ts";

export const patient = { timeout: 40_000, interval: 50 };
export const soon = { timeout: 10_000, interval: 50 };

/** Waits until the page says what it should; otherwise tells what it says. */
async function shows<T>(read: () => Promise<T>, wanted: T | RegExp, withinMs = soon.timeout): Promise<void> {
  const until = performance.now() + withinMs;
  for (;;) {
    const now = await read();
    if (wanted instanceof RegExp ? wanted.test(String(now)) : now === wanted) return;
    if (performance.now() > until) throw new Error(`it says ${String(now)}, not ${String(wanted)}`);
    await new Promise((done) => setTimeout(done, soon.interval));
  }
}

/** What a person does on a chair's page, by the hooks that the page promises. */
export class SessionPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  phase = (): Promise<string | null> => this.page.getByTestId("session").getAttribute("data-phase");
  criterion = (id: string): Promise<string | null> =>
    this.page.getByTestId(`criterion-${id}`).getAttribute("data-state");
  press = (id: string): Promise<void> => this.page.getByTestId(id).first().click();
  fills = (name: string, text: string): Promise<void> => this.page.getByTestId(`field-${name}`).fill(text);
  confirm = (): Promise<void> => this.press("confirm");
  reaches = (phase: string | RegExp): Promise<void> => shows(this.phase, phase, patient.timeout);

  /** Opens a session; the first act asks who acts here, and as what. */
  async opens(place: Place, protocol: Protocol, role: "nurse" | "clinician" | "guide" = "nurse"): Promise<void> {
    // A session that no screen can sound for is an alarm of its own, and is not discharged.
    await this.press("arm-sound");
    await this.press("session-open");
    // Where only one protocol fits the place it is chosen already.
    if (protocol.setting === "clinic") await this.press(`choice-protocol-${protocol.id}`);
    await this.fills("pseudonym", `P-${place}`);
    await this.fills("age", "44");
    await this.press("choice-first-yes");
    // Where cuff and probe are is never assumed.
    await shows(() => this.page.getByTestId("confirm").isDisabled(), true);
    await this.page.getByTestId("field-cuff").selectOption("left arm");
    await this.page.getByTestId("field-probe").selectOption("right hand");
    if (protocol.route === "iv") await this.page.getByTestId("field-infusion").selectOption("right arm");
    if (protocol.setting === "home") await this.fills("support", "Ilse Marten");
    await this.confirm();
    await this.page.getByTestId("name-input").fill("Okafor");
    await this.page.getByTestId("role-input").selectOption(role);
    await this.press("name-save");
    await shows(this.phase, "draft");
  }

  /** Answers every question with yes, and says that nothing makes breathing less sure. */
  async screens({ screening, setting }: Protocol): Promise<void> {
    const typed = ["escort named", "address of today confirmed", "local emergency number known"];
    for (const item of screening.filter((one) => !typed.includes(one))) {
      await this.press(`answer-${item.replaceAll(" ", "-")}-yes`);
      const question = this.page.getByTestId(`question-${item.replaceAll(" ", "-")}`);
      await shows(() => question.getAttribute("data-answer"), "yes");
    }
    await this.press("choice-factors-none");
    await this.press("choice-medicines-none");
    if (setting === "clinic") {
      await this.fills("escort", "Ilse Marten");
      await this.press("record-escort");
    } else {
      await this.press("home-card-edit");
      await this.fills("address", "12 Example Street");
      await this.fills("emergency-number", "112");
      await this.confirm();
    }
    await shows(() => this.page.locator(".screening-open").textContent(), /All is answered/);
  }

  /** One tap, and the page shows it. */
  async finds(name: string, choice: string | number): Promise<void> {
    await this.press(`finding-${name}-${String(choice).replaceAll(" ", "-")}`);
    await shows(() => this.page.getByTestId(`found-${name}`).first().getAttribute("data-value"), /./);
  }

  async isAwake(): Promise<void> {
    await this.press("tab-assess");
    await this.finds("moaas", 5);
    await this.finds("dissociation", "resolved");
  }

  /** All that a discharge asks a person for, in the discharge's own panel; gait is left out where it is to be missed. */
  async findsWell({ gait = true } = {}): Promise<void> {
    await this.press("tab-discharge");
    await this.finds("moaas", 5);
    await this.finds("rr", 14);
    await this.finds("nausea", 0);
    await this.press("score-aldrete-best");
    await this.press("score-aldrete-record");
    await shows(() => this.criterion("score"), "met");
    if (gait) await this.press("together-patient");
    else {
      await this.finds("orientation", "oriented");
      await this.press("choice-symptoms-none");
      await this.finds("mood", "no acute distress");
    }
    await this.press("together-leaving");
    await shows(() => this.criterion("instructions"), "met");
  }

  /** An act that is refused says why: a failure here shows it. */
  async allowed(act: string, button: string): Promise<void> {
    const refusal = this.page.getByTestId(`refusal-${act}`);
    // One look: a refusal may go between a count and a reading, and a reading would wait for it.
    const why = async (): Promise<string> => (await refusal.allTextContents())[0] ?? "nothing";
    await shows(why, "nothing", patient.timeout);
    await shows(() => this.page.getByTestId(button).isDisabled(), false);
  }

  /** What is over and was not answered is a message: somebody has to have read it before anybody leaves. */
  async readsMessages(): Promise<void> {
    const left = this.page.locator('[data-testid="alarm"][data-phase="latched"]');
    while ((await left.count()) > 0) {
      const before = await left.count();
      await left.first().getByTestId("ack").click();
      await shows(async () => (await left.count()) < before, true);
    }
  }

  /** Two complete checks, and the signature; the patient leaves. */
  async discharges(apartMs: number): Promise<void> {
    await this.readsMessages();
    for (const check of [1, 2]) {
      await this.allowed("discharge.check", "discharge-check");
      await this.press("discharge-check");
      const complete = new RegExp(`Complete:(.*\\d\\d:\\d\\d){${check}}`);
      await shows(() => this.page.getByTestId("discharge").textContent(), complete);
      if (check === 1) await this.page.waitForTimeout(apartMs + 500);
    }
    await this.allowed("discharge.sign", "discharge-sign");
    await this.press("discharge-sign");
    await this.fills("reason", "all criteria met");
    await this.press("field-leaves");
    await this.confirm();
    await shows(() => this.page.getByTestId("session-open").count(), 1);
  }

  /** An alarm's row on this page, by its condition. */
  alarm = (condition: string) => this.page.locator(`[data-testid="alarm"][data-condition="${condition}"]`).first();

  priorityOf = (condition: string): Promise<string | null> =>
    this.alarm(condition).getAttribute("data-priority", { timeout: soon.timeout });
}
