import { type ReadonlySignal, useComputed } from '@preact/signals';
import type { SeenRequest } from '../models/page-requests.ts';
import { matchesFilter, type RequestFilter } from '../models/request-filter.ts';
import type { App } from './app.ts';

/**
 * The requests that the filter leaves, anew with each beat: a signal that changes once in a while after requests came.
 * `change` gives another filter than the person's own.
 */
export function useShownRequests(
  { requests, requestChoice, entries }: App,
  beat: ReadonlySignal<number>,
  change: (filter: RequestFilter) => RequestFilter = (filter) => filter,
): ReadonlySignal<readonly SeenRequest[]> {
  return useComputed(() => {
    void beat.value;
    const filter = change(requestChoice.filter.value);
    const shown = entries.shown.value?.service;
    return requests.list.filter((seen) => matchesFilter(seen, filter, shown));
  });
}
