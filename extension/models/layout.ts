import type { Choices } from './visibility.ts';

export const THEME_CHOICES = ['auto', 'light', 'dark'] as const;

/** Which theme the panel has: that of DevTools, or always the same. */
export type ThemeChoice = (typeof THEME_CHOICES)[number];

/** How a person has arranged the charts of one service. Ids may be of charts and groups that are not there now. */
export interface Layout {
  /** Length of the live window, from `SHORTEST_WINDOW_MS` to `LONGEST_WINDOW_MS`. */
  windowMs: number;
  theme: ThemeChoice;
  /** Whether charts with nothing to show are left out. */
  hideEmpty: boolean;
  /** Ids of the charts in the overview, in its order. */
  pinned: readonly string[];
  /** Ids of the charts of the groups that the person has arranged; see `ordered`. */
  order: readonly string[];
  /** Names of groups, if the person has arranged them. */
  groups: readonly string[];
  /** Ids of charts that are not shown. */
  hidden: readonly string[];
  /** Names of groups that are folded away. */
  folded: readonly string[];
  /** Series whose visibility differs from what they start with. */
  series: Choices;
}

/** What of a layout decides which charts stand where. */
export type Arrangement = Pick<Layout, (typeof ARRANGEMENT_FIELDS)[number]>;

export const ARRANGEMENT_FIELDS = ['hideEmpty', 'pinned', 'order', 'groups', 'hidden', 'folded'] as const;

/** What a person has chosen of a layout; the rest is as usual. */
export type LayoutChoices = Partial<Layout>;

/** The live windows that are one click away. */
export const WINDOWS_MS = [60_000, 300_000, 900_000, 3_600_000] as const;

/** The charts that tell first whether a process is well. */
const FIRST_PINNED = [
  'nodejs.eventloop.delay',
  'nodejs.eventloop.utilization',
  'process.memory',
  'v8js.gc.time',
  'process.cpu',
  'http.server.request.duration.percentiles',
];

/** The charts of a service that nobody has arranged. */
export const USUAL_ARRANGEMENT: Arrangement = {
  hideEmpty: false,
  pinned: FIRST_PINNED,
  order: [],
  groups: [],
  hidden: [],
  folded: [],
};

/** The layout of such a service. */
export const USUAL_LAYOUT: Layout = {
  ...USUAL_ARRANGEMENT,
  series: new Map(),
  windowMs: WINDOWS_MS[1],
  theme: 'auto',
};

export const LAYOUT_FIELDS = ['windowMs', 'theme', 'series', ...ARRANGEMENT_FIELDS] as const;

/** What a layout says in those fields that a choice has. */
export function pickFields(layout: Layout, choices: LayoutChoices): LayoutChoices {
  const picked: LayoutChoices = {};
  for (const field of LAYOUT_FIELDS) if (choices[field] !== undefined) copy(layout, picked, field);
  return picked;
}

/** Whether two layouts have the charts in the same places. */
export function isSameArrangement(a: Arrangement, b: Arrangement): boolean {
  return ARRANGEMENT_FIELDS.every((field) => a[field] === b[field]);
}

function copy<Field extends keyof Layout>(from: Layout, to: LayoutChoices, field: Field): void {
  to[field] = from[field];
}
