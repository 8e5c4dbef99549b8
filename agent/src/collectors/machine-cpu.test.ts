import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os, { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { type CpuTimes, createUtilization, findCpuTimes, readCpus, readProcStat } from './machine-cpu.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'procscope-machine-'));
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

test('waiting and idling are not busy, and guests are not counted twice', () => {
  const file = path.join(directory, 'stat');
  writeFileSync(file, 'cpu  1 2 4 100 50 8 16 32 1 2\ncpu0 9 9 9 9\nintr 7\n');
  expect(readProcStat(file)).toEqual({ busy: 63, total: 213 });
  writeFileSync(file, 'no such line\n');
  expect(readProcStat(file).total).toBe(0);
});

test('where there is no /proc the CPUs are summed up', () => {
  const cpu = { model: '', speed: 0, times: { user: 10, nice: 1, sys: 5, idle: 80, irq: 4 } };
  vi.spyOn(os, 'cpus').mockReturnValue([cpu, cpu]);
  expect(readCpus()).toEqual({ busy: 40, total: 200 });
  expect(findCpuTimes('darwin')).toBe(readCpus);
});

test('a machine that tells nothing has no reader', () => {
  vi.spyOn(os, 'cpus').mockReturnValue([]);
  expect(findCpuTimes('darwin')).toBeUndefined();
  vi.spyOn(os, 'cpus').mockImplementation(() => {
    throw new Error('not here');
  });
  expect(findCpuTimes('win32')).toBeUndefined();
});

test('the share is that of the span between two readings', () => {
  const readings: (CpuTimes | undefined)[] = [
    { busy: 100, total: 1000 },
    { busy: 150, total: 1200 },
    { busy: 400, total: 1500 },
    { busy: 500, total: 2500 },
    undefined,
    { busy: 600, total: 2600 },
    { busy: 599, total: 2700 },
    { busy: 599, total: 2700 },
  ];
  const utilization = createUtilization(() => {
    const reading = readings.shift();
    if (!reading) throw new Error('EMFILE');
    return reading;
  });
  expect(utilization(false)).toBe(0.25);
  // After a pause.
  expect(utilization(true)).toBeNaN();
  expect(utilization(false)).toBe(0.1);
  // A reading that fails costs the span before and after it.
  expect([utilization(false), utilization(false)]).toEqual([Number.NaN, Number.NaN]);
  expect(utilization(false)).toBe(0);
  expect(utilization(false)).toBeNaN();
});
