import type { KindInput } from './kind.ts';
import { shownColumns } from './kind.ts';
import { type Cell, type Column, noCells } from './rows.ts';

/**
 * Adds the series up, so that each line is the sum of its own and all before it. A hidden series adds nothing, also
 * where it is the first: uPlot fills the space between two lines only where both have a value. A row without any value
 * stays a gap.
 */
export function stack(columns: readonly (readonly Cell[])[]): Cell[][] {
  const sums = (columns[0] ?? []).map((_, row): Cell => (columns.some((cells) => cells[row] !== null) ? 0 : null));
  return columns.map((cells) =>
    cells.map((cell, row) => {
      const below = sums[row] ?? null;
      if (below === null) return null;
      const sum = below + (cell ?? 0);
      sums[row] = sum;
      return sum;
    }),
  );
}

/** The sums of the means of what is shown, each series with all before it. */
export const stackedMeans = (input: KindInput): Cell[][] => stackedBy(input, ({ mean }) => mean);

/**
 * The sum of the highest values of all series that are shown, where rows are reduced. The series need not have reached
 * them at the same time: the true sum never was above it, and at some time may have been anywhere up to it. It is there
 * so that no spike is lost, which a sum of means would level.
 */
export const stackedMaxima = (input: KindInput): Cell[] =>
  stackedBy(input, ({ high }) => high).at(-1) ?? noCells(input.plan);

const stackedBy = (input: KindInput, pick: (column: Column) => Cell[]): Cell[][] =>
  stack(shownColumns(input).map((column) => (column ? pick(column) : noCells(input.plan))));
