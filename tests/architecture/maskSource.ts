const WORD_BEFORE_REGEX = /(?:^|[^\w$.])(?:return|typeof|case|in|of|do|else|void|delete|throw|new|await|yield)\s*$/;
const SIGN_BEFORE_REGEX = /[([{,;=:!&|?+\-*%~^<>]\s*$/;

/**
 * The source with comments, regular expressions and the insides of strings turned to spaces; length and lines stay, so that
 * an offset in the result is the same offset in the source. What stands in `${}` is code and is kept.
 */
export function maskSource(source: string): string {
  const out: string[] = [];
  // One entry for each template literal we are inside of: how many braces are open in its `${}`.
  const templates: number[] = [];
  let at = 0;

  const keep = (count: number): void => {
    out.push(source.slice(at, at + count));
    at += count;
  };
  const blank = (until: number): void => {
    out.push(source.slice(at, until).replaceAll(/[^\n]/g, " "));
    at = until;
  };
  const templateText = (): void => {
    let end = at;
    while (end < source.length && source[end] !== "`" && !source.startsWith("${", end))
      end += source[end] === "\\" ? 2 : 1;
    blank(Math.min(end, source.length));
    if (source.startsWith("${", at)) {
      keep(2);
      templates.push(0);
    } else keep(1);
  };

  while (at < source.length) {
    const char = source.charAt(at);
    const open = templates.at(-1);
    if (source.startsWith("//", at)) blank(endOr(source.indexOf("\n", at), source));
    else if (source.startsWith("/*", at)) blank(endOr(source.indexOf("*/", at) + 2, source, 1));
    else if (char === '"' || char === "'") {
      keep(1);
      blank(endOfString(source, at, char));
      keep(1);
    } else if (char === "`") {
      keep(1);
      templateText();
    } else if (char === "/" && beginsRegex(source.slice(Math.max(0, at - 40), at))) blank(endOfRegex(source, at));
    else if (open !== undefined && char === "}" && open === 0) {
      templates.pop();
      keep(1);
      templateText();
    } else {
      if (open !== undefined && char === "{") templates[templates.length - 1] = open + 1;
      if (open !== undefined && char === "}") templates[templates.length - 1] = open - 1;
      keep(1);
    }
  }
  return out.join("");
}

const endOr = (found: number, source: string, none = -1): number => (found === none ? source.length : found);

const beginsRegex = (before: string): boolean =>
  before.trim() === "" || SIGN_BEFORE_REGEX.test(before) || WORD_BEFORE_REGEX.test(before);

/** Where the closing quote stands; a line's end also ends it, for an apostrophe in JSX text is no string. */
function endOfString(source: string, from: number, quote: string): number {
  let end = from;
  while (end < source.length && source[end] !== quote && source[end] !== "\n") end += source[end] === "\\" ? 2 : 1;
  return Math.min(end, source.length);
}

function endOfRegex(source: string, from: number): number {
  let inClass = false;
  for (let end = from + 1; end < source.length && source[end] !== "\n"; end += 1) {
    const char = source[end];
    if (char === "\\") end += 1;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return end + 1;
  }
  // No end on this line: it was a division.
  return from + 1;
}
