import { expect, it, onTestFinished, vi } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

it('allows 20 messages a second, at once or spread, and no more', () => {
  let nowMs = 0;
  const isWithinRate = createRateLimit(() => nowMs);
  const send = (count: number) => Array.from({ length: count }, isWithinRate).filter(Boolean).length;
  expect(send(25)).toBe(20);
  nowMs += 500;
  expect(send(25)).toBe(10);
  nowMs += 60_000;
  expect(send(25)).toBe(20);
});

it('refills by the real clock where a test suite fakes it', async () => {
  vi.useFakeTimers({ toFake: ['performance', 'Date'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const isWithinRate = createRateLimit();
  for (let count = 0; count < 20; count++) isWithinRate();
  expect(isWithinRate()).toBe(false);
  await vi.waitFor(() => expect(isWithinRate()).toBe(true));
});
