import type { KindInput } from '../charts/kind.ts';
import type { Look } from '../charts/look.ts';

/** Colours that can be told apart by name. */
export const LOOK: Look = {
  palette: ['red', 'green', 'blue'],
  text: 'text',
  grid: 'grid',
  surface: 'surface',
  tones: { unknown: 'unknown', fine: 'fine', strained: 'strained', bad: 'bad' },
  gc: 'gc',
  gcMajor: 'gc-major',
  stall: 'stall',
  mark: 'mark',
  heat: 'heat',
};

/** The rows 0 to n - 1 at 1000, 2000 and so on, as many as the columns have, with gaps where `rows` says -1. */
export function inputOf(columns: readonly (readonly number[] | undefined)[], more: Partial<KindInput> = {}): KindInput {
  const length = columns.find((values) => values !== undefined)?.length ?? 0;
  const rows = Array.from({ length }, (_, row) => row);
  return {
    plan: { times: rows.map((row) => (row + 1) * 1000), rows },
    columns: columns.map((values) => values && Float64Array.from(values)),
    visible: columns.map(() => true),
    intervalMs: 1000,
    ...more,
  };
}
