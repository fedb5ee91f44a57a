/** One line for whoever watches the run. */
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;
