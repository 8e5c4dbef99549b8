import { useComputed } from '@preact/signals';
import type { App } from './app.ts';
import { RequestPane } from './request-pane.tsx';
import { RoutesView } from './routes-view.tsx';

/** The requests of the page under the charts, with why one of them took its time beside them. */
export function RequestsArea({ app }: { app: App }) {
  const hasRequests = useComputed(() => app.requests.revision.value > 0 && app.requests.list.length > 0);
  if (!hasRequests.value) return null;
  return (
    <section class="requests" aria-label="Requests of the page" data-testid="requests">
      <div class="requests-main">
        <RoutesView app={app} />
      </div>
      <RequestPane app={app} />
    </section>
  );
}
