import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { formatTime } from '../charts/units.ts';
import { PIECE_KINDS, type PieceKind } from '../models/explanation.ts';
import type { SeenRequest } from '../models/page-requests.ts';
import type { App } from './app.ts';
import { beganAt } from './began-at.ts';
import { formatTook, PIECE_LABELS } from './explanation-text.ts';
import { requestTitle, statusText } from './request-text.ts';
import { useShownRequests } from './use-shown-requests.ts';

const MOST = 50;

/** The requests that the filter leaves, the slowest first, to be picked. */
export function RouteRequests({ app, beat }: { app: App; beat: ReadonlySignal<number> }) {
  const shown = useShownRequests(app, beat);
  const section = useRef<HTMLElement>(null);
  const { value: picked } = app.requestChoice.picked;
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
  // What is told of the request that was pressed takes room that the list had.
  useEffect(() => {
    section.current?.querySelector('[aria-pressed="true"]:focus')?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  const slowest = shown.value
    .toSorted((a, b) => (b.request.durationMs ?? 0) - (a.request.durationMs ?? 0))
    .slice(0, MOST);
  return (
    <section ref={section} class="route-requests" aria-label="Requests of this route" data-testid="route-requests">
      <h4>{shown.value.length > MOST ? `The slowest ${MOST} of ${shown.value.length}` : 'The slowest first'}</h4>
      <ul>
        {slowest.map((seen) => (
          <Request key={seen.request.id} app={app} seen={seen} />
        ))}
      </ul>
    </section>
  );
}

function Request({ app, seen }: { app: App; seen: SeenRequest }) {
  const { request } = seen;
  const { picked } = app.requestChoice;
  const isPicked = picked.value === request.id;
  const explanation = app.explanations.of(seen);
  return (
    <li>
      <button
        type="button"
        class="event-row"
        data-testid="route-request"
        data-url={request.url}
        aria-pressed={isPicked}
        title={requestTitle(request)}
        onClick={() => {
          picked.value = isPicked ? undefined : request.id;
        }}
      >
        <time>{formatTime(beganAt(app, seen), 1)}</time>
        <span>{statusText(request)}</span>
        <span class="what faint">{explanation ? `mostly ${PIECE_LABELS[largestOf(explanation.totals)]}` : ''}</span>
        <span class="duration">{request.durationMs === undefined ? '–' : formatTook(request.durationMs)}</span>
      </button>
    </li>
  );
}

const largestOf = (totals: Readonly<Record<PieceKind, number>>) =>
  PIECE_KINDS.reduce((largest, kind) => (totals[kind] > totals[largest] ? kind : largest));
