/** One breach of the plan. `where` is a path, `words` say what is wrong and name the way that broke it. */
export type Fault = {
  rule: "arrow" | "package" | "missing" | "relative" | "circle" | "size" | "clock" | "invented byte" | "room";
  where: string;
  words: string;
};

export const faultLine = ({ rule, where, words }: Fault): string => `${rule}: ${where}: ${words}`;
