import { describe, expect, it } from 'vitest';
import type { ChartKind } from '../../shared/charts.ts';
import { chartOf } from '../testing/fixtures.ts';
import { countLines, explainRows, rowsOf } from './comparison-rows.ts';

const rows = (kind: ChartKind, ...visible: boolean[]) => rowsOf(chartOf(['a', 'b', 'c'], { kind }), visible);

describe('rowsOf', () => {
  it.each(['lines', 'bands'] as const)('has a line for each series of %s', (kind) => {
    expect(rows(kind, true, false, true).map(({ id, isOn }) => [id, isOn])).toEqual([
      ['a', true],
      ['b', false],
      ['c', true],
    ]);
    expect(countLines(rows(kind))).toBe(3);
  });

  it.each(['area', 'bars'] as const)('has one line for the parts of %s', (kind) => {
    expect(rows(kind).map(({ role, label }) => [role, label])).toEqual([
      ['sum', 'sum of 3 series'],
      ['part', 'a'],
      ['part', 'b'],
      ['part', 'c'],
    ]);
    expect(countLines(rows(kind))).toBe(1);
    expect(rows(kind, true, false, true)[0]?.label).toBe('sum of 2 of 3 series');
    expect(rows(kind, false, false, true)[0]?.label).toBe('c');
  });

  it('has the median and the 95th percentile of a heatmap', () => {
    expect(rows('heatmap').map(({ id }) => id)).toEqual(['p50', 'p95']);
    expect(countLines(rows('heatmap'))).toBe(2);
  });
});

describe('explainRows', () => {
  it('says what is drawn where it is not the series themselves', () => {
    expect(explainRows(chartOf(['a']))).toBeUndefined();
    expect(explainRows(chartOf(['a'], { kind: 'area' }))).toContain('sum');
    expect(explainRows(chartOf(['a'], { kind: 'heatmap' }))).toContain('95th percentile');
  });
});
