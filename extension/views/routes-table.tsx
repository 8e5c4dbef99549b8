import type { ReadonlySignal, Signal } from '@preact/signals';
import { Fragment } from 'preact';
import { nextOrder, ROUTE_COLUMNS, type RouteColumn, type RouteOrder } from '../models/route-order.ts';
import type { RouteFigures } from '../models/routes.ts';
import type { App } from './app.ts';
import { formatTook } from './explanation-text.ts';
import { formatShare } from './request-text.ts';
import { RouteRequests } from './route-requests.tsx';

/** A page that makes up addresses of its own kind has thousands. */
const MOST = 200;

const HEADS: Readonly<Record<RouteColumn, { label: string; help?: string }>> = {
  route: { label: 'Route', help: 'Method and path, with what differs from one to the next as :id' },
  count: { label: 'Count' },
  median: { label: 'p50', help: 'Half of the requests over the network took no longer' },
  p95: { label: 'p95', help: '19 of 20 requests over the network took no longer' },
  gc: {
    label: 'GC',
    help: 'The share of garbage collections in the time of those requests that are explained exactly',
  },
  queued: { label: 'Queued', help: 'The share in which the process was busy before it took the request up' },
  own: { label: 'Own', help: 'The share of their own work, as far as it took 50 ms and more at a time' },
};

interface TableProps {
  app: App;
  routes: readonly RouteFigures[];
  order: Signal<RouteOrder>;
  beat: ReadonlySignal<number>;
}

/** The routes of the page with their figures; a click on one leaves its requests alone, and lists them under it. */
export function RoutesTable({ app, routes, order, beat }: TableProps) {
  const { route: chosen } = app.requestChoice.filter.value;
  const { column: sorted, isDescending } = order.value;
  const hasHosts = new Set(routes.map(({ route }) => route.host)).size > 1;
  return (
    <div class="routes-table">
      <table>
        <thead>
          <tr>
            {ROUTE_COLUMNS.map((column) => (
              <th
                key={column}
                scope="col"
                title={HEADS[column].help}
                {...(column === sorted && { 'aria-sort': isDescending ? 'descending' : 'ascending' })}
              >
                <button
                  type="button"
                  class="quiet"
                  data-testid={`sort-${column}`}
                  onClick={() => {
                    order.value = nextOrder(order.value, column);
                  }}
                >
                  {HEADS[column].label}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {routes.slice(0, MOST).map((figures) => (
            <Fragment key={figures.route.key}>
              <Row app={app} figures={figures} hasHosts={hasHosts} />
              {chosen === figures.route.key && (
                <tr class="of-route">
                  <td colSpan={ROUTE_COLUMNS.length}>
                    <RouteRequests app={app} beat={beat} />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      {routes.length > MOST && (
        <p class="faint">
          The first {MOST} of {routes.length} routes.
        </p>
      )}
    </div>
  );
}

function Row({ app, figures, hasHosts }: { app: App; figures: RouteFigures; hasHosts: boolean }) {
  const { route, count, median, p95, gc, queued, own } = figures;
  const { filter } = app.requestChoice;
  const isChosen = filter.value.route === route.key;
  const choose = () => {
    const { route: _, ...rest } = filter.value;
    filter.value = isChosen ? rest : { ...rest, route: route.key };
  };
  return (
    <tr data-testid="route" data-route={route.key} class={isChosen ? 'chosen' : undefined}>
      <td>
        <button
          type="button"
          class="quiet"
          aria-expanded={isChosen}
          title={`${route.key}: ${isChosen ? 'show all again' : 'show only its requests'}`}
          onClick={choose}
        >
          <span class="method">{route.method}</span> {route.path}
          {hasHosts && <span class="faint"> {route.host}</span>}
        </button>
      </td>
      <td>{count}</td>
      {[median, p95].map((ms, index) => (
        <td key={index === 0 ? 'median' : 'p95'}>{ms === undefined ? '–' : formatTook(ms)}</td>
      ))}
      {Object.entries({ gc, queued, own }).map(([kind, share]) => (
        <td key={kind} data-kind={kind}>
          {share === undefined ? '–' : formatShare(share)}
        </td>
      ))}
    </tr>
  );
}
