import type { SessionLine } from "@vigil/shared/contracts";
import { Search } from "lucide-react";
import { useCallback, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { fetchSessions, SESSIONS_AT_ONCE } from "../../link/rest.ts";
import { dayTime } from "../../reading/dates.ts";
import { doseWords, matching, stateWords } from "../../reading/sessionList.ts";
import { toneOf } from "../../reading/sessionPhase.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { testIds } from "../../ui/testIds.ts";
import { useAsked } from "../../ui/useAsked.ts";
import { AskedMark } from "./AskedMark.tsx";
import "./records.css";

const EVERY_MS = 5_000;

/** Every session, newest first, to be found by its pseudonym. */
export function RecordsPage() {
  const [search, setSearch] = useSearchParams();
  const typed = search.get("pseudonym") ?? "";
  // Empty: the latest of all. Else those of one pseudonym, however old.
  const [older, setOlder] = useState("");
  const ask = useCallback(() => fetchSessions(older === "" ? undefined : older), [older]);
  const { value: lines, why, at } = useAsked(ask, EVERY_MS);
  if (lines === "none yet")
    return (
      <EmptyState
        title="Asking for the sessions"
        words={why === "" ? "The list comes in a moment." : `Not available: ${why}`}
      />
    );
  if (lines.length === 0 && older === "")
    return (
      <EmptyState
        title="No sessions yet"
        words="A record begins when somebody opens a session at a chair or a home, and is kept after the patient has left."
      >
        <Link className="button" to="/">
          Go to the floor
        </Link>
      </EmptyState>
    );
  const shown = matching(lines, typed);
  const show = (text: string): void => {
    setOlder("");
    setSearch(text === "" ? {} : { pseudonym: text }, { replace: true });
  };
  return (
    <div className="records-page">
      <header>
        <h1>Records</h1>
        <search className="records-filter">
          <Search aria-hidden="true" size={18} />
          <input
            type="search"
            aria-label="Pseudonym"
            placeholder="Pseudonym"
            value={typed}
            data-testid={testIds.recordsFilter}
            onChange={({ target }) => show(target.value)}
          />
          {lines.length < SESSIONS_AT_ONCE || typed.trim() === "" ? null : (
            <button type="button" className="button" onClick={() => setOlder(typed.trim())}>
              Ask for older ones of “{typed.trim()}”
            </button>
          )}
        </search>
        <AskedMark why={why} at={at}>
          {countWords(shown.length, lines.length)}
        </AskedMark>
      </header>
      {shown.length === 0 ? (
        <div className="records-none" role="status">
          <p>No session here has “{typed.trim()}” in its pseudonym.</p>
          <button type="button" className="button" onClick={() => show("")}>
            Show all
          </button>
        </div>
      ) : (
        <div className="records-scroll">
          <table className="records-table" data-testid={testIds.recordsTable} data-stale={why !== ""}>
            <thead>
              <tr>
                <th scope="col">Pseudonym</th>
                <th scope="col">Place</th>
                <th scope="col">Phase or outcome</th>
                <th scope="col">Dose</th>
                <th scope="col">Opened</th>
                <th scope="col">Ended</th>
                <th scope="col">Protocol</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((line) => (
                <Row key={line.id} line={line} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

function Row({ line }: { line: SessionLine }) {
  return (
    <tr data-testid={testIds.recordRow} data-session={line.id}>
      <th scope="row">
        <Link to={`/record/${line.id}`}>{line.pseudonym}</Link>
      </th>
      <td>{line.label}</td>
      <td>
        <span className="record-state" data-tone={toneOf(line.phase)}>
          {stateWords(line.phase)}
        </span>
      </td>
      <td>{doseWords(line.dose)}</td>
      <td>{dayTime(line.openedAt)}</td>
      <td>{line.endedAt === "open" ? "open" : dayTime(line.endedAt)}</td>
      <td>{line.protocol}</td>
    </tr>
  );
}

function countWords(shown: number, all: number): string {
  const of = shown === all ? "" : ` of ${all}`;
  const latest = all >= SESSIONS_AT_ONCE ? ", the latest" : "";
  return `${shown}${of} ${all === 1 ? "session" : "sessions"}${latest}`;
}
