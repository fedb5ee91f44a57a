/** A message between a computer and an A&D TM-2655P or TM-2657P (facts/cuffs section 1). */
export type AdFrame = AdCommand | AdAcknowledge | AdResult;

/** To the cuff: `ST` start, `SP` stop, `RB` the last result. */
export type AdCommand = { type: "command"; address: string; command: string };

/** The cuff's answer to a command: ACK 06 or NAK 15. */
export type AdAcknowledge = { type: "acknowledge"; address: string; ok: boolean };

/**
 * A measurement that ended, its fields as sent between RS (1E), padding included. `none`: the message came without the header
 * and so without a check character. No such message was ever captured.
 */
export type AdResult = { type: "result"; address: string | "none"; fields: readonly string[] };
