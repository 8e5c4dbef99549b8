import { expect, it } from 'vitest';
import { createQueue } from './queue.ts';

it('runs tasks one after another, and goes on after one that fails', async () => {
  const queue = createQueue();
  const told: string[] = [];
  const task = (name: string) => async () => {
    told.push(`${name} begins`);
    await Promise.resolve();
    told.push(`${name} ends`);
    return name;
  };
  const first = queue(task('first'));
  const failing = queue(() => Promise.reject(new Error('no')));
  const second = queue(task('second'));
  await expect(failing).rejects.toThrow('no');
  expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  expect(told).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});
