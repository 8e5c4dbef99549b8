import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { eventsWithin, retainedEvents } from '../charts/event-span.ts';
import { countKinds, newestFirst } from '../models/event-list.ts';
import { MARKER_KINDS } from '../models/marker-kinds.ts';
import { createPulse } from '../models/pulse.ts';
import type { Service } from '../models/service.ts';
import type { App } from './app.ts';
import { EventRows } from './event-rows.tsx';
import { MarkerToggles } from './marker-toggles.tsx';
import { rangeInView } from './retained-in-view.ts';

const EVERY_MS = 1000;
/** A busy process has tens of thousands; nobody scrolls through those. */
const MOST = 5000;

/** What happened to a service, in a column beside the charts or under them, to be jumped to. */
export function EventList({ app, service }: { app: App; service: Service }) {
  const { timeSettings, open } = app;
  const root = useRef<HTMLElement>(null);
  useEffect(() => takeFocus(root.current), []);
  const inView = useSignal(false);
  const pulse = useMemo(() => createPulse(service.revision, EVERY_MS), [service]);
  useEffect(() => pulse.dispose, [pulse]);
  // All of it is looked through, which need not be done for every sample.
  void pulse.beat.value;
  const span = inView.value ? eventsWithin(service, rangeInView(app, service)) : retainedEvents(service);
  const hidden = timeSettings.hidden.value;
  const counts = countKinds(span);
  const events = newestFirst(span, hidden, MOST);
  const total = MARKER_KINDS.reduce((sum, kind) => sum + (hidden.has(kind) ? 0 : counts[kind]), 0);
  return (
    <aside ref={root} class="event-list" aria-label="Events" data-testid="event-list">
      <header>
        <h2>Events</h2>
        <fieldset class="windows" aria-label="Which events">
          {[false, true].map((only) => (
            <button
              key={String(only)}
              type="button"
              data-testid={only ? 'events-in-view' : 'events-all'}
              aria-pressed={inView.value === only}
              onClick={() => {
                inView.value = only;
              }}
            >
              {only ? 'In view' : 'All'}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="quiet"
          data-testid="close-events"
          title="Close the list (E)"
          onClick={() => {
            open.events.value = false;
          }}
        >
          Close
        </button>
      </header>
      <MarkerToggles settings={timeSettings} counts={counts} />
      {events.length === 0 ? (
        <p class="faint">{inView.value ? 'None of the shown kinds in view.' : 'None of the shown kinds so far.'}</p>
      ) : (
        <EventRows app={app} service={service} events={events} />
      )}
      {total > events.length && (
        <p class="faint">
          The newest {MOST.toLocaleString()} of {total.toLocaleString()}.
        </p>
      )}
    </aside>
  );
}

/** The keyboard goes to the newest event, and back to where it was when the list is closed. */
function takeFocus(list: HTMLElement | null): () => void {
  const { activeElement } = document;
  list?.querySelector<HTMLElement>('.event-rows [tabindex="0"]')?.focus();
  return () => {
    if (list?.contains(document.activeElement) && activeElement instanceof HTMLElement) activeElement.focus();
  };
}
