import { expect, test, vi } from 'vitest';
import { columnsOf } from '../../../shared/charts.ts';
import { createCpuCollectorOn } from './cpu.ts';
import { sample } from './testing.ts';

const USER = 'process.cpu.utilization{cpu.mode=user}';

const titles = (platform: NodeJS.Platform) => createCpuCollectorOn(platform).charts.map(({ title }) => title);

test('a platform shows what it counts', () => {
  expect(titles('linux')).toEqual(['CPU', 'Context switches', 'Page faults', 'File-system operations']);
  expect(titles('darwin')).toEqual(['CPU', 'Context switches', 'Page faults']);
  expect(titles('win32')).toEqual(['CPU', 'Page faults', 'File-system operations']);
  expect(columnsOf(createCpuCollectorOn('win32').charts)).toContain('process.paging.faults');
});

test('each series is the rise of its own counter, a second', () => {
  const usage = { ...process.resourceUsage(), userCPUTime: 0, systemCPUTime: 0 };
  const spy = vi.spyOn(process, 'resourceUsage').mockImplementation(() => ({ ...usage }));
  try {
    const collector = createCpuCollectorOn('linux');
    sample(collector);
    usage.userCPUTime += 500_000;
    usage.systemCPUTime += 250_000;
    usage.voluntaryContextSwitches += 20;
    usage.involuntaryContextSwitches += 2;
    usage.minorPageFault += 40;
    usage.majorPageFault += 4;
    usage.fsRead += 8;
    usage.fsWrite += 6;
    expect([...sample(collector, 2000).values()]).toEqual([0.25, 0.125, 10, 1, 20, 2, 4, 3]);
    expect([...sample(collector).values()]).toEqual(Array(8).fill(0));
  } finally {
    spy.mockRestore();
  }
});

test('the first sample, which has no span, has no values', () => {
  const values = sample(createCpuCollectorOn('linux'), Number.NaN);
  expect([...values.values()].every(Number.isNaN)).toBe(true);
});

test('work shows as user time', () => {
  const collector = createCpuCollectorOn(process.platform);
  const from = performance.now();
  sample(collector);
  const before = process.cpuUsage();
  while (process.cpuUsage(before).user < 30_000);
  const elapsedMs = performance.now() - from;
  const userMs = (sample(collector, elapsedMs).get(USER) ?? 0) * elapsedMs;
  expect(userMs).toBeGreaterThan(29);
});

test('the throttled share stands last, and only where a cgroup tells it', () => {
  let total = 0;
  const collector = createCpuCollectorOn('linux', () => total);
  sample(collector, Number.NaN);
  total = 250;
  const shares = Array.from({ length: 5 }, () => sample(collector).get('container.cpu.throttled'));
  expect(shares.at(-1)).toBe(0.05);
  expect(columnsOf(createCpuCollectorOn('linux').charts)).not.toContain('container.cpu.throttled');
});
