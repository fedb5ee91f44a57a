/** A calendar's time as an A&D cuff prints it: YYMMDDHHMM. */
export const stampOf = (shown: number): string => new Date(shown).toISOString().replaceAll(/\D/g, "").slice(2, 12);
