import { useAct } from "./ActProvider.tsx";
import { testIds } from "./testIds.ts";
import { useRole } from "./useRole.ts";

/** Said where an act is a clinician's and whoever is here acts as something else, with the way to change that. */
export function ClinicianOnly() {
  const { askName } = useAct();
  const role = useRole();
  if (role === "clinician") return null;
  return (
    <p className="clinician-only">
      {role === "not said" ? "This is a clinician's to do, and nobody said as what you act. " : null}
      {role === "not said" ? null : `This is a clinician's to do: you act as ${role}. `}
      <button type="button" className="button" data-testid={testIds.changeRole} onClick={askName}>
        Sign as somebody else…
      </button>
    </p>
  );
}
