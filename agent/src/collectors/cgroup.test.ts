import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findThrottledGroup } from './cgroup.ts';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** A file system with these files alone. */
function createRoot(files: Record<string, string>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'procscope-cgroup-'));
  roots.push(root);
  for (const [name, text] of Object.entries(files)) write(root, name, text);
  return root;
}

function write(root: string, name: string, text: string) {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}

test('cgroup v2: microseconds of the group that has the quota', () => {
  const root = createRoot({
    'proc/self/cgroup': '0::/app.slice/web.service\n',
    'sys/fs/cgroup/app.slice/cpu.max': '50000 100000\n',
    'sys/fs/cgroup/app.slice/cpu.stat': 'usage_usec 9\nnr_throttled 3\nthrottled_usec 2500\n',
    'sys/fs/cgroup/app.slice/web.service/cpu.max': 'max 100000\n',
    'sys/fs/cgroup/app.slice/web.service/cpu.stat': 'throttled_usec 0\n',
  });
  const read = findThrottledGroup(root);
  expect(read?.()).toBe(2.5);
  write(root, 'sys/fs/cgroup/app.slice/cpu.stat', 'throttled_usec 4000\n');
  expect(read?.()).toBe(4);
});

test('a container sees its group as the root of the mount', () => {
  const root = createRoot({
    'proc/self/cgroup': '0::/../../kubepods/pod1\n',
    'sys/fs/cgroup/cpu.max': '200000 100000\n',
    'sys/fs/cgroup/cpu.stat': 'throttled_usec 1000\n',
  });
  expect(findThrottledGroup(root)?.()).toBe(1);
});

test('cgroup v1: nanoseconds, found beside an empty v2 hierarchy', () => {
  const root = createRoot({
    'proc/self/cgroup': '4:cpu,cpuacct:/docker/1\n3:cpuset:/\n0::/\n',
    'sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.cfs_quota_us': '50000\n',
    'sys/fs/cgroup/cpu,cpuacct/docker/1/cpu.stat': 'nr_throttled 1\nthrottled_time 3000000\n',
  });
  expect(findThrottledGroup(root)?.()).toBe(3);
});

test.each([
  ['no quota in v2', { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': 'max 100000\n' }],
  ['no quota in v1', { 'proc/self/cgroup': '4:cpu:/\n', 'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n' }],
  ['no statistics', { 'proc/self/cgroup': '0::/\n', 'sys/fs/cgroup/cpu.max': '1000 100000\n' }],
  ['no cgroups', {}],
])('there is nothing to show with %s', (_, files) => {
  expect(findThrottledGroup(createRoot({ ...files }))).toBeUndefined();
});

test('a group that has gone reads as no value', () => {
  const root = createRoot({
    'proc/self/cgroup': '0::/\n',
    'sys/fs/cgroup/cpu.max': '50000 100000\n',
    'sys/fs/cgroup/cpu.stat': 'throttled_usec 1\n',
  });
  const read = findThrottledGroup(root);
  rmSync(path.join(root, 'sys/fs/cgroup/cpu.stat'));
  expect(read?.()).toBeNaN();
});
