import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startHeartbeat } from './heartbeat.ts';

vi.mock('../runtime.ts', () => import('../testing/global-runtime.ts'));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

it('beats every 15 s until it is stopped', () => {
  const beat = vi.fn();
  const heartbeat = startHeartbeat(beat);
  vi.advanceTimersByTime(45_000);
  expect(beat.mock.calls).toEqual([[false], [false], [false]]);
  heartbeat.stop();
  vi.advanceTimersByTime(45_000);
  expect(beat).toHaveBeenCalledTimes(3);
});

it('says so when the process itself was stopped', () => {
  const beat = vi.fn();
  let stoppedMs = 0;
  const heartbeat = startHeartbeat(beat, 1000, () => performance.now() + stoppedMs);
  vi.advanceTimersByTime(1000);
  stoppedMs = 60_000;
  vi.advanceTimersByTime(2000);
  expect(beat.mock.calls).toEqual([[false], [true], [false]]);
  heartbeat.stop();
});
