import { Instant } from "@vigil/shared/kernel";
import type { Act, ChartEntry, EntryBody, LimitChanges } from "@vigil/shared/contracts";
import { defaultLimits, type ChairState } from "@vigil/shared/domain";

type SessionState = Exclude<ChairState["session"], "no session">;

/** What somebody charts or changes in an open session, besides what moves it on. */
export const chartIntents = [
  "reading remark",
  "typed reading",
  "told late",
  "event",
  "drug",
  "correction",
  "limits",
  "cuff.auto",
] as const;
export type ChartIntent = (typeof chartIntents)[number];

export const isChartIntent = (what: string): what is ChartIntent => chartIntents.some((intent) => intent === what);

/** `turn` varies it. */
export function chartOf(what: ChartIntent, session: SessionState, turn: number): Act {
  const { chair, id, autoCuff, phases, limits } = session.facts;
  const here = { chair, session: id } as const;
  const charts = (entry: EntryBody): Act => ({ type: "chart.record", ...here, entry });
  switch (what) {
    case "reading remark":
      return remarkOf(session);
    case "typed reading":
      return charts(typed(turn));
    case "told late":
      return {
        type: "chart.record",
        ...here,
        happenedAt: phases[0]?.at ?? Instant(0),
        entry: turn % 2 === 0 ? typed(turn + 1) : { kind: "findings", findings: { moaas: 2, rr: 8 } },
      };
    case "event":
      return charts({ kind: "event", what: turn % 4 === 0 ? "seizure" : turn % 2 === 0 ? "vomiting" : "agitation" });
    case "drug":
      return charts({
        kind: "intervention",
        what: "drug",
        drug: { name: "x", class: turn % 2 === 0 ? "antihypertensive IV" : "reversal", dose: "1 mg" },
      });
    case "correction":
      return correctionOf(session, turn);
    case "limits":
      return limits === "as in the protocol"
        ? { type: "limits.adjust", ...here, limits: tighter, reason: "it was so" }
        : { type: "limits.revert", ...here, reason: "it was so" };
    case "cuff.auto":
      return { type: what, ...here, on: autoCuff === "off" };
  }
}

const tighter: LimitChanges = {
  spo2Low: defaultLimits.spo2Low.map((step) => ({ ...step, limit: step.priority === "medium" ? 93 : step.limit })),
};

const typed = (turn: number): EntryBody => {
  const [systolic, diastolic] = turn % 3 === 0 ? [185, 95] : [122, 78];
  return { kind: "reading", systolic, diastolic, ...(turn % 2 === 0 && { pulse: 45 }) };
};

const standing = ({ chart }: SessionState): readonly ChartEntry[] => {
  const corrected = new Set(chart.map(({ corrects }) => corrects));
  return chart.filter(({ id }) => !corrected.has(id));
};

/** The last line that stands, of whatever kind, was wrong. */
function correctionOf(session: SessionState, turn: number): Act {
  const { chair, id } = session.facts;
  const here = { type: "chart.record", chair, session: id } as const;
  const wrong = standing(session).findLast(({ entry }) => entry.kind !== "reading remark");
  if (wrong === undefined) return { ...here, entry: { kind: "note", text: "nothing to put right" } };
  return { ...here, entry: rightOf(wrong.entry, turn), corrects: wrong.id };
}

function rightOf(entry: EntryBody, turn: number): EntryBody {
  switch (entry.kind) {
    case "findings":
      return { kind: "findings", findings: { gait: "unsteady", ...(turn % 2 === 0 && { moaas: 4 }) } };
    case "reading":
      return typed(turn + 1);
    case "event":
      return { kind: "event", what: "fall" };
    case "intervention":
      return { kind: "intervention", what: "repositioning" };
    case "reading remark":
    case "adverse event":
    case "note":
      return entry;
  }
}

/** The last reading was not the patient's; where it is set aside already, it was. */
function remarkOf(session: SessionState): Act {
  const { facts, readings, notPatient } = session;
  const reading = notPatient.at(-1) ?? readings.at(-1);
  const here = { type: "chart.record", chair: facts.chair, session: facts.id } as const;
  if (reading === undefined) return { ...here, entry: { kind: "note", text: "no reading yet" } };
  const about = reading.happenedAt ?? reading.at;
  const old = standing(session).find(({ entry }) => entry.kind === "reading remark" && entry.reading === about);
  return {
    ...here,
    entry: { kind: "reading remark", reading: about, notPatient: notPatient.length === 0 },
    ...(old !== undefined && { corrects: old.id }),
  };
}
