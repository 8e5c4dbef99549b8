import os from 'node:os';
import { afterEach, expect, test, vi } from 'vitest';
import { columnsOf } from '../../../shared/charts.ts';
import { createSystemCollector, createSystemCollectorOn } from './system.ts';
import { block, sample } from './testing.ts';

const CPU = 'system.cpu.utilization';
const LOAD = 'system.cpu.load_average.1m';
const AVAILABLE = 'system.memory.usage{system.memory.state=available}';
const TOTAL = 'system.memory.limit';
const LEFT = 'container.memory.available';

afterEach(() => vi.restoreAllMocks());

test('the figures are those of this machine', () => {
  const collector = createSystemCollector();
  block(100);
  const values = sample(collector);
  expect(values.get(TOTAL)).toBe(os.totalmem());
  expect(values.get(AVAILABLE)).toBeGreaterThan(0);
  expect(values.get(AVAILABLE)).toBeLessThan(os.totalmem());
  expect(values.get(CPU)).toBeGreaterThan(0);
  expect(values.get(CPU)).toBeLessThanOrEqual(1);
});

test('load averages stand in their order, and Windows has none', () => {
  vi.spyOn(os, 'loadavg').mockReturnValue([3, 2, 1]);
  const values = sample(createSystemCollectorOn('linux'));
  const loads = [...values].filter(([id]) => id.includes('load_average'));
  expect(loads.map(([id, value]) => [id.replace(/.*\./, ''), value])).toEqual([
    ['1m', 3],
    ['5m', 2],
    ['15m', 1],
  ]);
  expect(createSystemCollectorOn('win32').charts.map(({ id }) => id)).toEqual(['system.memory']);
});

test('all is read at each fifth sample and held in between; a pause begins anew, without CPU', () => {
  let readings = 0;
  vi.spyOn(os, 'loadavg').mockImplementation(() => [++readings, 0, 0]);
  let total = 0;
  const collector = createSystemCollectorOn('linux', () => {
    total += 100;
    return { busy: total / 4, total };
  });
  const rows = [Number.NaN, 1, 1, 1, 1, 1, Number.NaN, 1].map((elapsedMs) => sample(collector, elapsedMs));
  expect(rows.map((row) => row.get(LOAD))).toEqual([1, 1, 1, 1, 1, 2, 3, 3]);
  const gap = Number.NaN;
  expect(rows.map((row) => row.get(CPU))).toEqual([gap, gap, gap, gap, gap, 0.25, gap, gap]);
});

test('with a limit of the cgroup the chart tells what it leaves', () => {
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(os.totalmem() / 2);
  vi.spyOn(process, 'availableMemory').mockReturnValue(12_345);
  expect(sample(createSystemCollector()).get(LEFT)).toBe(12_345);
});

test.each([0, 2 ** 64])('a limit of %d is none and leaves nothing to tell', (limit) => {
  vi.spyOn(process, 'constrainedMemory').mockReturnValue(limit);
  expect(columnsOf(createSystemCollector().charts)).not.toContain(LEFT);
});

test('what cannot be read leaves a gap and harms nothing', () => {
  for (const name of ['loadavg', 'freemem', 'totalmem'] as const) {
    vi.spyOn(os, name).mockImplementation(() => {
      throw new Error('not here');
    });
  }
  const collector = createSystemCollectorOn('linux', () => {
    throw new Error('EMFILE');
  });
  const values = [...sample(collector).values()];
  expect(values).toEqual(Array(values.length).fill(Number.NaN));
  expect(values.length).toBeGreaterThanOrEqual(6);
});
