import { useEffect, useState } from 'preact/hooks';
import { newestTime } from '../charts/snapshot.ts';
import type { Entry } from '../models/entries.ts';
import type { Profile } from '../models/profile.ts';
import type { Service } from '../models/service.ts';
import { displayAddress } from '../sources/address.ts';
import type { App } from './app.ts';
import { useFace } from './use-face.ts';
import { useNow } from './use-now.ts';

/** What is the matter with a service, and what to do about it; nothing while it is well. */
export function Trouble({ app, entry }: { app: App; entry: Entry }) {
  const { service, profile } = entry;
  const face = useFace(service, app.timeline, false);
  const isDue = useDelay(face.state, service.hasData.value ? PATIENCE_MS : 0);
  if (!profile || face.state === 'live' || !isDue) return null;
  return (
    <section class={`trouble ${face.tone}`} data-testid="trouble" data-state={face.state}>
      <p class="message" role="status">
        <strong>{face.label}</strong> {face.message ?? displayAddress(profile.url)}
        {service.hasData.value && <Elapsed since={newestTime(service)} />}
      </p>
      {face.advice.length > 0 && (
        <ul>
          {face.advice.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <p class="actions">
        {face.actions.includes('adopt') && <Adopt app={app} service={service} profile={profile} />}
        {face.actions.includes('retry') && (
          <button type="button" data-testid="retry" onClick={service.retry}>
            Try now
          </button>
        )}
        {face.actions.includes('edit') && (
          <button
            type="button"
            data-testid="trouble-edit"
            onClick={() => app.editor.edit(profile, face.state === 'token' ? 'token' : 'address')}
          >
            {face.state === 'token' ? 'Enter token' : 'Edit address'}
          </button>
        )}
        {face.retryAt !== undefined && <Countdown until={face.retryAt} />}
      </p>
    </section>
  );
}

/** Takes whatever service answers at the address for the one that is meant. */
function Adopt({ app, service, profile }: { app: App; service: Service; profile: Profile }) {
  const adopt = () => {
    const { service: _, ...nameless } = profile;
    app.profiles.update(nameless);
    service.retry();
  };
  return (
    <button type="button" onClick={adopt}>
      Use it here instead
    </button>
  );
}

/** A restart in between, as under `node --watch`, must not push the charts down and up again; the status tells of it. */
const PATIENCE_MS = 1500;

/** Whether the state has lasted for so many milliseconds. */
function useDelay(state: string, delayMs: number): boolean {
  const [due, setDue] = useState(delayMs === 0 ? state : undefined);
  useEffect(() => {
    const timer = setTimeout(() => setDue(state), delayMs);
    return () => clearTimeout(timer);
  }, [state, delayMs]);
  return due === state || delayMs === 0;
}

function Countdown({ until }: { until: number }) {
  const seconds = Math.max(0, (until - useNow()) / 1000);
  return (
    <span class="countdown" data-testid="countdown">
      {seconds > 0 ? `next try in ${Math.ceil(seconds)} s` : 'trying…'}
    </span>
  );
}

/** How long ago the newest sample was taken. */
function Elapsed({ since }: { since: number }) {
  const seconds = Math.max(0, Math.floor((useNow() - since) / 1000));
  const text = seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return (
    <span class="faint" data-testid="elapsed" aria-hidden="true">
      {' '}
      The last sample came {text} ago.
    </span>
  );
}
