import { describe, expect, it } from 'vitest';
import { chartOf, frameOf } from '../testing/fixtures.ts';
import { columnsOfChart, columnsOfCharts, csvOf, rowsInRange } from './csv.ts';
import { createHoldings } from './holdings.ts';

const START = Date.UTC(2026, 10, 26, 4, 15, 3, 7);

/** Every resolution of these rows. */
function samplesOf(rows: number[][], ids: string[]) {
  const holdings = createHoldings();
  holdings.append(frameOf(rows), ids);
  return holdings.tiers;
}

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
    expect(csvOf(columns, rowsInRange(samples, { from: START, to: START + 1000 }))).toBe(
      'time,used (By)\r\n2026-11-26T04:15:03.007Z,1.5\r\n2026-11-26T04:15:04.007Z,-2\r\n',
    );
  });

  it('has what is older than full resolution in steps, at their middle, with their lowest and highest values', () => {
    const holdings = createHoldings();
    const minute = Date.UTC(2026, 10, 26, 4, 15);
    const rows = Array.from({ length: 121 }, (_, row) => [minute + (row + 1) * 1000, row % 10]);
    holdings.append(frameOf(rows), ['used']);
    holdings.trim('full', minute + 118_000);
    const range = { from: minute + 100_000, to: minute + 120_000 };
    const lines = csvOf(columnsOfChart(chartOf(['used'])), rowsInRange(holdings.tiers, range)).split('\r\n');
    expect(lines).toEqual([
      'time,step (s),used (By),used lowest (By),used highest (By)',
      '2026-11-26T04:16:45.000Z,10,4.5,0,9',
      '2026-11-26T04:16:55.000Z,10,4.5,0,9',
      '',
    ]);
    const later = csvOf(
      columnsOfChart(chartOf(['used'])),
      rowsInRange(holdings.tiers, { ...range, to: minute + 121_000 }),
    );
    expect(later).toContain('04:17:01.000Z,0,0,0,0\r\n');
  });

  it('leaves a cell empty where there is no value, and a column where the series never came', () => {
    const samples = samplesOf([[START, Number.NaN, Infinity]], ['a', 'b']);
    const csv = csvOf(columnsOfChart(chartOf(['a', 'b', 'c'])), rowsInRange(samples, { from: START, to: START }));
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
    expect(csvOf(columnsOfChart(chart), rowsInRange(samplesOf([], []), { from: 0, to: 1 }))).toBe(
      `time,${heading}\r\n`,
    );
  });
});

describe('columnsOfCharts', () => {
  it('has the series of all charts, each once, named with its chart', () => {
    const charts = [chartOf(['a', 'b'], { title: 'One' }), chartOf(['b', 'c'], { title: 'Two', unit: '' })];
    expect(columnsOfCharts(charts)).toEqual([
      { label: 'One: a', unit: 'By', series: 'a' },
      { label: 'One: b', unit: 'By', series: 'b' },
      { label: 'Two: c', unit: '', series: 'c' },
    ]);
  });
});
