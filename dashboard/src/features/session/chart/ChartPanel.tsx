import type { ChairView, ChartEntry, Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { clockTime } from "../../../reading/age.ts";
import { correctedIn, entryWords, kindNames, lineWords } from "../../../reading/chartWords.ts";
import { pageWords } from "../../../reading/sessionWords.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { ActButton, Refusals } from "../ActButton.tsx";
import { AdverseDialog } from "./AdverseDialog.tsx";
import { CorrectDialog } from "./CorrectDialog.tsx";
import { InterventionDialog } from "./InterventionDialog.tsx";
import { NoteDialog } from "./NoteDialog.tsx";
import { ReadingDialog } from "./ReadingDialog.tsx";
import "./chart.css";

type Adds = "reading" | "intervention" | "adverse event" | "note";
const adds = [
  { what: "reading", name: "Type BP…", testId: testIds.chartReading },
  { what: "intervention", name: "Intervention…", testId: testIds.chartIntervention },
  { what: "adverse event", name: "Adverse event…", testId: testIds.chartAdverse },
  { what: "note", name: "Note…", testId: testIds.chartNote },
] as const satisfies readonly { what: Adds; name: string; testId: string }[];

/** What people charted, newest first, each line with who and when; a correction is a new line beside the old one. */
export function ChartPanel({ chair, session }: { chair: ChairView; session: Session }) {
  const [adding, setAdding] = useState<Adds | "nothing">("nothing");
  const [correcting, setCorrecting] = useState<ChartEntry | "nothing">("nothing");
  const { judgement } = chair;
  const lines = chair.chart.filter((line) => line.session === session.id);
  const corrected = correctedIn(lines);
  const open = session.ended === "no";
  return (
    <div className="chart" data-testid={testIds.chart}>
      {open ? (
        <div className="session-buttons">
          {adds.map(({ what, name, testId }) => (
            <ActButton
              key={what}
              act="chart.record"
              judgement={judgement}
              testId={testId}
              onPress={() => setAdding(what)}
            >
              {name}
            </ActButton>
          ))}
        </div>
      ) : null}
      <Refusals acts={[{ act: "chart.record", doing: "Charting" }]} judgement={judgement} />
      {lines.length === 0 ? <p className="quiet">Nothing is charted yet.</p> : null}
      <ol className="chart-lines">
        {lines.map((line) => (
          <Line
            key={line.id}
            line={line}
            corrected={corrected.has(line.id)}
            {...(open ? { onCorrect: () => setCorrecting(line) } : {})}
          />
        ))}
      </ol>
      {adding === "nothing" ? null : <Adding what={adding} session={session} onClose={() => setAdding("nothing")} />}
      {correcting === "nothing" ? null : (
        <CorrectDialog session={session} line={correcting} onClose={() => setCorrecting("nothing")} />
      )}
    </div>
  );
}

function Line({ line, corrected, onCorrect }: { line: ChartEntry; corrected: boolean; onCorrect?: () => void }) {
  const blocked = useWhyNot() !== "";
  return (
    <li data-testid={testIds.chartLine} data-kind={line.entry.kind} data-corrected={corrected}>
      <time>{clockTime(line.happenedAt)}</time>
      <span className="chart-said">
        <b>{kindNames[line.entry.kind]}</b> {corrected ? <s>{said(line)}</s> : said(line)}
        <small>
          {lineWords(line)}
          {line.corrects === undefined ? "" : " · puts an earlier line right"}
          {corrected ? " · corrected since" : ""}
        </small>
      </span>
      {corrected || onCorrect === undefined ? null : (
        <button
          type="button"
          className="button"
          aria-label={`Correct: ${said(line)}`}
          data-testid={testIds.correct}
          disabled={blocked}
          onClick={onCorrect}
        >
          Correct…
        </button>
      )}
    </li>
  );
}

const said = ({ entry }: ChartEntry): string => pageWords(entryWords(entry));

function Adding({ what, session, onClose }: { what: Adds; session: Session; onClose: () => void }) {
  switch (what) {
    case "reading":
      return <ReadingDialog {...{ session, onClose }} />;
    case "intervention":
      return <InterventionDialog {...{ session, onClose }} />;
    case "adverse event":
      return <AdverseDialog {...{ session, onClose }} />;
    case "note":
      return <NoteDialog {...{ session, onClose }} />;
  }
}
