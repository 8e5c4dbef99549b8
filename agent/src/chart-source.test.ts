import { describe, expect, it, vi } from 'vitest';
import type { HeatmapOptions, SeriesChartOptions } from './chart.ts';
import { createChartSource } from './chart-source.ts';

const series = [{ id: 'x', value: () => 1 }];
const lines: SeriesChartOptions = { id: 'c', title: 'C', unit: 'By', kind: 'lines', series };
const heatmap: HeatmapOptions = {
  id: 'h',
  title: 'H',
  unit: 's',
  kind: 'heatmap',
  bounds: [0, 0.005, 0.01],
  counts: () => [3, 4],
};

describe('createChartSource', () => {
  it('describes a chart, with group and labels where none are given', () => {
    expect(createChartSource(lines, vi.fn()).charts).toEqual([
      { id: 'c', title: 'C', unit: 'By', kind: 'lines', group: 'app', series: [{ id: 'x', label: 'x' }] },
    ]);
  });

  it('describes all that is given, cut to what is shown', () => {
    const given = {
      ...lines,
      group: 'shop',
      help: 'h'.repeat(1100),
      series: [{ id: 'x', label: 'X', value: () => 1 }],
    };
    const [chart] = createChartSource(given, vi.fn()).charts;
    expect(chart).toMatchObject({ group: 'shop', series: [{ id: 'x', label: 'X' }] });
    expect(chart?.help).toBe(`${'h'.repeat(1023)}…`);
  });

  it('turns a heatmap into a series a bucket', () => {
    const source = createChartSource(heatmap, vi.fn());
    expect(source.charts[0]).toMatchObject({
      kind: 'heatmap',
      bounds: [0, 0.005, 0.01],
      series: [
        { id: 'h{le=0.005}', label: '0 to 5 ms' },
        { id: 'h{le=0.01}', label: '5 ms to 10 ms' },
      ],
    });
    const values = new Float64Array(2);
    source.read(values, { time: 1, elapsedMs: 1000 });
    expect([...values]).toEqual([3, 4]);
  });

  it.each([
    [null, 'A chart must be an object; it is null.'],
    [{ ...lines, id: '' }, 'The id of a chart must be a string that is not empty; it is "".'],
    [
      { ...lines, kind: 'pie' },
      /^The kind of chart "c" must be one of lines, area, bars, bands, heatmap; it is "pie"\.$/,
    ],
    [{ ...lines, kind: undefined }, /it is undefined\.$/],
    [{ ...lines, title: undefined }, 'The title of chart "c" must be a string; it is undefined.'],
    [{ ...lines, unit: 1 }, 'The unit of chart "c" must be a string; it is 1.'],
    [{ ...lines, group: 1 }, 'The group of chart "c" must be a string that is not empty; it is 1.'],
    [{ ...lines, help: 1 }, 'The help of chart "c" must be a string; it is 1.'],
    [
      { ...lines, series: [] },
      'The series of chart "c" must be an array with at least one entry; they are an empty array.',
    ],
    [{ ...lines, series: undefined }, /they are undefined\.$/],
    [{ ...lines, series: [null] }, 'A series of chart "c" must be an object; it is null.'],
    [{ ...lines, series: [...series, ...series] }, 'Chart "c" has two series with the id "x".'],
    [{ ...lines, series: [{ id: 'x'.repeat(257), value: () => 1 }] }, /has 257 characters; at most 256 are allowed\.$/],
    [
      { ...lines, series: [{ id: 'x', value: 3 }] },
      'The value of series "x" of chart "c" must be a function that returns a number; it is 3.',
    ],
    [
      { ...lines, series: [{ id: 'x', value: () => 1, rate: 1 }] },
      'The rate of series "x" of chart "c" must be true or false; it is 1.',
    ],
    [{ ...heatmap, bounds: [1] }, 'The bounds of heatmap "h" must be an array of 2 to 513 numbers; they are an array.'],
    [{ ...heatmap, bounds: [0, 2, 1] }, 'The bounds of heatmap "h" must be ascending finite numbers; bound 2 is 1.'],
    [{ ...heatmap, bounds: [0, Infinity] }, /bound 1 is Infinity\.$/],
    [{ ...heatmap, bounds: [0, '1'] }, /bound 1 is "1"\.$/],
    [
      { ...heatmap, counts: [1, 2] },
      'The counts of heatmap "h" must be a function that returns one number a bucket; they are an array.',
    ],
  ])('refuses %# in a full sentence', (options, message) => {
    // What JavaScript callers pass is not what the types say.
    const create = () => Reflect.apply(createChartSource, undefined, [options, vi.fn()]);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(message);
  });
});
