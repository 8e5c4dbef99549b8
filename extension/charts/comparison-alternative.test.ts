import { describe, expect, it } from 'vitest';
import type { ChartKind } from '../../shared/charts.ts';
import type { Compared } from '../models/comparison.ts';
import { fakeEntry } from '../testing/entries.ts';
import { chartOf } from '../testing/fixtures.ts';
import { describeComparison } from './comparison-alternative.ts';
import { createGrid, type GridCell, type GridLine } from './comparison-grid.ts';
import { rowsOf } from './comparison-rows.ts';

const compared = ['shop', 'pay'].map(
  (label): Compared => ({ id: label, label, color: 0, service: fakeEntry(label).entry.service }),
);
const line = (...cells: GridCell[]): GridLine => ({ cells });

interface Options {
  kind?: ChartKind;
  visible?: boolean[];
}

/** The words of a chart in the spans 0–1000, 1000–2000 and so on; the first and the last lie beside what is in view. */
function wordsOf(ids: string[], services: (GridLine | undefined)[][], { kind = 'lines', visible = [] }: Options = {}) {
  const chart = chartOf(ids, { title: 'Memory', kind });
  const length = Math.max(...services.flat().map((each) => each?.cells.length ?? 0));
  const range = { from: 1000, to: length * 1000 - 1001 };
  const grid = { ...createGrid(range, 1, 0), spanMs: 1000, times: Array.from({ length }, (_, at) => at * 1000 + 500) };
  return describeComparison(chart, { grid, rows: rowsOf(chart, visible), services }, { compared, range });
}

describe('a chart of a comparison in words', () => {
  it('tells newest, lowest and highest of each line in view, service by service', () => {
    expect(
      wordsOf(
        ['rss', 'heap'],
        [
          [line(900, 100, 20, 50, 900), line(7, 7, 7, 7, 7)],
          [line(900, null, 30, null, 1), undefined],
        ],
      ),
    ).toBe('Memory. shop: rss 50 B, lowest 20 B, highest 100 B; heap 7 B, steady. pay: rss 30 B, steady.');
  });

  it('counts the lowest and the highest values of the samples that share a span', () => {
    const shared = { cells: [0, 5, 0], low: Float64Array.of(0, 1, 0), high: Float64Array.of(0, 90, 0) };
    expect(wordsOf(['rss'], [[shared], [line(0, null, 0)]])).toBe(
      'Memory. shop: rss 5 B, lowest 1 B, highest 90 B. pay: no values in view.',
    );
  });

  it('leaves out what is not drawn, and says when that is all', () => {
    const both = [line(0, 1, 0), line(0, 2, 0)];
    expect(wordsOf(['rss', 'heap'], [both, both], { visible: [false, true] })).toBe(
      'Memory. shop: heap 2 B, steady. pay: heap 2 B, steady.',
    );
    expect(wordsOf(['rss', 'heap'], [both, both], { visible: [false, false] })).toBe('Memory. All series are hidden.');
    const sum = [line(0, 3, 0), ...both];
    expect(wordsOf(['rss', 'heap'], [sum, sum], { kind: 'area' })).toBe(
      'Memory. shop: sum of 2 series 3 B, steady. pay: sum of 2 series 3 B, steady.',
    );
  });

  it('is no endless list', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `s${index}`);
    const lines = ids.map(() => line(0, 1, 0));
    const text = wordsOf(ids, [lines, lines]);
    expect(text).toContain('s5 1 B, steady; and 34 more series. pay:');
    expect(text).not.toContain('s6');
  });
});
