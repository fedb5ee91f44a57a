import { createStore, type Store } from "../store/store.ts";
import { bursts, harmonics, lengthOf, type Audible, type Pulse } from "./burst.ts";

/** Whether this page can be heard. A browser gives sound only after a gesture, and may take it away again. */
export type SoundState = { is: "unarmed"; why: string } | { is: "armed" };

export type Sounder = {
  readonly state: Store<SoundState>;
  /** Must be called from a click or a key. */
  arm(): Promise<void>;
  play(priority: Audible): void;
  /** Ends the burst that is heard now. */
  hush(): void;
};

const RISE_S = 0.02;
const LOUDNESS = 0.35;

/** Web Audio. What it does can be seen on the root element: data-armed, data-sounding, data-oscillators (started so far). */
export function createSounder(root: HTMLElement): Sounder {
  const state = createStore<SoundState>({ is: "unarmed", why: "not armed yet" });
  let context: AudioContext | undefined;
  let playing: OscillatorNode[] = [];
  let started = 0;
  const show = (): void => {
    root.dataset["armed"] = String(state.get().is === "armed");
    root.dataset["oscillators"] = String(started);
  };
  root.dataset["sounding"] = "none";
  state.subscribe(show);
  show();

  function watch(audio: AudioContext): void {
    state.set(
      audio.state === "running" ? { is: "armed" } : { is: "unarmed", why: `the browser's sound is ${audio.state}` },
    );
  }

  function begin(audio: AudioContext, wave: PeriodicWave, pulse: Pulse, from: number): OscillatorNode {
    const oscillator = new OscillatorNode(audio, { frequency: pulse.hz, periodicWave: wave });
    const gain = new GainNode(audio, { gain: 0 });
    const start = from + pulse.afterMs / 1_000;
    const end = start + pulse.lengthMs / 1_000;
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(LOUDNESS, start + RISE_S);
    gain.gain.setValueAtTime(LOUDNESS, end - RISE_S);
    gain.gain.linearRampToValueAtTime(0, end);
    oscillator.connect(gain).connect(audio.destination);
    oscillator.start(start);
    oscillator.stop(end);
    started += 1;
    return oscillator;
  }

  function stop(): void {
    for (const oscillator of playing) oscillator.stop();
    playing = [];
    root.dataset["sounding"] = "none";
  }

  return {
    state,
    hush: stop,
    async arm() {
      if (context === undefined) {
        context = new AudioContext();
        const audio = context;
        audio.addEventListener("statechange", () => watch(audio));
      }
      try {
        await context.resume();
        watch(context);
      } catch (error) {
        state.set({ is: "unarmed", why: error instanceof Error ? error.message : String(error) });
      }
    },
    play(priority) {
      if (context === undefined || state.get().is !== "armed") return;
      stop();
      const wave = context.createPeriodicWave(
        Float32Array.from([0, ...harmonics], () => 0),
        Float32Array.from([0, ...harmonics]),
      );
      const from = context.currentTime + 0.02;
      const audio = context;
      playing = bursts[priority].map((pulse) => begin(audio, wave, pulse, from));
      const mine = playing;
      playing.at(-1)?.addEventListener("ended", () => {
        if (playing === mine) root.dataset["sounding"] = "none";
      });
      root.dataset["sounding"] = priority;
      root.dataset["soundMs"] = String(lengthOf(bursts[priority]));
      show();
    },
  };
}
