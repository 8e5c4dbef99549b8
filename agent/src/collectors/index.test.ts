import { PerformanceObserver } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asCharts, columnsOf } from '../../../shared/charts.ts';
import type { Collector } from '../collector.ts';
import { createCpuCollectorOn } from './cpu.ts';
import { COLLECTORS } from './index.ts';
import { block, createTestHost, sample } from './testing.ts';

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
  expect([...new Set(charts.map(({ group }) => group))]).toEqual([
    'memory',
    'gc',
    'event loop',
    'cpu',
    'resources',
    'http',
    'system',
  ]);
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

test('a row that begins after a pause holds no figure of the time nobody watched, nor does the next', async () => {
  setFlagsFromString('--expose-gc');
  const collectGarbage: unknown = runInNewContext('gc');
  const host = createTestHost();
  // The machine that tests may have no cgroup with a quota.
  const cpu = createCpuCollectorOn('linux', () => performance.now());
  const group = [...Object.values(COLLECTORS).map((create) => create(host)), cpu];
  const read = (elapsedMs: number) => new Map(group.flatMap((collector) => [...sample(collector, elapsedMs)]));
  read(Number.NaN);
  await new Promise(setImmediate);
  block(60);
  // Node tells all observers of a collection in one turn of the loop, this one after the collectors'.
  const told = new Promise<void>((resolve) => {
    const observer = new PerformanceObserver(() => {
      observer.disconnect();
      resolve();
    });
    observer.observe({ entryTypes: ['gc'] });
  });
  if (typeof collectGarbage !== 'function') throw new Error('V8 does not expose its collector.');
  collectGarbage();
  await told;

  const states =
    /^(process\.(memory|unix|thread)|v8js\.memory\.(?!allocated)|v8js\.context|container\.memory|nodejs\.(active|worker\.count)|http\.\w+\.(active|open)|system\.(memory|cpu\.load))/;
  const row = read(Number.NaN);
  expect([...row].filter(([id, value]) => !states.test(id) && !Number.isNaN(value))).toEqual([]);
  expect([...row].filter(([id]) => !states.test(id)).length).toBeGreaterThan(20);
  const next = read(1000);
  expect(next.get('v8js.gc.collections{v8js.gc.type=major}')).toBe(0);
  expect([...next].filter(([id, value]) => id.startsWith('v8js.gc.duration{') && value > 0).length).toBeLessThan(3);
  expect(next.get('nodejs.eventloop.delay.max') ?? 0).not.toBeGreaterThan(0.05);
  for (const collector of group) collector.close?.();
});
