import { expect, test } from 'vitest';
import { decodeFrame } from '../../shared/frame.ts';
import { manyCharts } from './charts.ts';
import { eventsWithin } from './events.ts';
import { createRows } from './rows.ts';

const times = (count: number) => Array.from({ length: count }, (_, index) => 1_000_000 + index * 1000);
const decode = (bytes: Uint8Array) => decodeFrame(Uint8Array.from(bytes).buffer);

test('makes the same rows of the same times, with a value in every column', () => {
  const rows = createRows(manyCharts(30), 1);
  const frame = decode(rows.frame(times(3)));
  expect([frame.rows, frame.columns]).toEqual([3, 120]);
  expect(frame.values.every(Number.isFinite)).toBe(true);
  expect(rows.frame(times(3))).toEqual(rows.frame(times(3)));
});

test('cuts a long history into frames, and flags the last', () => {
  const frames = createRows(manyCharts(100), 1).history(times(600)).map(decode);
  expect(frames.length).toBeGreaterThan(1);
  expect(frames.map(({ last }) => last)).toEqual(frames.map((_, index) => index === frames.length - 1));
  expect(frames.reduce((rows, frame) => rows + frame.rows, 0)).toBe(600);
});

test('makes events of every kind, each in one span alone', () => {
  const whole = eventsWithin(0, 600_000);
  expect(new Set(whole.map(({ kind }) => kind))).toEqual(new Set(['gc', 'stall', 'mark']));
  expect([...eventsWithin(0, 123_000), ...eventsWithin(123_000, 600_000)]).toEqual(whole);
});
