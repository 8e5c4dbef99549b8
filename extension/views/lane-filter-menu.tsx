import { REQUEST_TYPES } from '../browser/har.ts';
import { OUTCOMES, outcomeOf, type RequestFilter } from '../models/request-filter.ts';
import type { App } from './app.ts';
import { OUTCOME_LABELS, TYPE_LABELS } from './lane-text.ts';
import { Menu, type MenuItem } from './menu.tsx';

const SLOW_MS = [100, 500, 1000];

/** The menu that narrows the requests down to a type, an outcome, the slow ones, or those of the shown service. */
export function LaneFilterMenu({ app: { requests, requestChoice } }: { app: App }) {
  const { value: filter } = requestChoice.filter;
  const change = (more: Partial<RequestFilter>) => {
    requestChoice.filter.value = { ...filter, ...more };
  };
  // What is there when the menu is opened; with each request, the lines would move under the pointer.
  const types = new Set(requests.list.map(({ request }) => request.type));
  const outcomes = new Set(requests.list.map(({ request }) => outcomeOf(request)));
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
      OUTCOMES.filter((each) => outcomes.has(each) || filter.outcome === each),
      filter.outcome,
      (each) => OUTCOME_LABELS[each],
      (outcome) => change({ outcome }),
    ),
    ...choices(
      'Type',
      'Any',
      REQUEST_TYPES.filter((each) => types.has(each) || filter.type === each),
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
