import { describe, expect, it } from 'vitest';
import { chartOf, frameOf } from '../testing/fixtures.ts';
import { columnsOfChart, columnsOfCharts, csvOf, rowsWithin } from './csv.ts';
import { createRollup } from './rollup.ts';
import { createSeriesStore } from './series.ts';
import type { Tier } from './tiers.ts';

const START = Date.UTC(2026, 10, 26, 4, 15, 3, 7);

function fullTier(rows: number[][], ids: string[]): Tier {
  const store = createSeriesStore(3_600_000);
  store.append(frameOf(rows), ids);
  return { stepMs: 0, shifts: 0, times: store.times, mean: store.values, low: store.values, high: store.values };
}

const samplesOf = (rows: number[][], ids: string[]) => [fullTier(rows, ids)];

describe('csvOf', () => {
  it('has a row for each sample in the range, with its time to the millisecond', () => {
    const samples = samplesOf(
      [
        [START - 1, 9],
        [START, 1.5],
        [START + 1000, -2],
        [START + 2000, 9],
      ],
      ['used'],
    );
    const columns = columnsOfChart(chartOf(['used']));
    expect(csvOf(columns, rowsWithin(samples, { from: START, to: START + 1000 }))).toBe(
      'time,used (By)\r\n2026-11-26T04:15:03.007Z,1.5\r\n2026-11-26T04:15:04.007Z,-2\r\n',
    );
  });

  it('has the mean, lowest and highest values of steps for what is not held in full any more', () => {
    const minute = Date.UTC(2026, 10, 26, 4, 15);
    const rows = [-90, -70, -50, -10, 20].map((seconds, index) => [minute + seconds * 1000, 10 * index]);
    const rollup = createRollup(60_000, 86_400_000);
    rollup.append(frameOf(rows), ['used'], rows.length);
    // Of the samples, only the newest is left.
    const tiers = [fullTier(rows.slice(-1), ['used']), rollup];
    const csv = csvOf(
      columnsOfChart(chartOf(['used'])),
      rowsWithin(tiers, { from: minute - 30_000, to: minute + 30_000 }),
    );
    expect(csv.trimEnd().split('\r\n')).toEqual([
      'time,used (By) mean,used (By) lowest,used (By) highest',
      '2026-11-26T04:15:00.000Z,25,20,30',
      '2026-11-26T04:15:20.000Z,40,40,40',
    ]);
  });

  it('leaves a cell empty where there is no value, and a column where the series never came', () => {
    const samples = samplesOf([[START, Number.NaN, Infinity]], ['a', 'b']);
    const csv = csvOf(columnsOfChart(chartOf(['a', 'b', 'c'])), rowsWithin(samples, { from: START, to: START }));
    expect(csv.split('\r\n')[1]).toBe('2026-11-26T04:15:03.007Z,,,');
  });

  it.each([
    ['a, b', '"a, b (By)"'],
    ['say "x"', '"say ""x"" (By)"'],
    ['two\nlines', '"two\nlines (By)"'],
    ['=HYPERLINK("http://a")', `"'=HYPERLINK(""http://a"") (By)"`],
    ['+1', "'+1 (By)"],
    ['-1', "'-1 (By)"],
    ['@a', "'@a (By)"],
    [' =a', "' =a (By)"],
    ['\ta', "'\ta (By)"],
    ['＝a', "'＝a (By)"],
    ['a=b', 'a=b (By)'],
  ])('writes a heading so that it is read back as it is, and never run: %j', (label, heading) => {
    const chart = { ...chartOf(['a']), series: [{ id: 'a', label }] };
    expect(csvOf(columnsOfChart(chart), rowsWithin(samplesOf([], []), { from: 0, to: 1 }))).toBe(`time,${heading}\r\n`);
  });
});

describe('columnsOfCharts', () => {
  it('has the series of all charts, each once, named with its chart', () => {
    const charts = [chartOf(['a', 'b'], { title: 'One' }), chartOf(['b', 'c'], { title: 'Two', unit: '' })];
    expect(columnsOfCharts(charts)).toEqual([
      { heading: 'One: a (By)', series: 'a' },
      { heading: 'One: b (By)', series: 'b' },
      { heading: 'Two: c', series: 'c' },
    ]);
  });
});
