import type { Service } from '../models/service.ts';
import { clockText } from './request-text.ts';

/** Which process it is: version, id, runtime, machine; and how its clock stands to this machine's. */
export function ProcessLine({ service }: { service: Service }) {
  const description = service.description.value;
  if (!description) return null;
  const { process, service: about } = description;
  // A recording's is of the machine on which it was made.
  const clock = service.status.value.state === 'recorded' ? undefined : service.clock.current.value;
  const told = clock && `clock ${clockText(clock)}`;
  return (
    <>
      <span class="process" data-testid="process" title={told}>
        {about.version && <span>v{about.version}</span>}
        <span>pid {process.pid}</span>
        <span>
          {process.runtime.name} {process.runtime.version.replace(/^v/, '')}
        </span>
        <span>{process.host}</span>
      </span>
      {told && (
        <span class="process wide-only" data-testid="clock">
          {told}
        </span>
      )}
    </>
  );
}
