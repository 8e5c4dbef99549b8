import { useComputed } from '@preact/signals';
import type { App } from './app.ts';
import { RequestPane } from './request-pane.tsx';
import { RoutesView } from './routes-view.tsx';

/**
 * The routes of the page, where they are wanted. Why one request took its time stands beside the lane, and beside these
 * where there is no lane.
 */
export function RequestsArea({ app }: { app: App }) {
  const { requests, requestChoice, open, laneSettings, comparison, entries } = app;
  const hasLane = laneSettings.isOpen.value && entries.shown.value && !comparison.isComparing.value;
  const hasPane = !hasLane && requestChoice.picked.value !== undefined;
  const hasRequests = useComputed(() => requests.revision.value > 0 && requests.list.length > 0);
  if (!hasRequests.value) return null;
  return (
    <section class="requests-area" aria-label="Routes of the page" data-testid="requests-area">
      <header>
        <button
          type="button"
          class="fold"
          data-testid="toggle-routes"
          aria-expanded={open.routes.value}
          onClick={() => {
            open.routes.value = !open.routes.value;
          }}
        >
          Routes
        </button>
      </header>
      {(open.routes.value || hasPane) && (
        <div class="requests-body">
          {open.routes.value && <RoutesView app={app} />}
          {hasPane && <RequestPane app={app} />}
        </div>
      )}
    </section>
  );
}
