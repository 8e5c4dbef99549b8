import { expect, test } from 'vitest';
import { latenessOf, stallInTick, stallInTurn, workBetween } from './stalls.ts';

const at = (nowMs: number, idleMs: number, events: number | undefined = 0) => ({ nowMs, idleMs, events });

test('waiting is no work', () => {
  expect(workBetween(at(0, 0), at(100, 70))).toBe(30);
});

test('a process that was stopped while it waited has not stalled', () => {
  expect(stallInTurn(at(0, 0), at(60_000, 59_999, 1), 10)).toBeUndefined();
  expect(stallInTick(at(0, 0), at(60_000, 59_999), 20)).toBeUndefined();
});

test('a turn of 49 ms is none, one of 50 ms is a stall', () => {
  expect(stallInTurn(at(0, 0), at(49, 0, 1), 10)).toBeUndefined();
  expect(stallInTurn(at(0, 0), at(50, 0, 1), 10)).toMatchObject({ startMs: 0, durationMs: 50 });
});

test('without events in the turn the work lay before the wait', () => {
  const stall = stallInTurn(at(1000, 500, 7), at(1400, 780, 7), 10);
  expect(stall).toEqual({ startMs: 1000, durationMs: 120, uncertaintyMs: 1 });
});

test('with events it lay behind the wait, but for what may have gone unseen before it', () => {
  const stall = stallInTurn(at(1000, 500, 7), at(1400, 780, 8), 10);
  expect(stall).toEqual({ startMs: 1280, durationMs: 120, uncertaintyMs: 10 });
});

test('a short wait leaves no more doubt than its own length', () => {
  expect(stallInTurn(at(0, 0, 0), at(104, 4, 1), 10)).toMatchObject({ startMs: 4, uncertaintyMs: 4 });
});

test('where the runtime counts no events, they are taken to have come', () => {
  const uncounted = (nowMs: number, idleMs: number) => ({ nowMs, idleMs, events: undefined });
  expect(stallInTurn(uncounted(0, 0), uncounted(400, 280), 10)).toMatchObject({ startMs: 280, uncertaintyMs: 10 });
});

test('a timer is late by no more than the loop has worked', () => {
  expect(latenessOf(at(0, 0), at(100, 0), 20)).toBe(80);
  expect(latenessOf(at(0, 0), at(19, 0), 20)).toBe(0);
  expect(latenessOf(at(0, 0), at(5000, 4990), 20)).toBe(10);
});

test.each([0, 5, 19])('a stall of 50 ms that begins %d ms after a tick under load is found', (beginMs) => {
  const endMs = beginMs + 50;
  const stall = stallInTick(at(0, 0), at(endMs, 0), 20);
  if (!stall) throw new Error('The stall was not found.');
  const { startMs, durationMs, uncertaintyMs } = stall;
  expect(Math.abs(startMs - beginMs)).toBeLessThanOrEqual(uncertaintyMs);
  expect(Math.abs(durationMs - 50)).toBeLessThanOrEqual(uncertaintyMs);
});

test('much work in short turns, which let the timer run nearly on time, is no stall', () => {
  expect(stallInTick(at(0, 0), at(24, 0), 20)).toBeUndefined();
  expect(stallInTick(at(0, 0), at(90, 65), 20)).toBeUndefined();
});

test('where waits are not settled, the doubt is the whole wait', () => {
  const stall = stallInTurn(at(0, 0, 0), at(1000, 600, 1), Number.POSITIVE_INFINITY);
  expect(stall).toEqual({ startMs: 600, durationMs: 400, uncertaintyMs: 600 });
});
