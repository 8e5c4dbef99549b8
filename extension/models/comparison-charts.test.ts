import { describe, expect, it } from 'vitest';
import { chartOf } from '../testing/fixtures.ts';
import { comparedCharts } from './comparison-charts.ts';

const heap = (ids: string[], more = {}) => chartOf(ids, { id: 'heap', title: 'Heap', ...more });

describe('comparedCharts', () => {
  it('matches charts by id, and takes title and kind from the first that has one', () => {
    const [first, second] = [heap(['used']), heap(['used'], { title: 'Heap of V8', kind: 'area' })];
    expect(comparedCharts([[first], [second]])).toEqual([{ chart: first, own: [first, second] }]);
  });

  it('has the series of all of them, each once', () => {
    const [{ chart } = { chart: undefined }] = comparedCharts([[heap(['used', 'total'])], [heap(['total', 'limit'])]]);
    expect(chart?.series.map(({ id }) => id)).toEqual(['used', 'total', 'limit']);
  });

  it('shows what only one has all the same, behind what came before', () => {
    const [a, b] = [heap(['used']), chartOf(['orders'], { id: 'orders' })];
    expect(comparedCharts([[a], [b], []])).toEqual([
      { chart: a, own: [a, undefined, undefined] },
      { chart: b, own: [undefined, b, undefined] },
    ]);
  });

  it('does not put values of different units on one axis', () => {
    const charts = comparedCharts([[heap(['used'], { unit: 'By' })], [heap(['used'], { unit: 's' })]]);
    expect(charts.map(({ chart }) => chart.unit)).toEqual(['By', 's']);
  });
});
