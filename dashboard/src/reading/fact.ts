/** One named fact in words, as a page lists them. */
export type Fact = { name: string; words: string };
