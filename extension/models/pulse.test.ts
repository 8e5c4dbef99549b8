import { effect, signal } from '@preact/signals';
import { expect, it, onTestFinished, vi } from 'vitest';
import { createPulse } from './pulse.ts';

function start() {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const source = signal(0);
  const pulse = createPulse(source, 1000);
  const seen: number[] = [];
  effect(() => void seen.push(pulse.beat.value));
  return { source, pulse, seen };
}

it('tells of the first change at once, and of those that follow once in a while, the last in any case', () => {
  const { source, seen } = start();
  for (let value = 1; value <= 5; value++) source.value = value;
  expect(seen).toEqual([0, 1]);
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([0, 1, 5]);
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([0, 1, 5]);
  source.value = 6;
  expect(seen).toEqual([0, 1, 5, 6]);
});

it('is silent once it is disposed', () => {
  const { source, pulse, seen } = start();
  source.value = 1;
  source.value = 2;
  pulse.dispose();
  source.value = 3;
  vi.advanceTimersByTime(5000);
  expect(seen).toEqual([0, 1]);
});
