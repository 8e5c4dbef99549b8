import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCharts, columnsOf } from '../../../shared/charts.ts';
import type { Collector } from '../collector.ts';
import { COLLECTORS } from './index.ts';
import { createTestHost } from './testing.ts';

const UNITS = /^(By|s|1|\{[a-z_]+\})(\/s)?$/;

let collectors: Collector[];
beforeAll(() => {
  collectors = Object.values(COLLECTORS).map((create) => create(createTestHost()));
});
afterAll(() => {
  for (const collector of collectors) collector.close?.();
});

test('the charts pass the check of the wire and explain themselves', () => {
  const charts = collectors.flatMap((collector) => collector.charts);
  expect(asCharts(charts)).toEqual(charts);
  for (const { help, unit } of charts) {
    expect(help?.split('. ').length).toBeGreaterThanOrEqual(2);
    expect(unit).toMatch(UNITS);
  }
  expect([...new Set(charts.map(({ group }) => group))]).toEqual(['memory', 'gc', 'event loop', 'cpu']);
});

test('no two collectors use the same series', () => {
  const ids = collectors.flatMap((collector) => columnsOf(collector.charts));
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(['watched', 'unwatched'])('%s, each collector writes exactly its own columns', (gear) => {
  for (const collector of collectors) {
    collector.watch?.(gear === 'watched');
    const columns = columnsOf(collector.charts).length;
    const row = new Float64Array(columns + 1).fill(-1);
    collector.read(row, { time: 0, elapsedMs: 1000 });
    expect(row[columns]).toBe(-1);
  }
});
