import type { FindingName, Session } from "@vigil/shared/contracts";
import { shortName } from "../../../reading/names.ts";
import { foundOf } from "../../../reading/sessionFindings.ts";
import { whenShort } from "../../../reading/sessionWords.ts";
import { testIds } from "../../../ui/testIds.ts";
import { useHeardNow } from "../useHeardNow.ts";

/** Who found it, and how long ago; "not recorded" until somebody does. */
export function FoundWords({ session, name }: { session: Session; name: FindingName }) {
  const now = useHeardNow();
  const found = foundOf(session, name);
  return (
    <span className="finding-found" data-testid={testIds.found(name)} data-value={found?.value ?? ""}>
      {found === undefined ? (
        "not recorded"
      ) : (
        <span title={`${found.by.name}, not verified`}>
          {`${shortName(found.by.name)} · ${whenShort(found.at, now)}`}
        </span>
      )}
    </span>
  );
}
