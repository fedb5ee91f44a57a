import { CommandId, StationId, type Act, type ChairId, type View, type Wave, type Who } from "@vigil/shared/contracts";
import { afterBurst, burstDue, isAnswered, type Sounded } from "../audio/schedule.ts";
import { createSounder, type Sounder } from "../audio/sounder.ts";
import { soundPlan } from "../audio/soundPlan.ts";
import { gatewayInstant, NO_CLOCK, withRoundTrip, type LocalMs } from "../link/clockMap.ts";
import { openGatewayLink } from "../link/gatewayLink.ts";
import { hasSlept, judgeHeartbeat } from "../link/heartbeat.ts";
import { randomId } from "../link/randomId.ts";
import { sendCommand, type Outcome } from "../link/sendCommand.ts";
import { rememberedWho } from "../link/who.ts";
import { isHeard, type PageTime } from "../reading/pageTime.ts";
import { fillSparks } from "../store/fillSparks.ts";
import { emptyPage, type PageState } from "../store/pageState.ts";
import { createStore, type Store } from "../store/store.ts";
import { startTicker } from "../tick/startTicker.ts";

/** This page as a station: all it knows and all it can do, made once. */
export type Station = {
  readonly page: Store<PageState>;
  readonly time: Store<PageTime>;
  readonly who: Store<Who | "nobody">;
  readonly sounder: Sounder;
  /** Gateway time at this very moment, for drawing; "unknown" while the gateway is not heard. */
  nowOf(): PageTime["now"];
  act(by: Who, act: Act): Promise<Outcome>;
  /** Also the test of sound: a short burst, unless an alarm is to be heard. */
  arm(): Promise<void>;
  /** "I have heard that the gateway is silent": ends that one sound until the gateway is back. */
  hearSilence(): void;
  look(chair: ChairId | null): void;
  onWave(listener: (wave: Wave) => void): () => void;
};

const ASK_TIME_EVERY_MS = 30_000;
const UNNAMED: Who = { name: "not named", verified: false };

export function createStation(root: HTMLElement): Station {
  const id = StationId.parse(randomId());
  const local = (): LocalMs => performance.now();
  const page = createStore<PageState>(emptyPage);
  const time = createStore<PageTime>({ now: "unknown", heartbeat: "never", silentFor: "unknown" });
  const who = createStore(rememberedWho());
  const sounder = createSounder(root);
  const listeners = new Set<(wave: Wave) => void>();
  let clock = NO_CLOCK;
  let askedAt = local();
  let sounded: Sounded = "nothing yet";
  let silenceHeard = false;

  const judge = (): void => {
    const now = local();
    const { lastBeat } = page.get();
    const heartbeat = judgeHeartbeat(lastBeat, now);
    const silentFor = lastBeat === "never" || lastBeat === "slept" ? "unknown" : now - lastBeat;
    if (heartbeat === "heard") silenceHeard = false;
    time.set({ now: gatewayInstant(clock, now), heartbeat, silentFor });
  };

  const link = openGatewayLink(id, page, local, {
    subscribed(how) {
      tellArmed();
      if (how === "snapshot") void fillSparks(page, gatewayInstant(clock, local()));
    },
    beat() {
      if (time.get().heartbeat !== "heard") judge();
    },
    roundTrip(sent, received, gatewayAt) {
      clock = withRoundTrip(clock, sent, received, gatewayAt);
      if (time.get().now === "unknown") judge();
    },
    wave(wave) {
      for (const listener of listeners) listener(wave);
    },
  });

  const act = (by: Who, what: Act): Promise<Outcome> =>
    sendCommand(link.socket, { id: CommandId.parse(randomId()), by, act: what });

  function tellArmed(): void {
    if (!link.socket.connected) return;
    const known = who.get();
    const armed = sounder.state.get().is === "armed";
    // Its answer changes nothing here; the list of stations comes back in the view.
    void act(known === "nobody" ? UNNAMED : known, { type: "station.armed", station: id, armed });
  }
  sounder.state.subscribe(tellArmed);

  function sound(now: LocalMs): void {
    const plan = soundPlan(viewOf(page.get()), time.get(), silenceHeard);
    if (sounder.state.get().is !== "armed") return;
    if (isAnswered(plan, sounded)) {
      sounder.hush();
      sounded = "nothing yet";
    }
    const due = burstDue(plan, sounded, now);
    if (due === "not now") return;
    sounder.play(due);
    sounded = afterBurst(plan, now);
  }

  let ticked = { local: local(), wall: Date.now() };
  startTicker(() => {
    const now = local();
    const wall = Date.now();
    if (hasSlept(now - ticked.local, wall - ticked.wall)) {
      clock = NO_CLOCK;
      page.set({ ...page.get(), lastBeat: "slept" });
    }
    ticked = { local: now, wall };
    const unsure = clock.length < 3 && now - askedAt > 1_000;
    if (link.socket.connected && (unsure || now - askedAt > ASK_TIME_EVERY_MS)) {
      askedAt = now;
      link.askTime();
    }
    judge();
    sound(now);
  });

  return {
    page,
    time,
    who,
    sounder,
    act,
    nowOf: () => (isHeard(time.get()) ? gatewayInstant(clock, local()) : "unknown"),
    async arm() {
      await sounder.arm();
      if (soundPlan(viewOf(page.get()), time.get(), silenceHeard) === "nothing") sounder.play("low");
    },
    hearSilence() {
      silenceHeard = true;
    },
    look: link.look,
    onWave(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const viewOf = (page: PageState): View | undefined => (page.held === "nothing yet" ? undefined : page.held.view);
