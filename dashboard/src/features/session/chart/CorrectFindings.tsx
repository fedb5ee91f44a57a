import { Findings, Symptom, type ChartEntry, type Session } from "@vigil/shared/contracts";
import { useState } from "react";
import { entryWords } from "../../../reading/chartWords.ts";
import { rowOf } from "../../../reading/sessionFindings.ts";
import { scoreFindings, scoreSheets, tickedOf, type ScoreName, type Ticked } from "../../../reading/sessionScores.ts";
import { testIds } from "../../../ui/testIds.ts";
import { ActDialog } from "../ActDialog.tsx";
import { ChoiceField } from "../ChoiceField.tsx";
import { ScoreParts } from "../findings/ScoreParts.tsx";
import { TextField } from "../TextField.tsx";
import { useChart } from "./useChart.ts";

type Props = { session: Session; line: ChartEntry; findings: Findings; onClose: () => void };

/** What one line said, each finding to be chosen anew; what is not touched stays as it was. */
export function CorrectFindings({ session, line, findings: before, onClose }: Props) {
  const chart = useChart(session, line);
  const [now, setNow] = useState<Findings>(before);
  const [rr, setRr] = useState(before.rr === undefined ? "" : String(before.rr));
  const names = Findings.keyof().options.filter((name) => before[name] !== undefined);
  const built = Findings.safeParse({
    ...now,
    ...(before.rr !== undefined && { rr: /^\d+$/.test(rr) ? Number(rr) : rr }),
  });
  const words = built.success ? entryWords({ kind: "findings", findings: built.data }) : "";
  const same = words === entryWords({ kind: "findings", findings: before });
  return (
    <ActDialog
      title="Correct what was found"
      record={same ? "Record" : `Record: ${words}`}
      missing={!built.success ? "every finding" : same ? "what is different" : ""}
      onCancel={onClose}
      onRecord={() => {
        if (!built.success) return;
        onClose();
        chart(words, { kind: "findings", findings: built.data });
      }}
    >
      {names.map((name) => {
        if (name === "rr")
          return (
            <TextField key={name} name="rr" label="Breaths a minute" value={rr} onChange={setRr} numeric="whole" />
          );
        if (name === "symptoms")
          return <Symptoms key={name} list={now.symptoms ?? []} onList={(symptoms) => setNow({ ...now, symptoms })} />;
        if (name === "cadss6" || name === "aldrete" || name === "mpadss")
          return <Score key={name} name={name} before={before} onScore={(score) => setNow({ ...now, ...score })} />;
        const row = rowOf(name);
        if (row === undefined) return null;
        return (
          <ChoiceField
            key={name}
            name={name}
            label={row.title}
            value={row.choices.findIndex(({ findings }) => findings[name] === now[name])}
            options={row.choices.map(({ label }, index) => ({ value: index, words: label }))}
            onChange={(index) => setNow({ ...now, ...row.choices[index]?.findings })}
          />
        );
      })}
    </ActDialog>
  );
}

function Symptoms({ list, onList }: { list: readonly Symptom[]; onList: (list: Symptom[]) => void }) {
  return (
    <fieldset className="choice">
      <legend>Red-flag symptoms: {list.length === 0 ? "none" : ""}</legend>
      <div className="chips">
        {Symptom.options.map((symptom) => (
          <button
            key={symptom}
            type="button"
            className="chip"
            aria-pressed={list.includes(symptom)}
            data-testid={testIds.choice("symptom", symptom)}
            onClick={() => onList(list.includes(symptom) ? list.filter((one) => one !== symptom) : [...list, symptom])}
          >
            {symptom}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

type ScoreProps = { name: ScoreName; before: Findings; onScore: (findings: Findings) => void };

function Score({ name, before, onScore }: ScoreProps) {
  const sheet = scoreSheets[name];
  const [ticked, setTicked] = useState<Ticked>(() => tickedOf(sheet, before));
  return (
    <fieldset className="choice">
      <legend>{sheet.title}</legend>
      <ScoreParts
        sheet={sheet}
        ticked={ticked}
        disabled={false}
        onTick={(next) => {
          setTicked(next);
          const findings = scoreFindings(sheet, next);
          if (findings !== "not complete") onScore(findings);
        }}
      />
    </fieldset>
  );
}
