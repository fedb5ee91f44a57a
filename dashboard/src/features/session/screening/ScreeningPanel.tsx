import { Factor, RemsMedicine, type Judgement, type Protocol, type Session } from "@vigil/shared/contracts";
import { asksFor, openOf, tappedItems } from "../../../reading/sessionScreening.ts";
import { Refusals } from "../ActButton.tsx";
import { Chips } from "../Chips.tsx";
import { HomeCard } from "./HomeCard.tsx";
import { LimbsRow } from "./LimbsRow.tsx";
import { OverReadRow } from "./OverReadRow.tsx";
import { QuestionRow } from "./QuestionRow.tsx";
import { TypedRow } from "./TypedRow.tsx";
import { useScreen } from "./useScreen.ts";
import "./screening.css";

type Props = { session: Session; protocol: Protocol; judgement: Judgement };

/** What is asked before the dose: each question a tap, nothing answered beforehand (safety S9, S18, S19). */
export function ScreeningPanel({ session, protocol, judgement }: Props) {
  const screen = useScreen(session);
  const refused = judgement.refusals["screening.record"] !== undefined;
  const { screening } = session;
  const open = openOf(session, protocol);
  const named = screening.escort === "not named" ? "" : screening.escort;
  const noted = screening.clinicianNote === "none" ? "" : screening.clinicianNote.text;
  return (
    <div className="screening">
      <p className="screening-open" data-open={open > 0}>
        {open === 0 ? "All is answered." : `${open} still to be answered`}
      </p>
      <Refusals acts={[{ act: "screening.record", doing: "Answering" }]} judgement={judgement} />
      {tappedItems(protocol).map((item) => (
        <QuestionRow key={item} {...{ item, session, refused }} />
      ))}
      <div className="screening-list">
        <h3>Makes breathing less sure</h3>
        <Chips
          name="factors"
          label="Makes breathing less sure"
          options={Factor.options}
          recorded={screening.factors}
          refused={refused}
          onRecord={(factors) => screen("Factors", { factors: [...factors] })}
        />
      </div>
      <div className="screening-list">
        <h3>Interacting medicines</h3>
        <Chips
          name="medicines"
          label="Interacting medicines"
          options={RemsMedicine.options}
          recorded={screening.medicines}
          refused={refused}
          onRecord={(medicines) => screen("Medicines", { medicines: [...medicines] })}
        />
      </div>
      <OverReadRow {...{ session, refused }} />
      {asksFor(protocol, "escort named") ? (
        <TypedRow
          name="escort"
          label="Escort, by name"
          recorded={named}
          refused={refused}
          onRecord={(escort) => screen(`Escort ${escort}`, { escort, items: { "escort named": "yes" } })}
          onNobody={() => screen("Escort: nobody", { items: { "escort named": "no" } })}
          nobody={screening.items["escort named"]?.answer === "no" ? "nobody is named" : ""}
        />
      ) : null}
      {protocol.setting === "home" ? (
        <>
          <HomeCard {...{ session, refused }} />
          <TypedRow
            name="clinician-note"
            label="Clinician’s note, wanted at home with a factor"
            recorded={noted}
            refused={refused}
            onRecord={(clinicianNote) => screen("Clinician’s note", { clinicianNote })}
          />
        </>
      ) : null}
      <LimbsRow {...{ session, refused }} />
    </div>
  );
}
