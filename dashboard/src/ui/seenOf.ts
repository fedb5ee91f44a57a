import type { Alarm } from "@vigil/shared/contracts";

/** An alarm as it was seen when the button was pressed: nobody silences what they have not seen (safety S1). */
export const seenOf = ({ key, episode, step }: Alarm): Pick<Alarm, "key" | "episode" | "step"> => ({
  key,
  episode,
  step,
});
