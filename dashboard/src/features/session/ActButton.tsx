import type { Act, Judgement } from "@vigil/shared/contracts";
import type { ReactNode } from "react";
import { refusalWords } from "../../reading/sessionDue.ts";
import { useWhyNot } from "../../ui/ActProvider.tsx";
import { testIds } from "../../ui/testIds.ts";

type Props = {
  act: Act["type"];
  judgement: Judgement;
  testId: string;
  tone?: "primary" | "danger" | "plain";
  onPress: () => void;
  children: ReactNode;
};

const refusalId = (act: string): string => `why-not-${act}`;

/** A button for one act of the session. While the act would be refused it cannot be pressed; `Refusals` says why. */
export function ActButton({ act, judgement, testId, tone = "plain", onPress, children }: Props) {
  const unheard = useWhyNot() !== "";
  const refused = judgement.refusals[act] !== undefined;
  return (
    <button
      type="button"
      className={tone === "plain" ? "button" : `button button-${tone}`}
      data-testid={testId}
      disabled={unheard || refused}
      {...(refused ? { "aria-describedby": refusalId(act) } : {})}
      onClick={onPress}
    >
      {children}
    </button>
  );
}

type RefusalsProps = { acts: readonly { act: Act["type"]; doing: string }[]; judgement: Judgement };

/** Why these acts cannot be done now, with the number, the limit and from when. */
export function Refusals({ acts, judgement }: RefusalsProps) {
  const whyNot = useWhyNot();
  return (
    <div className="refusals">
      {whyNot === "" ? null : <p>Not possible: {whyNot}</p>}
      {acts.map(({ act, doing }) => {
        const refusal = judgement.refusals[act];
        return refusal === undefined ? null : (
          <p key={act} id={refusalId(act)} data-testid={testIds.refusal(act)}>
            <b>{doing}</b> not now: {refusalWords(refusal)}
          </p>
        );
      })}
    </div>
  );
}
