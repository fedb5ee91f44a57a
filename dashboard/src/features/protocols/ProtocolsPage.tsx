import type { Limits, Protocol } from "@vigil/shared/contracts";
import { BadgeCheck, ChevronDown, TriangleAlert } from "lucide-react";
import { memo } from "react";
import { useLimits, usePage } from "../../app/StationContext.ts";
import { protocolLimits } from "../../reading/protocolLimits.ts";
import { protocolNumbers } from "../../reading/protocolNumbers.ts";
import type { SourcedFact } from "../../reading/sourcedFact.ts";
import type { PageState } from "../../store/pageState.ts";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { testIds } from "../../ui/testIds.ts";
import "./protocols.css";

const protocolsOf = ({ held }: PageState): readonly Protocol[] | undefined =>
  held === "nothing yet" ? undefined : held.view.protocols;

/** Every protocol of this site: who signed it off, its numbers, and the row of the facts or the rule each comes from. */
export function ProtocolsPage() {
  const protocols = usePage(protocolsOf);
  const limits = useLimits();
  if (protocols === undefined || limits === undefined)
    return <EmptyState title="Waiting for the gateway" words="Its protocols appear when it answers." />;
  return (
    <div className="protocols">
      <header>
        <h1>Protocols</h1>
        <p>
          What this site judges by. “clinical” is a section of the clinical facts, S a safety rule: where the two
          differ, the safety rule stands.
        </p>
      </header>
      {protocols.map((protocol) => (
        <OneProtocol key={protocol.id} {...{ protocol, limits }} />
      ))}
    </div>
  );
}

const settings = { clinic: "in the clinic", home: "at home" } as const satisfies Record<Protocol["setting"], string>;

// Numbers that change only with a gateway's start are not drawn again with every number that arrives.
const OneProtocol = memo(function OneProtocol({ protocol, limits }: { protocol: Protocol; limits: Limits }) {
  const { id, label, setting, simulated, signedOff, screening } = protocol;
  return (
    <details className="panel protocol" data-testid={testIds.protocol(id)}>
      <summary>
        <ChevronDown className="protocol-open" aria-hidden="true" size={18} />
        <h2>{label}</h2>
        <span className="quiet">{settings[setting]}</span>
        {simulated ? <mark className="mark-simulated">SIMULATED: short times</mark> : null}
        <SignedOff signedOff={signedOff} />
      </summary>
      <h3>Asked before the dose</h3>
      <p>{screening.join(" · ")}</p>
      <h3>Numbers</h3>
      <Numbers facts={protocolNumbers(protocol)} />
      <h3>Alarm limits</h3>
      <Numbers facts={protocolLimits(limits, protocol)} />
    </details>
  );
});

function SignedOff({ signedOff }: Pick<Protocol, "signedOff">) {
  return signedOff === "nobody yet" ? (
    <strong className="signed-off" data-signed="false">
      <TriangleAlert aria-hidden="true" size={16} /> signed off by nobody yet
    </strong>
  ) : (
    <span className="signed-off" data-signed="true">
      <BadgeCheck aria-hidden="true" size={16} /> {`signed off by ${signedOff.by}, ${signedOff.on}`}
    </span>
  );
}

function Numbers({ facts }: { facts: readonly SourcedFact[] }) {
  return (
    <table className="protocol-numbers">
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">Number</th>
          <th scope="col">From</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, words, source }) => (
          <tr key={`${name} ${words}`}>
            <th scope="row">{name}</th>
            <td>{words}</td>
            <td>{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
