import { useComputed } from '@preact/signals';
import type { App } from './app.ts';
import { RequestPane } from './request-pane.tsx';
import { RoutesView } from './routes-view.tsx';

/** The routes of the page, where they are wanted, with why one request took its time beside them. */
export function RequestsArea({ app }: { app: App }) {
  const { requests, requestChoice, open } = app;
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
      {(open.routes.value || requestChoice.picked.value !== undefined) && (
        <div class="requests-body">
          {open.routes.value && <RoutesView app={app} />}
          <RequestPane app={app} />
        </div>
      )}
    </section>
  );
}
