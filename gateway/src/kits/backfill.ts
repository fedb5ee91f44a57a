import { after, Millis } from "@vigil/shared/kernel";
import type { BackfilledPoint } from "@vigil/shared/contracts";
import type { Clock } from "../ports.ts";

export type Backfill = {
  add(point: BackfilledPoint): void;
  /** What was gathered goes on now. */
  flush(): void;
};

const GATHER_FOR = Millis(250);
const MOST_POINTS = 200;

/** Late points of one device go on together, in one event: a kit that was away for an hour has thousands. */
export function backfill(clock: Clock, give: (points: BackfilledPoint[]) => void): Backfill {
  let points: BackfilledPoint[] = [];
  let callOff = (): void => {};

  const flush = (): void => {
    callOff();
    const gathered = points;
    points = [];
    if (gathered.length > 0) give(gathered);
  };

  return {
    add(point) {
      points.push(point);
      if (points.length === 1) callOff = clock.wakeAt(after(clock.now(), GATHER_FOR), flush);
      if (points.length >= MOST_POINTS) flush();
    },
    flush,
  };
}
