import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { ChartDescription, ChartKind } from '../../shared/charts.ts';
import { foldText } from './folded-text.ts';

/** What a person looks for among the charts. Kept for as long as the panel is open. */
export interface Finder {
  /** As typed. */
  query: Signal<string>;
  group: Signal<string | undefined>;
  kind: Signal<ChartKind | undefined>;
  /** How many of these are set. */
  active: ReadonlySignal<number>;
  /** The words of the query, as `matches` wants them. */
  words: ReadonlySignal<readonly string[]>;
  matches: ReadonlySignal<(chart: ChartDescription) => boolean>;
  clear(): void;
}

export function createFinder(): Finder {
  const query = signal('');
  const group = signal<string>();
  const kind = signal<ChartKind>();
  const words = computed(() => wordsOf(query.value));
  const active = computed(
    () => [words.value.length > 0, group.value !== undefined, kind.value !== undefined].filter(Boolean).length,
  );
  const matches = computed(() => {
    const [wanted, onlyGroup, onlyKind] = [words.value, group.value, kind.value];
    return (chart: ChartDescription) =>
      (onlyGroup === undefined || chart.group === onlyGroup) &&
      (onlyKind === undefined || chart.kind === onlyKind) &&
      hasWords(chart, wanted);
  });
  return {
    query,
    group,
    kind,
    active,
    words,
    matches,
    clear() {
      query.value = '';
      group.value = undefined;
      kind.value = undefined;
    },
  };
}

/** The words of a query, without case and accents. */
export function wordsOf(query: string): readonly string[] {
  return foldText(query).split(/\s+/).filter(Boolean);
}

const texts = new WeakMap<ChartDescription, string>();

/** Whether all words stand in what is said about a chart: title, series, group, unit and help. */
export function hasWords(chart: ChartDescription, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = texts.get(chart) ?? textOf(chart);
  texts.set(chart, text);
  return words.every((word) => text.includes(word));
}

/** How values of a unit are written, which is what a person sees and looks for. */
const WRITTEN: Readonly<Record<string, string>> = {
  By: 'bytes B KiB MiB GiB',
  s: 'seconds s ms µs ns',
  '1': '% per cent percent',
};

function textOf({ title, id, group, unit, help = '', series }: ChartDescription): string {
  const parts = [title, id, group, unit, WRITTEN[unit.replace(/\/s$/, '')] ?? '', help];
  parts.push(...series.flatMap((each) => [each.label, each.id]));
  // A word must not be found across the end of one text and the start of the next.
  return foldText(parts.join('\n'));
}
