import { describe, expect, it } from 'vitest';
import { asCharts, type ChartDescription, columnsOf } from './charts.ts';
import { MAX_COLUMNS } from './limits.ts';

function lines(id: string, ...ids: string[]): ChartDescription {
  return { id, title: id, unit: 'By', kind: 'lines', group: 'g', series: ids.map((id) => ({ id, label: id })) };
}

const heatmap: ChartDescription = { ...lines('h', 'h1', 'h2'), kind: 'heatmap', bounds: [0, 1, 2] };

describe('columnsOf', () => {
  it('lists every series once, in the order of first appearance', () => {
    expect(columnsOf([lines('a', 'x', 'y'), lines('b', 'y', 'z')])).toEqual(['x', 'y', 'z']);
  });
});

describe('asCharts', () => {
  it('accepts charts that share a series, help and a heatmap, and drops what it does not know', () => {
    const charts = [lines('a', 'x'), { ...lines('b', 'x'), help: 'why' }, heatmap];
    expect(asCharts(charts.map((chart) => ({ ...chart, extra: 1 })))).toEqual(charts);
  });

  it('drops bounds of a chart that is no heatmap', () => {
    expect(asCharts([{ ...lines('a', 'x'), bounds: 'nonsense' }])).toEqual([lines('a', 'x')]);
  });

  it.each([
    [[lines('a', 'x'), lines('a', 'y')], 'The chart id "a" is used twice.'],
    [[lines('a')], 'The series list of chart "a" is empty.'],
    [[{ ...lines('a', 'x'), kind: 'pie' }], /The kind of chart "a" is "pie"/],
    [[{ ...lines('a', 'x'), title: 3 }], 'The title of chart "a" is not a text.'],
    [[{ ...lines('a', 'x'), help: 3 }], 'The help of chart "a" is not a text.'],
    [[{ ...lines('a', 'x'), group: '' }], 'The group of chart "a" is empty.'],
    [[{ ...lines('a', 'x'), series: [{ id: 'x' }] }], 'The label of a series of chart "a" is not a text.'],
    [[{ ...heatmap, bounds: undefined }], 'The bounds of chart "h" is not a list.'],
    [[{ ...heatmap, bounds: [0, 1] }], 'The bounds of chart "h" are 2; 2 buckets want 3.'],
    [[{ ...heatmap, bounds: [0, 1, 1] }], 'The bounds of chart "h" do not ascend.'],
    [[{ ...heatmap, bounds: [0, 1, null] }], 'A bound of chart "h" is not a number.'],
    [Array.from({ length: MAX_COLUMNS + 1 }, (_, i) => lines(`c${i}`, 'x')), /has 513 entries; at most 512/],
    [{}, 'The list of charts is not a list.'],
  ])('refuses %#', (charts, message) => {
    expect(() => asCharts(charts)).toThrow(message);
  });
});
