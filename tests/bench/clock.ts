/**
 * Microseconds of the machine's monotonic clock. On Linux it is CLOCK_MONOTONIC, which all processes share: a time taken in
 * the publisher and one taken in the viewer may be subtracted.
 */
export const microseconds = (): number => Number(process.hrtime.bigint()) / 1_000;
