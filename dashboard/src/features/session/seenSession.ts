import type { Act, Session } from "@vigil/shared/contracts";

/** A session as it was seen when the button was pressed: what was meant for one phase is never done in another. */
export type Seen = Pick<Extract<Act, { type: "session.clear" }>, "chair" | "session" | "phase">;

export const seenSession = ({ chair, id, phase }: Session): Seen => ({ chair, session: id, phase });
