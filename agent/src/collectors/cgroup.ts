import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Reads how long the process's cgroup has been throttled so far, in milliseconds; NaN when it cannot be read now. */
export type ReadThrottledMs = () => number;

interface Flavour {
  /** The line of /proc/self/cgroup that names the group. */
  line: RegExp;
  mounts: string[];
  hasQuota(directory: string): boolean;
  /** The field of cpu.stat, and how many of its units make a millisecond. */
  field: RegExp;
  unitsPerMs: number;
}

const V2: Flavour = {
  line: /^0::(.*)$/m,
  mounts: ['/sys/fs/cgroup'],
  hasQuota: (directory) => /^\d/.test(readFileSync(path.join(directory, 'cpu.max'), 'utf8')),
  field: /^throttled_usec (\d+)$/m,
  unitsPerMs: 1e3,
};

const V1: Flavour = {
  line: /^\d+:(?:[^:]*,)?cpu(?:,[^:]*)?:(.*)$/m,
  mounts: ['/sys/fs/cgroup/cpu', '/sys/fs/cgroup/cpu,cpuacct'],
  hasQuota: (directory) => Number(readFileSync(path.join(directory, 'cpu.cfs_quota_us'), 'utf8')) > 0,
  field: /^throttled_time (\d+)$/m,
  unitsPerMs: 1e6,
};

/**
 * Finds the nearest group above the process that has a CPU quota, in cgroup v2 or v1. Without a quota nothing is ever
 * throttled, and there is nothing to show: undefined.
 */
export function findThrottledGroup(root = '/'): ReadThrottledMs | undefined {
  const groups = readText(path.join(root, 'proc/self/cgroup'));
  for (const flavour of [V2, V1]) {
    const own = flavour.line.exec(groups)?.[1];
    if (own === undefined) continue;
    for (const mount of flavour.mounts) {
      for (const group of withParents(own)) {
        const directory = path.join(root, mount, group);
        const read = () => readThrottledMs(directory, flavour);
        if (hasQuota(directory, flavour) && Number.isFinite(read())) return read;
      }
    }
  }
  return undefined;
}

/** `/a/b` → `/a/b`, `/a`, `/`. A container sees its own group as the root of the mount, whatever its path says. */
function withParents(group: string): string[] {
  const parts = group.split('/').filter((part) => part !== '' && part !== '..');
  return Array.from({ length: parts.length + 1 }, (_, index) => `/${parts.slice(0, parts.length - index).join('/')}`);
}

function hasQuota(directory: string, flavour: Flavour): boolean {
  try {
    return flavour.hasQuota(directory);
  } catch {
    return false;
  }
}

function readThrottledMs(directory: string, flavour: Flavour): number {
  const value = flavour.field.exec(readText(path.join(directory, 'cpu.stat')))?.[1];
  return value === undefined ? Number.NaN : Number(value) / flavour.unitsPerMs;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
