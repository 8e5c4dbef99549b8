import { useComputed } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { Entry } from '../models/entries.ts';
import { createLaneView } from '../models/lane-view.ts';
import type { App } from './app.ts';
import { Lane } from './lane.tsx';
import { LaneBar } from './lane-bar.tsx';
import { RequestPane } from './request-pane.tsx';
import { rangeInView } from './retained-in-view.ts';

/** The requests of the page, on the time axis of the shown service. */
export function LaneSection({ app, entry }: { app: App; entry: Entry }) {
  const { requests, requestChoice, timeline } = app;
  const { service } = entry;
  const view = useMemo(
    () =>
      createLaneView({
        requests,
        choice: requestChoice,
        service,
        timeline,
        rangeInView() {
          void service.revision.value;
          return rangeInView(app, service);
        },
      }),
    [app, requests, requestChoice, service, timeline],
  );
  useEffect(() => view.dispose, [view]);
  const section = useRef<HTMLElement>(null);
  useEffect(() => keepFocus(section.current), []);
  const isEmpty = useComputed(() => view.total.value === 0);
  return (
    <section ref={section} class="requests" aria-label="Requests of the page" data-testid="requests">
      {isEmpty.value ? (
        <p class="lane-empty" data-testid="lane-empty">
          {entry.recording
            ? 'This recording holds no requests of a page.'
            : 'Requests of the page appear here as they end; reload the page to see those from before DevTools was opened.'}
        </p>
      ) : (
        <>
          <LaneBar app={app} view={view} service={service} />
          <div class="requests-body">
            <Lane app={app} view={view} service={service} />
            <RequestPane app={app} />
          </div>
        </>
      )}
    </section>
  );
}

/** The keyboard goes to the button that brings the lane back, where it was in the lane when that is closed. */
function keepFocus(section: HTMLElement | null): () => void {
  return () => {
    if (!section?.contains(document.activeElement)) return;
    document.querySelector<HTMLElement>('[data-testid="toggle-lane"]')?.focus();
  };
}
