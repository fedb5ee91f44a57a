import type { ChairId, Session, SessionId } from "@vigil/shared/contracts";

/** The session an act is meant for. */
export const ofSession = ({ chair, id }: Session): { chair: ChairId; session: SessionId } => ({ chair, session: id });
