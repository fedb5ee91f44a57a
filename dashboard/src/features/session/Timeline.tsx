import type { Session } from "@vigil/shared/contracts";
import { clockTime } from "../../reading/age.ts";
import { phaseNames, toneOf } from "../../reading/sessionPhase.ts";
import { authorWords, pageWords } from "../../reading/sessionWords.ts";
import { testIds } from "../../ui/testIds.ts";

/** How the session came to where it is: each phase with when it was recorded, who or what made it so, and why. */
export function Timeline({ session }: { session: Session }) {
  return (
    <section className="panel timeline" aria-label="Timeline" data-testid={testIds.timeline}>
      <h2>Timeline</h2>
      <ol>
        {session.phases.map(({ phase, at, by, why }, index) => (
          <li key={`${at} ${phase} ${index}`} data-tone={toneOf(phase)}>
            <time>{clockTime(at)}</time>
            <span>
              <b>{phaseNames[phase].title}</b> <small>{authorWords(by)}</small>
              <small className="timeline-why">{pageWords(why)}</small>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
