import { readFileSync } from 'node:fs';
import os from 'node:os';

/** CPU time of the whole machine since it started, over all CPUs, in a unit that only the ratio needs. */
export interface CpuTimes {
  busy: number;
  total: number;
}

export type ReadCpuTimes = () => CpuTimes;

/** The way to read the machine's CPU time here; undefined where there is none. */
export function findCpuTimes(platform: NodeJS.Platform): ReadCpuTimes | undefined {
  // `os.cpus()` also asks each CPU for its model and frequency, which /proc/stat spares; the permission model allows it.
  const ways = platform === 'linux' ? [readProcStat, readCpus] : [readCpus];
  return ways.find((read) => {
    try {
      return read().total > 0;
    } catch {
      return false;
    }
  });
}

/** Throws where the file cannot be read. */
export function readProcStat(file = '/proc/stat'): CpuTimes {
  // As UTF-8 Node reads a file in one call, which takes a quarter of the time.
  const line = /^cpu +(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  // What follows steal, the time of guests, is already part of user and nice.
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] = line
    .split(' ')
    .map(Number);
  const busy = user + nice + system + irq + softirq + steal;
  return { busy, total: busy + idle + iowait };
}

export function readCpus(): CpuTimes {
  const times = os.cpus().map((cpu) => cpu.times);
  const busy = times.reduce((sum, { user, nice, sys, irq }) => sum + user + nice + sys + irq, 0);
  return { busy, total: times.reduce((sum, { idle }) => sum + idle, busy) };
}

/**
 * The share of the machine's CPU time that was busy since the last call. NaN where nothing can be compared: `anew` begins
 * a span, and a reading that fails costs the span before it and the one after it.
 */
export function createUtilization(read: ReadCpuTimes): (anew: boolean) => number {
  let before = attempt(read);
  return (anew) => {
    const now = attempt(read);
    const busy = now.busy - before.busy;
    const total = now.total - before.total;
    before = now;
    // The kernel may take back a tick or two of waiting.
    return anew || !(total > 0) ? Number.NaN : Math.min(Math.max(busy / total, 0), 1);
  };
}

function attempt(read: ReadCpuTimes): CpuTimes {
  try {
    return read();
  } catch {
    return { busy: Number.NaN, total: Number.NaN };
  }
}
