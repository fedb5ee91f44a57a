import { Aldrete, cadss6Items, Mpadss, type Findings } from "@vigil/shared/contracts";

export type ScoreName = "cadss6" | "aldrete" | "mpadss";
export type ScorePart = { key: string; title: string; choices: readonly { score: number; words: string }[] };

/** A score that is the sum of its parts. Each part is chosen by a person, and it is recorded when none is missing. */
export type ScoreSheet = { name: ScoreName; title: string; parts: readonly ScorePart[] };

const part = (key: string, title: string, ...words: readonly [string, string, string]): ScorePart => ({
  key,
  title,
  // 2 first: it is the best of each, and the one that is met most often.
  choices: words.map((said, index) => ({ score: 2 - index, words: said })),
});

// clinical 3, row Modified Aldrete.
const aldrete: ScoreSheet = {
  name: "aldrete",
  title: "Modified Aldrete",
  parts: [
    part("activity", "Activity", "moves 4 limbs", "2 limbs", "none"),
    part("respiration", "Breathing", "deep, coughs", "laboured", "apnoea"),
    part("circulation", "BP to baseline", "within 20 %", "20–49 %", "50 % or more"),
    part("consciousness", "Consciousness", "awake", "arousable", "no answer"),
    part("saturation", "SpO₂", "> 92 % on air", "O₂ for > 90 %", "< 90 % with O₂"),
  ],
};

// clinical 3, row PADSS / MPADSS.
const mpadss: ScoreSheet = {
  name: "mpadss",
  title: "Modified PADSS",
  parts: [
    part("vitals", "Vitals to baseline", "within 20 %", "20–40 %", "> 40 %"),
    part("ambulation", "Walking", "steady", "with help", "dizzy or none"),
    part("nausea", "Nausea, vomiting", "none or mild", "moderate", "severe"),
    part("pain", "Pain", "none or mild", "moderate", "severe"),
    part("bleeding", "Bleeding", "none or mild", "moderate", "severe"),
  ],
};

// clinical 3, row CADSS-6: numbers of the items of the full scale only; its wording is licensed.
const cadss6: ScoreSheet = {
  name: "cadss6",
  title: "CADSS-6",
  parts: cadss6Items.map((item) => ({
    key: String(item),
    title: `Item ${item}`,
    choices: [0, 1, 2, 3, 4].map((score) => ({ score, words: `${score} of 4` })),
  })),
};

export const scoreSheets = { cadss6, aldrete, mpadss } as const satisfies Record<ScoreName, ScoreSheet>;

export type Ticked = Readonly<Record<string, number>>;

/** What is chosen so far: the sum, or how many parts are still open. */
export function totalOf({ parts }: ScoreSheet, ticked: Ticked): { total: number } | { open: number } {
  const scores = parts.map(({ key }) => ticked[key]).filter((score) => score !== undefined);
  if (scores.length < parts.length) return { open: parts.length - scores.length };
  return { total: scores.reduce((sum, score) => sum + score, 0) };
}

/** The finding of a sheet whose every part is chosen; "not complete" before. */
export function scoreFindings({ name }: ScoreSheet, ticked: Ticked): Findings | "not complete" {
  switch (name) {
    case "cadss6": {
      const items = cadss6Items.map((item) => ticked[String(item)]).filter((score) => score !== undefined);
      return items.length === cadss6Items.length ? { cadss6: items } : "not complete";
    }
    case "aldrete": {
      const built = Aldrete.safeParse(ticked);
      return built.success ? { aldrete: built.data } : "not complete";
    }
    case "mpadss": {
      const built = Mpadss.safeParse(ticked);
      return built.success ? { mpadss: built.data } : "not complete";
    }
  }
}

/** The best of every part: what a person confirms in one tap after having looked at all of them. */
export const bestOf = ({ name, parts }: ScoreSheet): Ticked =>
  Object.fromEntries(parts.map(({ key }) => [key, name === "cadss6" ? 0 : 2]));

/** The parts as a finding has them, to be put right. */
export function tickedOf({ name, parts }: ScoreSheet, findings: Findings): Ticked {
  if (name !== "cadss6") return { ...findings[name] };
  const ticked: Record<string, number> = {};
  for (const [index, { key }] of parts.entries()) {
    const score = findings.cadss6?.[index];
    if (score !== undefined) ticked[key] = score;
  }
  return ticked;
}
