/** Pulses run FIRST_PULSE, FIRST_PULSE + 1, … and after PULSES of them begin anew: all within the default limits. */
export const FIRST_PULSE = 60;
export const PULSES = 40;
