import { afterEach, expect, it, vi } from 'vitest';
import { lockAcrossPanels } from './lock.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

it('asks the browser for its lock by name, and gives what the task gives', async () => {
  const request = vi.fn((_name: string, task: () => Promise<unknown>) => task());
  vi.stubGlobal('navigator', { locks: { request } });
  const exclusively = lockAcrossPanels('profiles');
  expect(await exclusively(async () => 7)).toBe(7);
  expect(request.mock.calls).toEqual([['profiles', expect.any(Function)]]);
  await expect(exclusively(() => Promise.reject(new Error('the task’s own')))).rejects.toThrow('the task’s own');
});

it.each([
  ['has no locks', {}],
  ['refuses them', { locks: { request: () => Promise.reject(new Error('SecurityError')) } }],
])('runs tasks in turn where the browser %s', async (_, navigator) => {
  vi.stubGlobal('navigator', navigator);
  const exclusively = lockAcrossPanels('profiles');
  const told: string[] = [];
  const task = (name: string) => async () => {
    told.push(`${name} begins`);
    await Promise.resolve();
    told.push(`${name} ends`);
  };
  await Promise.all([exclusively(task('a')), exclusively(task('b'))]);
  expect(told).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});
