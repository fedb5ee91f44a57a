import type { Session } from "@vigil/shared/contracts";
import { togetherOf } from "../../../reading/sessionTogether.ts";
import { useWhyNot } from "../../../ui/ActProvider.tsx";
import { testIds } from "../../../ui/testIds.ts";
import { useFind } from "./useFind.ts";
import "./findings.css";

/** Findings that are mostly true together, each said in the button: one tap for whoever has looked at all of them. */
export function FindingsTogether({ session, refused }: { session: Session; refused: boolean }) {
  const find = useFind(session);
  const blocked = useWhyNot() !== "" || refused;
  return (
    <div className="together">
      {togetherOf(session).map(({ key, title, parts, findings }) => (
        <button
          key={key}
          type="button"
          className="button"
          data-testid={testIds.together(key)}
          disabled={blocked}
          onClick={() => find(parts.join(", "), findings)}
        >
          <b>{title}</b> <span>{parts.join(" · ")}</span>
        </button>
      ))}
    </div>
  );
}
