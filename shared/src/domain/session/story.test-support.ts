import { wellFindings } from "../discharge/scene.test-support.ts";
import { Instant } from "../../kernel/index.ts";
import {
  Act,
  type Findings,
  type Judgement,
  type ScreeningAnswers,
  type Session,
  type Who,
} from "../../contracts/index.ts";
import { ada, chair, cuff, device, ox, Story, type Setting } from "../story.test-support.ts";
import type { SessionState } from "./state.ts";

/** An oximeter whose last value stands all day, so that a story need not tell a sample every second. */
const lasting = [device(ox, "oximeter", 86_400_000, 4_000), device(cuff, "cuff", 900_000, "unknown")] as const;

export type Named = Extract<Act, { session: unknown }>;
export type Given<T extends Named["type"]> = Omit<Extract<Named, { type: T }>, "type" | "chair" | "session" | "phase">;

/** Lines of what was told, without how the judgement changed. */
export const facts = (lines: readonly string[]): readonly string[] =>
  lines.filter((line) => !/\d (judged|charted findings)$/.test(line));

/** A story of one session; times in seconds, and every act is of the session and the phase as they are. */
export class SessionStory extends Story {
  constructor(setting: Setting = {}) {
    super({ devices: lasting, ...setting });
  }

  get session(): SessionState {
    const { session } = this.state;
    if (session === "no session") throw new Error("no session");
    return session;
  }

  get facts(): Session {
    return this.session.facts;
  }

  get judgement(): Judgement {
    return this.session.judgement;
  }

  get dose(): Exclude<Session["dose"], "none"> {
    const { dose } = this.facts;
    if (dose === "none") throw new Error("no dose");
    return dose;
  }

  opens(more: Partial<Extract<Act, { type: "session.open" }>> = {}): readonly string[] {
    const limbs = { cuff: "left arm", probe: "right hand", infusion: "right arm" } as const;
    const act = { type: "session.open", chair, protocol: "iv", pseudonym: "Blue 7", ageYears: 40, limbs } as const;
    return facts(this.does({ ...act, ...more }));
  }

  /** Any act that names a session; `seen` replaces who asks, and the session or the phase that a screen showed. */
  asks<T extends Named["type"]>(
    type: T,
    given: Given<T>,
    seen: { session?: Session["id"]; phase?: Session["phase"]; by?: Who } = {},
  ): readonly string[] {
    const session = seen.session ?? this.facts.id;
    const phase = seen.phase ?? this.facts.phase;
    const named = { type, chair, session, ...given };
    const phased = Act.safeParse({ ...named, phase });
    return facts(this.doesAs(seen.by ?? ada, phased.success ? phased.data : Act.parse(named)));
  }

  /** S15: the probe comes off, and goes on this patient's finger. */
  binds(values: { spo2: number; pulse: number } = { spo2: 97, pulse: 70 }): void {
    this.reads({ spo2: "probe off", pulse: "probe off" });
    this.reads(values);
  }

  /** All that the protocol asks, answered with yes; nothing that makes breathing less sure. */
  screens(more: ScreeningAnswers = {}): readonly string[] {
    const items = Object.fromEntries(this.session.protocol.screening.map((item) => [item, "yes" as const]));
    const named = { escort: "Eve", address: "Elm Street 1", emergencyNumber: "112" };
    return this.asks("screening.record", {
      answers: { factors: [], medicines: [], ...named, ...more, items: { ...items, ...more.items } },
    });
  }

  doses(more: Partial<Given<"dose.start">> = {}): readonly string[] {
    return this.asks("dose.start", { drug: "ketamine", mg: 35, weightKg: 70, ...more });
  }

  finds(findings: Findings): readonly string[] {
    return this.asks("chart.record", { entry: { kind: "findings", findings } });
  }

  /** Acknowledges what is over and waits for that. */
  readsMessages(): void {
    for (const { alarm } of Object.values(this.state.alarms))
      if (alarm.phase === "latched") this.answers("acknowledge", alarm);
  }

  ends(outcome: Given<"session.end">["outcome"], reason = "it was so"): readonly string[] {
    return this.asks("session.end", { outcome, reason, calls: "called Eve, who was told" });
  }

  /** When it happened, seconds since the story began. */
  static happened(seconds: number): { happenedAt: Instant } {
    return { happenedAt: Instant(seconds * 1_000) };
  }

  due(): readonly string[] {
    return this.judgement.due.map(({ what, at }) => `${at / 1_000} ${what}`);
  }

  refusal(act: string): string | undefined {
    return this.judgement.refusals[act]?.why;
  }
}

/** A session opened at second 0 with somebody calm on the probe, and nothing asked yet. */
export function drafted(setting: Setting = {}, more: Parameters<SessionStory["opens"]>[0] = {}): SessionStory {
  const story = new SessionStory(setting);
  story.opens(more);
  story.binds();
  return story;
}

/** The same, with the screening answered. */
export function opened(setting: Setting = {}, more: Parameters<SessionStory["opens"]>[0] = {}): SessionStory {
  const story = drafted(setting, more);
  story.screens();
  return story;
}

/** Cleared at second 120 on 127/77, pulse 70, SpO2 97. */
export function cleared(setting: Setting = {}, more: Parameters<SessionStory["opens"]>[0] = {}): SessionStory {
  const story = opened(setting, more);
  story.measures(128, 78);
  story.at(120).measures(126, 76);
  return story;
}

/** The same at a home, under the tongue, with Ben as the support person. */
export const clearedAtHome = (): SessionStory => cleared({ place: "home" }, { protocol: "sublingual", support: "Ben" });

/** The pump runs since second 180. */
export function dosing(setting: Setting = {}): SessionStory {
  const story = cleared(setting);
  story.at(180).doses();
  return story;
}

/** The pump stopped at second 2580 (after 40 min), confirmed at once. */
export function active(setting: Setting = {}): SessionStory {
  const story = dosing(setting);
  story.at(2_580).asks("dose.stop", {});
  story.asks("dose.confirm", {});
  return story;
}

export const awake = { moaas: 5, dissociation: "resolved" } as const satisfies Findings;

/** In recovery since second 3480, 15 min after the pump stopped. */
export function recovering(setting: Setting = {}): SessionStory {
  const story = active(setting);
  story.at(2_700).finds(awake);
  story.waits(3_480);
  return story;
}

/** In review since second 5580, 50 min after the pump stopped. */
export function reviewed(setting: Setting = {}): SessionStory {
  const story = recovering(setting);
  story.waits(5_580);
  return story;
}

/** Checked twice and ready to be signed at second 6300. */
export function signable(): SessionStory {
  const story = recovering();
  story.at(5_000).measures(127, 78);
  story.at(5_700).measures(128, 78);
  story.finds(wellFindings);
  story.readsMessages();
  story.asks("discharge.check", {});
  story.at(6_300).measures(128, 78);
  story.finds(wellFindings);
  story.readsMessages();
  story.asks("discharge.check", {});
  return story;
}

/** Signed then, and waiting for the ride. */
export function waiting(): SessionStory {
  const story = signable();
  story.asks("discharge.sign", { reason: "well", leaves: false });
  return story;
}
