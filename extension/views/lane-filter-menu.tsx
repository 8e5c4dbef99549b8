import { computed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { REQUEST_TYPES } from '../browser/har.ts';
import type { LaneView } from '../models/lane-view.ts';
import { OUTCOMES, type RequestFilter } from '../models/request-filter.ts';
import type { App } from './app.ts';
import { OUTCOME_LABELS, TYPE_LABELS } from './lane-text.ts';
import { Menu, type MenuItem } from './menu.tsx';

const SLOW_MS = [100, 500, 1000];

/** The menu that narrows the requests down to a type, an outcome, the slow ones, or those of the shown service. */
export function LaneFilterMenu({ app: { requests, requestChoice }, view }: { app: App; view: LaneView }) {
  const { value: filter } = requestChoice.filter;
  const change = (more: Partial<RequestFilter>) => {
    requestChoice.filter.value = { ...filter, ...more };
  };
  // As text, so that a request of a type that is there already draws nothing anew.
  const types = useMemo(
    () =>
      computed(() => {
        void view.total.value;
        return [...new Set(requests.list.map(({ request }) => request.type))].toSorted().join(' ');
      }),
    [requests, view],
  );
  const present = types.value.split(' ');
  const items: MenuItem[] = [
    {
      id: 'lane-own',
      label: 'This service only',
      checked: filter.isOwnOnly,
      run: () => change({ isOwnOnly: !filter.isOwnOnly }),
    },
    ...choices('Time', 'Any', SLOW_MS, filter.slowMs, slowLabel, (slowMs) => change({ slowMs })),
    ...choices(
      'Outcome',
      'Any',
      OUTCOMES,
      filter.outcome,
      (each) => OUTCOME_LABELS[each],
      (outcome) => change({ outcome }),
    ),
    ...choices(
      'Type',
      'Any',
      REQUEST_TYPES.filter((each) => present.includes(each) || filter.type === each),
      filter.type,
      (each) => TYPE_LABELS[each],
      (type) => change({ type }),
    ),
  ];
  const active = [filter.type, filter.outcome, filter.slowMs, filter.isOwnOnly || undefined];
  const count = active.filter((each) => each !== undefined).length;
  return (
    <Menu
      label={count > 0 ? `Filter · ${count}` : 'Filter'}
      title="Filter the requests"
      id="lane-filter"
      items={items}
    />
  );
}

const slowLabel = (ms: number) => `At least ${ms < 1000 ? `${ms} ms` : `${ms / 1000} s`}`;

/** One line for each choice and one for none of them. */
function choices<Value extends string | number>(
  section: string,
  none: string,
  values: readonly Value[],
  chosen: Value | undefined,
  label: (value: Value) => string,
  choose: (value: Value | undefined) => void,
): MenuItem[] {
  return [undefined, ...values].map((value) => ({
    id: `lane-${section.toLowerCase()}-${value ?? 'any'}`,
    label: value === undefined ? none : label(value),
    section,
    isChoice: true,
    checked: chosen === value,
    run: () => choose(value),
  }));
}
