import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Entry } from '../models/entries.ts';
import { REQUEST_TABS } from '../models/lane-settings.ts';
import type { LaneView } from '../models/lane-view.ts';
import { WORST_FIRST } from '../models/route-order.ts';
import type { App } from './app.ts';
import { Lane } from './lane.tsx';
import { RequestPane } from './request-pane.tsx';
import { panelId, tabId } from './request-tabs.tsx';
import { RequestsHeader } from './requests-header.tsx';
import { RoutesView } from './routes-view.tsx';
import { useLaneView } from './use-lane-view.ts';

/**
 * The requests of the page under the charts: on their time axis, or by routes, and why the picked one took its time. In a
 * comparison the axis is that of the reference; while no service is shown there is none.
 */
export function RequestsSection({ app, entry }: { app: App; entry: Entry | undefined }) {
  const { requests, laneSettings } = app;
  const service = entry?.service;
  const view = useLaneView(app, service);
  // Here, it outlasts a look at the other tab.
  const order = useSignal(WORST_FIRST);
  const section = useRef<HTMLElement>(null);
  useEffect(() => () => keepFocus(section.current), []);
  const isEmpty = useComputed(() => {
    void requests.revision.value;
    return requests.list.length === 0;
  });
  const { value: tab } = laneSettings.tab;
  if (isEmpty.value && !entry) return null;
  const shown =
    tab === 'routes' ? <RoutesView app={app} order={order} /> : <OnTimeAxis app={app} entry={entry} view={view} />;
  return (
    <section ref={section} class="requests" aria-label="Requests of the page" data-testid="requests" data-tab={tab}>
      {isEmpty.value ? (
        <p class="requests-note" data-testid="lane-empty">
          {entry?.recording
            ? 'This recording holds no requests of a page.'
            : 'Requests of the page appear here as they end; reload the page to see those from before DevTools was opened.'}
        </p>
      ) : (
        <>
          <RequestsHeader app={app} view={view} service={service} />
          <div class="requests-body">
            {REQUEST_TABS.map((each) => (
              <div
                key={each}
                id={panelId(each)}
                class="requests-panel"
                role="tabpanel"
                aria-labelledby={tabId(each)}
                hidden={each !== tab}
              >
                {each === tab && shown}
              </div>
            ))}
            <RequestPane app={app} />
          </div>
        </>
      )}
    </section>
  );
}

function OnTimeAxis({ app, entry, view }: { app: App; entry: Entry | undefined; view: LaneView }) {
  if (!entry) {
    return (
      <p class="requests-note">Once a service is shown, the requests stand here on the time axis of its charts.</p>
    );
  }
  const { value: isComparing } = app.comparison.isComparing;
  // Under other charts, it finds its edges anew.
  return <Lane key={`${entry.id} ${isComparing}`} app={app} view={view} service={entry.service} />;
}

/** The keyboard goes to the button that brings the requests back, where it was among them when they are closed. */
function keepFocus(section: HTMLElement | null): void {
  if (!section?.contains(document.activeElement)) return;
  document.querySelector<HTMLElement>('[data-testid="toggle-lane"]')?.focus();
}
