/** How the gateway ends. The supervisor starts it again after everything but what a person has to mend. */
export const exitCodes = { ok: 0, broken: 1, configuration: 2, held: 3, portRefused: 4 } as const;

export const forAPerson: readonly number[] = [exitCodes.configuration, exitCodes.held, exitCodes.portRefused];
