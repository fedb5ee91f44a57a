import { hasEnded, type SessionRecord } from "@vigil/shared/contracts";
import { ArrowLeft, Download, Printer } from "lucide-react";
import { useCallback } from "react";
import { Link, useParams } from "react-router";
import { fetchRecord, recordCsvUrl } from "../../link/rest.ts";
import { dayTime, zoneWords } from "../../reading/dates.ts";
import { stateWords } from "../../reading/sessionList.ts";
import { toneOf } from "../../reading/sessionPhase.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { testIds } from "../../ui/testIds.ts";
import { useAsked } from "../../ui/useAsked.ts";
import { AlarmsTable } from "./AlarmsTable.tsx";
import { AskedMark } from "./AskedMark.tsx";
import { GapsTable } from "./GapsTable.tsx";
import { RecordFacts } from "./RecordFacts.tsx";
import { RecordLimits } from "./RecordLimits.tsx";
import { RemsBlock } from "./RemsBlock.tsx";
import { RowsTable } from "./RowsTable.tsx";
import "./record.css";
import "./print.css";

const EVERY_MS = 10_000;

/** The record of one session, to be read, printed or taken away as CSV. */
export function RecordPage() {
  const { id = "" } = useParams();
  return <OneRecord key={id} id={id} />;
}

function OneRecord({ id }: { id: string }) {
  const ask = useCallback(() => fetchRecord(id), [id]);
  const { value: record, why, at } = useAsked(ask, EVERY_MS, isOver);
  if (record === "none yet")
    return (
      <EmptyState
        title={why === "" ? "Reading the record" : "No record to show"}
        words={why === "" ? "It comes in a moment." : why}
      >
        {why === "" ? null : (
          <Link className="button" to="/records">
            All records
          </Link>
        )}
      </EmptyState>
    );
  const { session } = record;
  return (
    <article className="record" data-testid={testIds.record} data-session={session.id} data-phase={session.phase}>
      <header className="record-head">
        <Link to="/records" className="back" aria-label="All records">
          <ArrowLeft aria-hidden="true" size={20} />
        </Link>
        <h1>{session.pseudonym}</h1>
        <p>{`${record.label} · ${record.site} · ${dayTime(record.openedAt)}`}</p>
        <span className="record-state" data-tone={toneOf(session.phase)}>
          {stateWords(session.phase)}
        </span>
        {record.simulated ? <span className="record-simulated">SIMULATED</span> : null}
        <nav className="record-actions" aria-label="This record">
          {hasEnded(session.phase) ? null : (
            <Link className="button" to={`/chair/${session.chair}`}>
              {`Go to ${record.label}`}
            </Link>
          )}
          <a className="button" href={recordCsvUrl(session.id)} download data-testid={testIds.recordCsv}>
            <Download aria-hidden="true" size={18} /> CSV
          </a>
          <button type="button" className="button" onClick={() => globalThis.print()}>
            <Printer aria-hidden="true" size={18} /> Print
          </button>
        </nav>
      </header>
      <AskedMark why={why} at={at}>
        {`${session.ended === "no" ? `Still open: as of ${dayTime(record.until)}, read again every 10 s. ` : ""}Times are in ${zoneWords()}, by the gateway's clock. Names are as they were typed, not verified.`}
      </AskedMark>
      <RecordFacts record={record} />
      <RemsBlock record={record} />
      <AlarmsTable record={record} />
      <GapsTable record={record} />
      <RowsTable record={record} which="timeline" />
      <RowsTable record={record} which="readings" />
      <RecordLimits record={record} />
    </article>
  );
}

const isOver = ({ session }: SessionRecord): boolean => session.ended !== "no";
