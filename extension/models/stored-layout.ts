import { MAX_COLUMNS, MAX_ID_LENGTH } from '../../shared/limits.ts';
import { LAYOUT_FIELDS, type LayoutChoices, THEME_CHOICES, type ThemeChoice } from './layout.ts';
import { isRecord } from './record.ts';
import { LONGEST_WINDOW_MS, SHORTEST_WINDOW_MS } from './timeline.ts';

/** More layouts than profiles are not kept: those that were changed last stay. */
export const MAX_LAYOUTS = 200;

/** The form in which layouts are stored; the last in the list was changed last. */
export interface LayoutsRecord {
  version: 1;
  /** What held for every service before each had a layout of its own. */
  common?: Record<string, unknown>;
  layouts: [id: string, layout: Record<string, unknown>][];
}

/** What was found in storage. */
export interface StoredLayouts {
  common: LayoutChoices;
  layouts: Map<string, LayoutChoices>;
  /** How many entries were left out, or read in part. */
  damaged: number;
}

/** Reads what storage holds of all layouts; `undefined` (nothing stored yet) is no layout. */
export function readLayouts(stored: unknown): StoredLayouts {
  const layouts = new Map<string, LayoutChoices>();
  if (stored === undefined) return { common: {}, layouts, damaged: 0 };
  const { version, common: storedCommon = {}, layouts: entries } = isRecord(stored) ? stored : {};
  if (version !== 1 || !Array.isArray(entries)) return { common: {}, layouts, damaged: 1 };
  const common = readLayout(storedCommon);
  let damaged = common.isWhole ? 0 : 1;
  for (const entry of entries.slice(-MAX_LAYOUTS)) {
    const [id, value] = Array.isArray(entry) ? entry : [];
    const { choices, isWhole } = readLayout(value);
    if (!isWhole || !isId(id)) damaged++;
    if (isId(id) && isRecord(value)) layouts.set(id, choices);
  }
  return { common: common.choices, layouts, damaged };
}

/** The form in which they are stored. */
export function writeLayouts(common: LayoutChoices, layouts: ReadonlyMap<string, LayoutChoices>): LayoutsRecord {
  return {
    version: 1,
    ...(Object.keys(common).length > 0 && { common: writeLayout(common) }),
    layouts: [...layouts].slice(-MAX_LAYOUTS).map(([id, choices]) => [id, writeLayout(choices)]),
  };
}

/** What was kept for all services together, under the key `preferences`, before each had a layout of its own. */
export function readFormerPreferences(stored: unknown): LayoutChoices {
  if (!isRecord(stored)) return {};
  const { windowMs, foldedGroups: folded, series } = stored;
  return readLayout({ windowMs, folded, series }).choices;
}

/** A list longer than this is cut at its front, where the oldest choices stand. */
const MAX_IDS = MAX_COLUMNS;
const MAX_SERIES = 2000;

/** Reads one layout. A field that makes no sense is left out, and so is such an entry of a list. */
function readLayout(stored: unknown): { choices: LayoutChoices; isWhole: boolean } {
  if (!isRecord(stored)) return { choices: {}, isWhole: false };
  const { windowMs, theme, hideEmpty, pinned, order, groups, hidden, folded, series } = stored;
  const choices: LayoutChoices = {
    ...(isWindow(windowMs) && { windowMs }),
    ...(isTheme(theme) && { theme }),
    ...(typeof hideEmpty === 'boolean' && { hideEmpty }),
    ...(Array.isArray(pinned) && { pinned: ids(pinned) }),
    ...(Array.isArray(order) && { order: ids(order) }),
    ...(Array.isArray(groups) && { groups: ids(groups) }),
    ...(Array.isArray(hidden) && { hidden: ids(hidden) }),
    ...(Array.isArray(folded) && { folded: ids(folded) }),
    ...(Array.isArray(series) && { series: new Map(series.filter(isVisibility)) }),
  };
  const written = writeLayout(choices);
  const isWhole = Object.entries(written).every(([field, value]) => lengthOf(value) === lengthOf(stored[field]));
  const isKnown = LAYOUT_FIELDS.every((field) => stored[field] === undefined || written[field] !== undefined);
  return { choices, isWhole: isWhole && isKnown };
}

function writeLayout({ series, ...choices }: LayoutChoices): Record<string, unknown> {
  const written: Record<string, unknown> = { ...choices };
  for (const [field, value] of Object.entries(written))
    if (Array.isArray(value)) written[field] = value.slice(-MAX_IDS);
  return series ? { ...written, series: [...series].slice(-MAX_SERIES) } : written;
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

const isId = (value: unknown): value is string => typeof value === 'string' && value.length <= MAX_ID_LENGTH;

const ids = (list: readonly unknown[]) => list.filter(isId).slice(-MAX_IDS);

const isTheme = (value: unknown): value is ThemeChoice => THEME_CHOICES.some((theme) => theme === value);

function isWindow(value: unknown): value is number {
  return typeof value === 'number' && value >= SHORTEST_WINDOW_MS && value <= LONGEST_WINDOW_MS;
}

function isVisibility(entry: unknown): entry is [string, boolean] {
  return Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'boolean';
}
