import type { SessionRecord } from "@vigil/shared/contracts";
import type { ReactNode } from "react";
import { dayTime } from "../../reading/dates.ts";

type Props = { record: SessionRecord; title: string; note?: string; columns: readonly string[]; children: ReactNode };

/** One table of a record. On paper its head, with whose record it is, stands on every page. */
export function RecordTable({ record, title, note = "", columns, children }: Props) {
  const { session, label, openedAt, simulated } = record;
  return (
    <section className="record-part">
      <h2>{title}</h2>
      {note === "" ? null : <p className="quiet">{note}</p>}
      <div className="record-scroll">
        <table className="record-table" aria-label={title}>
          <thead>
            <tr className="print-only">
              <td colSpan={columns.length}>
                {`${simulated ? "SIMULATED · " : ""}${session.pseudonym} · ${label} · ${dayTime(openedAt)} · ${title}`}
              </td>
            </tr>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  );
}
