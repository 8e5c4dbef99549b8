import { type Signal, untracked, useComputed, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { explainInTurns } from '../models/explanations.ts';
import { createPulse } from '../models/pulse.ts';
import type { RequestFilter } from '../models/request-filter.ts';
import { type RouteOrder, sortRoutes } from '../models/route-order.ts';
import { figuresByRoute } from '../models/routes.ts';
import type { App } from './app.ts';
import { RequestHeatmap } from './request-heatmap.tsx';
import { RoutesTable } from './routes-table.tsx';
import { useShownRequests } from './use-shown-requests.ts';

/** All requests are looked through, which need not be done for each that comes. */
const EVERY_MS = 1000;

/** Every route stays in the table, so that another one can be chosen. */
const allRoutes = ({ route: _, ...filter }: RequestFilter): RequestFilter => filter;

/** The worst first: how long the requests of the page took, by time and by route. */
export function RoutesView({ app, order }: { app: App; order: Signal<RouteOrder> }) {
  const { requests, entries, explanations } = app;
  // What is told late of pauses comes with the samples of a service, and live charts move with them.
  const changes = useComputed(() => requests.revision.value + (entries.shown.value?.service.revision.value ?? 0));
  const { beat, dispose } = useMemo(() => createPulse(changes, EVERY_MS), [changes]);
  useEffect(() => dispose, [dispose]);
  const shown = useShownRequests(app, beat, allRoutes);
  const explained = useSignal(0);
  useSignalEffect(() =>
    explainInTurns(explanations, shown.value, () => {
      explained.value = untracked(() => explained.value) + 1;
    }),
  );
  const routes = useComputed(() => {
    void explained.value;
    return figuresByRoute(
      shown.value.map((seen) => {
        const explanation = explanations.known(seen);
        return { request: seen.request, ...(explanation && { explanation }) };
      }),
    );
  });
  return (
    <div class="routes" data-testid="routes">
      <RequestHeatmap app={app} beat={beat} />
      {routes.value.length > 0 ? (
        <RoutesTable app={app} routes={sortRoutes(routes.value, order.value)} order={order} beat={beat} />
      ) : (
        <p class="routes-none">No request matches the filter.</p>
      )}
    </div>
  );
}
