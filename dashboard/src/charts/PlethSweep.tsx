import type { ChairId } from "@vigil/shared/contracts";
import { useEffect, useRef } from "react";
import { useStation, useTime } from "../app/StationContext.ts";
import { agoWords } from "../reading/age.ts";
import { isHeard, whyUnheard } from "../reading/pageTime.ts";
import { testIds } from "../ui/testIds.ts";
import { BEHIND_MS, newestAt, sweepStrokes, withBlock, type Samples } from "./sweep.ts";
import "./pleth.css";

const MISSING_AFTER_MS = 2_500;

/** The pleth as a sweep on one canvas. When data stops, the head goes on and leaves nothing behind it. */
export function PlethSweep({ chair }: { chair: ChairId }) {
  const station = useStation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const blocks = useRef<Samples>([]);

  useEffect(() => {
    blocks.current = [];
    const stop = station.onWave((wave) => {
      if (wave.chair === chair)
        blocks.current = withBlock(blocks.current, { at: wave.at, hz: wave.hz, values: wave.samples });
    });
    let frame = requestAnimationFrame(function again() {
      const now = station.nowOf();
      if (canvas.current !== null)
        draw(canvas.current, now === "unknown" ? [] : sweepStrokes(blocks.current, now - BEHIND_MS));
      frame = requestAnimationFrame(again);
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [station, chair]);

  return (
    <section className="pleth" data-testid={testIds.pleth} aria-label="Pleth">
      <span className="pleth-name">Pleth</span>
      <canvas ref={canvas} aria-hidden="true" />
      <PlethWords newest={() => newestAt(blocks.current)} />
    </section>
  );
}

function PlethWords({ newest }: { newest: () => number | undefined }) {
  const time = useTime();
  const at = newest();
  if (!isHeard(time)) return <p className="pleth-words">{whyUnheard(time)}</p>;
  if (at === undefined) return <p className="pleth-words">no pleth from this chair</p>;
  const age = time.now - at;
  return age > MISSING_AFTER_MS ? <p className="pleth-words">no pleth: it stopped {agoWords(age)}</p> : null;
}

function draw(canvas: HTMLCanvasElement, strokes: ReturnType<typeof sweepStrokes>): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const scale = devicePixelRatio;
  const width = Math.round(canvas.clientWidth * scale);
  const height = Math.round(canvas.clientHeight * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  context.clearRect(0, 0, width, height);
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineWidth = 2 * scale;
  context.lineJoin = "round";
  const edge = 4 * scale;
  for (const stroke of strokes) {
    context.beginPath();
    for (const { x, y } of stroke) context.lineTo(x * width, height - edge - y * (height - 2 * edge));
    context.stroke();
  }
}
